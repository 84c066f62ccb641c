package sextant.chat.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about requests of browsers: whether a page may open a WebSocket, and where a client
 * behind a trusted proxy really is.
 */
final class WebDoor {
  private final Endpoint endpoint;
  private final HttpRequest request;

  WebDoor(Endpoint endpoint, HttpRequest request) {
    this.endpoint = endpoint;
    this.request = request;
  }

  boolean opensWebSocket() {
    return request.asksForWebSocket()
        && switch (endpoint.kind()) {
          case IRC -> endpoint.origins().isEmpty() || isListed();
          case WEB -> isKnownHost() && (isListed() || isSameOrigin());
          case PAGES, ADMIN -> false;
        };
  }

  /**
   * Pages of the web client are for browsers that came by a name of ours: a foreign name that was
   * pointed at this address makes its pages look as if they were ours (DNS rebinding).
   */
  boolean mayHavePage() {
    return endpoint.kind() == Endpoint.Kind.PAGES
        || (endpoint.kind() == Endpoint.Kind.WEB && isKnownHost());
  }

  private boolean isListed() {
    return endpoint.origins().contains(request.header("origin"));
  }

  private boolean isSameOrigin() {
    String origin = request.header("origin").toLowerCase(Locale.ROOT);
    String host = request.header("host").toLowerCase(Locale.ROOT);
    return origin.equals("http://" + host) || origin.equals("https://" + host);
  }

  private boolean isKnownHost() {
    String host = request.header("host").toLowerCase(Locale.ROOT);
    String name = host.replaceFirst(":[0-9]*$", "");
    return name.equals("localhost")
        || endpoint.names().contains(name)
        || isAddress(name)
        || endpoint.origins().stream().anyMatch(origin -> origin.endsWith("://" + host));
  }

  private static boolean isAddress(String name) {
    boolean bracketed = name.startsWith("[") && name.endsWith("]");
    try {
      InetAddress.ofLiteral(bracketed ? name.substring(1, name.length() - 1) : name);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Where the client is, by the last entry of X-Forwarded-For that no trusted proxy wrote about
   * another one; empty when the request came from no trusted proxy.
   */
  Optional<InetSocketAddress> forwarded(String from) {
    Set<String> proxies = endpoint.proxies();
    String header = request.header("x-forwarded-for");
    if (!proxies.contains(from) || header.isBlank()) {
      return Optional.empty();
    }
    List<String> hops = List.of(header.strip().split(" *, *"));
    for (String hop : hops.reversed()) {
      Optional<InetAddress> address = address(hop);
      if (address.isEmpty()) {
        return Optional.empty();
      }
      if (!proxies.contains(address.get().getHostAddress())) {
        return address.map(a -> new InetSocketAddress(a, 0));
      }
    }
    return Optional.empty();
  }

  private static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the proxy says that it was reached over TLS. */
  boolean cameByTls() {
    return request.header("x-forwarded-proto").equals("https");
  }
}
