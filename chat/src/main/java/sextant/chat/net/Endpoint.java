package sextant.chat.net;

import java.net.SocketAddress;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where clients come in.
 *
 * @param address a TCP or Unix address
 * @param kind what is spoken there
 * @param tls makes the context for each connection, so that certificates can change; null for plain
 * @param proxy whether each connection begins with a PROXY header
 * @param origins web pages that may connect, empty for all
 * @param proxies addresses whose connections may begin with a PROXY header
 */
public record Endpoint(
    SocketAddress address,
    Kind kind,
    @Nullable Tls tls,
    boolean proxy,
    Set<String> origins,
    Set<String> proxies) {
  /** What is spoken over the stream. */
  public enum Kind {
    /** Lines, or WebSocket when the first bytes ask for it. */
    IRC,
    /** Pages for health checks and metrics. */
    PAGES,
    /**
     * Requests of the server's own administrator, one a line; a Unix socket only its owner opens.
     */
    ADMIN
  }

  /** Gives the context that is current. */
  @FunctionalInterface
  public interface Tls {
    /** The context for the next connection. */
    SSLContext context();
  }

  /** Keeps copies. */
  public Endpoint {
    origins = Set.copyOf(origins);
    proxies = Set.copyOf(proxies);
  }
}
