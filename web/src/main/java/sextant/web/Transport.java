package sextant.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import sextant.identity.SocketTrust;

/**
 * Carries one request over one connection and brings the raw answer: no cookies, no cache, no
 * redirects, no decoding. HTTP/1.1 straight to the server is ours; HTTP/2 and proxies are a
 * library's (docs/decisions/0027).
 */
final class Transport implements AutoCloseable {
  private final WebOptions options;
  private final Logins logins;
  private final ServerTrust trust;
  private final DirectTransport direct;
  // Made when first needed: most commands need neither, and both take a tenth of a second.
  private Optional<SSLContext> tls = Optional.empty();
  private Optional<LibraryTransport> library = Optional.empty();
  // Servers that were offered HTTP/2 and chose HTTP/1.1.
  private final RecentOrigins<Boolean> withoutHttp2 = new RecentOrigins<>();
  private final RecentOrigins<Optional<ProxyChoice.Server>> ways = new RecentOrigins<>();

  /** An answer whose body is not read; close the body. */
  record Answer(Exchange.Head head, InputStream body) {}

  Transport(WebOptions options, CertificateExceptions exceptions, Logins logins) {
    this.options = options;
    this.logins = logins;
    trust = new ServerTrust(new SocketTrust(host -> exceptions.trust(host, options.trust())));
    direct = new DirectTransport(options, this::tls);
  }

  private synchronized SSLContext tls() {
    SSLContext known = tls.orElseGet(() -> ServerTrust.context(trust));
    tls = Optional.of(known);
    return known;
  }

  private synchronized LibraryTransport library() {
    LibraryTransport known =
        library.orElseGet(() -> new LibraryTransport(options, tls(), trust, logins));
    library = Optional.of(known);
    return known;
  }

  /** Sends and waits for the head of the answer. Blocks; {@code exchange.cancel()} ends it. */
  Answer send(WebRequest request, HeaderList headers, Exchange exchange) throws IOException {
    WebUrl url = request.url();
    Optional<ProxyChoice.Server> proxy = options.proxy().serverFor(url);
    boolean isStraight = proxy.isEmpty();
    boolean isHttp1 = !url.isHttps() || !options.allowsHttp2() || withoutHttp2.has(url.origin());
    if (isStraight && isHttp1) {
      return direct.send(request, headers, exchange);
    }
    noteWay(url, proxy);
    Answer answer = throughLibrary(request, headers, exchange, proxy);
    if (isStraight && answer.head().protocol().equals("HTTP/1.1")) {
      withoutHttp2.put(url.origin(), true);
    }
    return answer;
  }

  // A kept connection goes the way of its time; a person who changes the proxy wants the new one.
  private void noteWay(WebUrl url, Optional<ProxyChoice.Server> proxy) {
    if (ways.put(url.origin(), proxy).filter(before -> !before.equals(proxy)).isPresent()) {
      library().closeIdle();
    }
  }

  private Answer throughLibrary(
      WebRequest request, HeaderList headers, Exchange exchange, Optional<ProxyChoice.Server> proxy)
      throws IOException {
    try {
      return library().send(request, headers, exchange);
    } catch (IOException failed) {
      if (proxy.isPresent() && !exchange.isCancelled()) {
        boolean isTunnel = request.url().isHttps() && exchange.marks().endedBeforeTls();
        WebFailures.checkProxy(failed, proxy.get(), isTunnel);
      }
      throw failed;
    }
  }

  /** Closes the connections that wait; those in use are their exchanges' to cancel. */
  @Override
  public synchronized void close() {
    direct.close();
    library.ifPresent(LibraryTransport::close);
  }
}
