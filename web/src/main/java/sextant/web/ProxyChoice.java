package sextant.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/** Which proxy carries a request. */
public sealed interface ProxyChoice {
  /** None: straight to the server. */
  record Direct() implements ProxyChoice {
    @Override
    public Optional<Server> serverFor(WebUrl url) {
      return Optional.empty();
    }
  }

  /** What the environment says: {@code http_proxy}, {@code https_proxy}, {@code no_proxy}. */
  record OfSystem(Map<String, String> environment) implements ProxyChoice {
    /** Keeps a copy. */
    public OfSystem {
      environment = Map.copyOf(environment);
    }

    @Override
    public Optional<Server> serverFor(WebUrl url) {
      return fromEnvironment(url, environment);
    }
  }

  /** One proxy for everything but this machine itself. */
  record Manual(Server server) implements ProxyChoice {
    @Override
    public Optional<Server> serverFor(WebUrl url) {
      return url.isLoopback() ? Optional.empty() : Optional.of(server);
    }
  }

  /** One proxy for everything, this machine too: what a person asks for in a single command. */
  record Always(Server server) implements ProxyChoice {
    @Override
    public Optional<Server> serverFor(WebUrl url) {
      return Optional.of(server);
    }
  }

  /** What {@code choice} says at the time of a request: a person may change it. */
  record Following(Supplier<ProxyChoice> choice) implements ProxyChoice {
    @Override
    public Optional<Server> serverFor(WebUrl url) {
      return choice.get().serverFor(url);
    }
  }

  /**
   * A proxy; {@code isSocks} for SOCKS 5, else HTTP.
   *
   * @param login what an HTTP proxy is told when it asks who is there
   */
  record Server(String host, int port, boolean isSocks, Optional<Login> login) {
    /** A proxy that knows nobody. */
    public Server(String host, int port, boolean isSocks) {
      this(host, port, isSocks, Optional.empty());
    }

    /**
     * Reads {@code host:port}, {@code http://host:port} or {@code socks5://host:port}; the host of
     * an HTTP proxy may have {@code name:password@} in front.
     */
    public static Server parse(String text) throws FailureException {
      String typed = text.strip();
      boolean isSocks = typed.matches("(?i)socks[0-9a-z]*://.*");
      String rest = typed.replaceFirst("^(?i)(http|socks[0-9a-z]*)://", "");
      return WebUrl.parse("http://" + rest)
          .filter(url -> rest.replaceFirst(".*@", "").matches(".*:\\d+/?"))
          .map(url -> new Server(url.host(), url.port(), isSocks, url.login()))
          .orElseThrow(() ->
              new FailureException(
                  new Failure(Kind.BAD_INPUT, text, "a proxy is HOST:PORT or socks5://HOST:PORT")));
    }

    Proxy toProxy() {
      return new Proxy(
          isSocks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
          InetSocketAddress.createUnresolved(host, port));
    }
  }

  /**
   * Reads what a person sets: {@code none}, {@code system} for the choice given, or a proxy in the
   * forms of {@link Server#parse}.
   */
  static ProxyChoice ofSetting(String text, ProxyChoice system) throws FailureException {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "none" -> new Direct();
      case "system", "" -> system;
      default -> new Manual(Server.parse(text));
    };
  }

  /** The proxy for an address; empty for none. */
  Optional<Server> serverFor(WebUrl url);

  private static Optional<Server> fromEnvironment(WebUrl url, Map<String, String> environment) {
    if (url.isLoopback() || isExcepted(url.host(), value(environment, "no_proxy"))) {
      return Optional.empty();
    }
    String own = value(environment, url.scheme() + "_proxy");
    String proxy = own.isEmpty() ? value(environment, "all_proxy") : own;
    try {
      return proxy.isEmpty() ? Optional.empty() : Optional.of(Server.parse(proxy));
    } catch (FailureException notUnderstood) {
      return Optional.empty(); // as curl and everybody else: a variable of nonsense is no proxy
    }
  }

  private static String value(Map<String, String> environment, String name) {
    String lower = environment.getOrDefault(name, "");
    return lower.isEmpty()
        ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
        : lower.strip();
  }

  private static boolean isExcepted(String host, String list) {
    for (String entry : list.split("[, ]+")) {
      String name = entry.replaceFirst("^\\*?\\.", "");
      if (entry.equals("*") || (!name.isEmpty() && PublicSuffixes.isWithin(host, name))) {
        return true;
      }
    }
    return false;
  }

  /** The same as the JDK's interface. */
  default ProxySelector selector() {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(
            WebUrl.parse(uri.toString())
                .flatMap(ProxyChoice.this::serverFor)
                .map(Server::toProxy)
                .orElse(Proxy.NO_PROXY));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // the request itself fails with it
      }
    };
  }
}
