package sextant.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Carries by OkHttp what {@link DirectTransport} does not: HTTP/2, and whatever goes by a proxy.
 */
final class LibraryTransport implements AutoCloseable {
  private static final int MOST_IDLE_CONNECTIONS = 32;
  private static final int IDLE_SECONDS = 90;

  private final OkHttpClient client;

  LibraryTransport(WebOptions options, SSLContext tls, ServerTrust trust, Logins logins) {
    client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .authenticator(Authenticator.NONE)
            .proxyAuthenticator((route, response) -> logins.forProxy(response))
            .dns(Dialer::addresses)
            .proxySelector(options.proxy().selector())
            .connectionPool(
                new ConnectionPool(MOST_IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
            .connectTimeout(options.connectTimeout())
            .readTimeout(options.silenceTimeout())
            .writeTimeout(options.silenceTimeout())
            .protocols(
                options.allowsHttp2()
                    ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                    : List.of(Protocol.HTTP_1_1))
            .socketFactory(new WideSockets())
            .sslSocketFactory(new NamedSockets(tls.getSocketFactory()), trust)
            .hostnameVerifier((host, session) -> true) // NamedSockets had the trust check the name
            .eventListenerFactory(call -> new TransportEvents(exchange(call.request()).marks()))
            .addNetworkInterceptor(chain -> note(chain.request(), chain.connection(), chain))
            .build();
  }

  private static Exchange exchange(Request request) {
    Exchange exchange = request.tag(Exchange.class);
    if (exchange == null) {
      throw new IllegalStateException("bug: a call without its exchange");
    }
    return exchange;
  }

  // Here the request has every field it goes out with, and the connection is known.
  private static Response note(
      Request request, @Nullable Connection connection, okhttp3.Interceptor.Chain chain)
      throws IOException {
    Exchange exchange = exchange(request);
    exchange.sent(list(request.headers()));
    if (connection != null) {
      var address = connection.route().socketAddress();
      boolean isThroughProxy = connection.route().proxy().type() != Proxy.Type.DIRECT;
      String where = address.toString();
      String shown =
          isThroughProxy && connection.route().proxy().address() instanceof InetSocketAddress proxy
              ? proxy.getHostString() + ":" + proxy.getPort()
              : where.substring(where.indexOf('/') + 1);
      exchange.connected(shown, details(connection.socket()));
    }
    return chain.proceed(request);
  }

  // From the socket, for OkHttp shows only chains that end at an issuer its trust names.
  private static Optional<TlsDetails> details(Socket socket) {
    if (!(socket instanceof SSLSocket tls)) {
      return Optional.empty();
    }
    return Optional.of(TlsDetails.of(tls.getSession()));
  }

  /** Sends and waits for the head of the answer. Blocks; {@code exchange.cancel()} ends it. */
  Transport.Answer send(WebRequest request, HeaderList headers, Exchange exchange)
      throws IOException {
    Call call = client.newCall(request(request, headers, exchange));
    exchange.onCancel(call::cancel);
    Response response = execute(call);
    var head =
        new Exchange.Head(
            response.code(),
            response.message(),
            response.protocol().toString().toUpperCase(Locale.ROOT).replace("H2", "HTTP/2"),
            list(response.headers()));
    return new Transport.Answer(head, response.body().byteStream());
  }

  // A length below zero ends OkHttp in an exception that no caller expects (RFC 9112, 6.3).
  private static Response execute(Call call) throws IOException {
    try {
      Response response = call.execute();
      if (response.headers().values("Content-Length").stream().anyMatch(n -> n.startsWith("-"))) {
        response.close();
        throw new ProtocolException("Content-Length below zero");
      }
      return response;
    } catch (IllegalArgumentException nonsense) {
      throw new IOException(new ProtocolException(String.valueOf(nonsense.getMessage())));
    }
  }

  private static Request request(WebRequest request, HeaderList headers, Exchange exchange) {
    var fields = new Headers.Builder();
    for (HeaderList.Field field : headers.fields()) {
      if (!field.name().isBlank() && field.name().chars().allMatch(c -> c > 32 && c < 127)) {
        fields.addUnsafeNonAscii(field.name(), field.value().replaceAll("[\\r\\n\\x00]", ""));
      }
    }
    return new Request.Builder()
        .url(request.url().toHttpUrl())
        .headers(fields.build())
        .method(request.method(), body(request, headers))
        .tag(Exchange.class, exchange)
        .build();
  }

  private static okhttp3.@Nullable RequestBody body(WebRequest request, HeaderList headers) {
    boolean needsOne = List.of("POST", "PUT", "PATCH").contains(request.method());
    if (request.body().isEmpty()) {
      return needsOne ? okhttp3.RequestBody.create(new byte[0], null) : null;
    }
    RequestBody body = request.body().get();
    return new okhttp3.RequestBody() {
      @Override
      public @Nullable MediaType contentType() {
        return headers.first("Content-Type").map(MediaType::parse).orElse(null);
      }

      @Override
      public long contentLength() throws IOException {
        return body.byteCount();
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        try (var source = Okio.source(body.open())) {
          sink.writeAll(source);
        }
      }
    };
  }

  private static HeaderList list(Headers headers) {
    String[] all = new String[headers.size() * 2];
    for (int i = 0; i < headers.size(); i++) {
      all[2 * i] = headers.name(i);
      all[2 * i + 1] = headers.value(i);
    }
    return HeaderList.of(all);
  }

  /** Closes the connections that wait; new ones are made when they are needed. */
  void closeIdle() {
    client.connectionPool().evictAll();
  }

  /** Closes the connections that wait; those in use end with their exchange. */
  @Override
  public void close() {
    closeIdle();
    client.dispatcher().executorService().shutdown();
  }
}
