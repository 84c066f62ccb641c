package sextant.chat.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first bytes of a connection: a PROXY header where one must be, then lines or a request. */
final class Opening {
  private final Endpoint endpoint;
  private boolean proxyPending;
  private boolean mayBeProxied;
  private Optional<InetSocketAddress> source = Optional.empty();
  private boolean isSourceNews;
  private byte[] seen = {};

  /**
   * What the beginning was.
   *
   * @param request a request for a page or a WebSocket, null for plain lines
   * @param rest the bytes after it
   */
  record Result(@Nullable HttpRequest request, ByteBuffer rest) {}

  Opening(Endpoint endpoint, String from) {
    this.endpoint = endpoint;
    this.proxyPending = endpoint.proxy();
    this.mayBeProxied = endpoint.proxies().contains(from);
  }

  /** Takes bytes; null when more must come before it is clear. */
  @Nullable Result feed(ByteBuffer bytes) throws IOException {
    byte[] all = new byte[seen.length + bytes.remaining()];
    System.arraycopy(seen, 0, all, 0, seen.length);
    bytes.get(all, seen.length, bytes.remaining());
    seen = all;
    ByteBuffer rest = ByteBuffer.wrap(seen);
    if (mayBeProxied && !proxyPending) {
      int fits = ProxyHeader.looksLike(seen);
      mayBeProxied = fits > 0;
      proxyPending = fits > 1;
      if (fits == 1) {
        return null; // one byte more will tell
      }
    }
    if (proxyPending) {
      ProxyHeader header = ProxyHeader.parse(rest);
      if (header == null) {
        return null;
      }
      source = header.source();
      isSourceNews = source.isPresent();
      proxyPending = false;
      mayBeProxied = false;
      rest.position(header.length());
      seen = new byte[rest.remaining()];
      rest.get(seen);
      rest = ByteBuffer.wrap(seen);
    }
    return seen.length == 0 ? null : afterProxy(rest);
  }

  /** The client's address as a proxy gave it, once. */
  Optional<InetSocketAddress> newSource() {
    boolean news = isSourceNews;
    isSourceNews = false;
    return news ? source : Optional.empty();
  }

  private @Nullable Result afterProxy(ByteBuffer rest) throws IOException {
    if (endpoint.kind() == Endpoint.Kind.ADMIN) {
      return new Result(null, rest);
    }
    boolean mustBePage = endpoint.isWebOnly();
    if (!mustBePage && !looksLikeGet()) {
      return new Result(null, rest);
    }
    if (!mustBePage && seen.length < 4) {
      return null;
    }
    HttpRequest request = HttpRequest.parse(seen);
    if (request == null) {
      return null;
    }
    rest.position(request.length());
    return new Result(request, rest);
  }

  /** No command of IRC begins like this, and a client that sends less waits for nothing. */
  private boolean looksLikeGet() {
    byte[] get = {'G', 'E', 'T', ' '};
    for (int i = 0; i < Math.min(get.length, seen.length); i++) {
      if (seen[i] != get[i]) {
        return false;
      }
    }
    return true;
  }
}
