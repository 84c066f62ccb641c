package sextant.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import sextant.http.HeadRules;
import sextant.http.HttpClient;
import sextant.http.Link;

/** Opens connections: finds the address, connects, shakes hands. */
final class Dialer {
  private final int timeoutMillis;
  private final Supplier<SSLContext> tls;

  Dialer(int timeoutMillis, Supplier<SSLContext> tls) {
    this.timeoutMillis = timeoutMillis;
    this.tls = tls;
  }

  /** A connection to the server of an address; {@code exchange.cancel()} ends the attempt. */
  Connection dial(WebUrl url, Exchange exchange) throws IOException {
    TimeMarks marks = exchange.marks();
    marks.dnsStart();
    List<InetAddress> hosts = url.isAddress() ? addresses(url.host()) : find(url.host(), exchange);
    marks.dnsEnd();
    marks.connectStart();
    try {
      var race = new AddressRace(hosts, url.port(), timeoutMillis, !url.isHttps());
      exchange.onCancel(race::cancel);
      Socket socket = race.connect();
      exchange.onCancel(() -> close(socket));
      return connection(socket, url, marks);
    } finally {
      marks.connectEnd();
    }
  }

  /** The addresses of a name; every name below localhost is this machine (RFC 6761, 6.3). */
  static List<InetAddress> addresses(String host) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(host.endsWith(".localhost") ? "localhost" : host));
  }

  // On a thread of its own, for nothing can call the system back from looking for a name.
  private static List<InetAddress> find(String host, Exchange exchange) throws IOException {
    var found = new CompletableFuture<List<InetAddress>>();
    exchange.onCancel(() -> found.completeExceptionally(new SocketException("cancelled")));
    Thread.ofVirtual()
        .name("web-dns")
        .start(() -> {
          try {
            found.complete(addresses(host));
          } catch (UnknownHostException unknown) {
            found.completeExceptionally(unknown);
          }
        });
    try {
      return found.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException why ? why : new IOException(failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private Connection connection(Socket socket, WebUrl url, TimeMarks marks) throws IOException {
    try {
      Link link = url.isHttps() ? encrypted(socket, url, marks) : Link.plain(socket);
      return new Connection(
          HttpClient.over(link, url.hostHeader(), HeadRules.OF_SERVERS),
          url.origin(),
          address(socket),
          link.session().map(TlsDetails::of));
    } catch (IOException e) {
      close(socket);
      throw e;
    }
  }

  private static String address(Socket socket) {
    String text = String.valueOf(socket.getRemoteSocketAddress());
    return text.substring(text.indexOf('/') + 1);
  }

  private Link encrypted(Socket socket, WebUrl url, TimeMarks marks) throws IOException {
    marks.tlsStart();
    SSLEngine engine = tls.get().createSSLEngine(url.host(), url.port());
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the name is checked (RFC 9110, 4.3.4)
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    engine.setSSLParameters(parameters);
    socket.setSoTimeout(timeoutMillis);
    Link link = Link.encrypted(socket, engine);
    marks.tlsEnd();
    return link;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // closed is what it should be
    }
  }
}
