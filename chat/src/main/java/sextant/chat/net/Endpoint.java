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
 * @param origins web pages that may connect besides our own, empty for all where IRC is spoken
 * @param names what this machine is called, for the web client
 * @param proxies addresses whose connections may begin with a PROXY header
 */
public record Endpoint(
    SocketAddress address,
    Kind kind,
    @Nullable Tls tls,
    boolean proxy,
    Set<String> origins,
    Set<String> names,
    Set<String> proxies) {
  /** What is spoken over the stream. */
  public enum Kind {
    /** Lines, or WebSocket when the first bytes ask for it. */
    IRC,
    /** Pages for health checks and metrics. */
    PAGES,
    /** The web client: its pages, and a WebSocket for them. */
    WEB,
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

  /** Whether whoever comes must begin with a request. */
  boolean isWebOnly() {
    return kind == Kind.PAGES || kind == Kind.WEB;
  }

  /** Keeps copies. */
  public Endpoint {
    origins = Set.copyOf(origins);
    names = Set.copyOf(names);
    proxies = Set.copyOf(proxies);
  }
}
