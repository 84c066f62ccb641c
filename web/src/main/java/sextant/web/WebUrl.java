package sextant.web;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/**
 * An absolute {@code http} or {@code https} address, read as browsers read it (WHATWG URL):
 * lower-case host in ASCII, default port left out, spaces and the like escaped.
 */
public final class WebUrl {
  private final HttpUrl url;

  WebUrl(HttpUrl url) {
    this.url = url;
  }

  /** Reads an address with its scheme; empty for any other scheme and for what is none. */
  public static Optional<WebUrl> parse(String text) {
    return Optional.ofNullable(HttpUrl.parse(text))
        .filter(WebUrl::isReadAgain)
        .flatMap(NumericHost::canonical)
        .map(WebUrl::new);
  }

  // Some names with marks in them become ASCII that is no name any more.
  private static boolean isReadAgain(HttpUrl url) {
    return !url.host().contains("xn--") || HttpUrl.parse(url.toString()) != null;
  }

  /** Reads an address with its scheme. */
  public static WebUrl of(String text) throws FailureException {
    return parse(text)
        .orElseThrow(() ->
            new FailureException(
                new Failure(Kind.BAD_INPUT, text, "an address begins with http:// or https://")));
  }

  /**
   * Reads what a person types: without a scheme it is https, but http for names and addresses of
   * this machine and the local network.
   */
  public static Optional<WebUrl> ofTyped(String text) {
    String typed = text.strip();
    if (typed.matches("(?i)https?://.*")) {
      return parse(typed);
    }
    boolean isOfOtherKind = typed.matches("(?i)[a-z][a-z0-9+.-]*://.*");
    return isOfOtherKind
        ? Optional.empty()
        : parse("http://" + typed).map(url -> url.isLocal() ? url : url.withScheme("https"));
  }

  HttpUrl toHttpUrl() {
    return url;
  }

  /** {@code http} or {@code https}. */
  public String scheme() {
    return url.scheme();
  }

  /** Whether the connection is encrypted. */
  public boolean isHttps() {
    return url.isHttps();
  }

  /** The host in ASCII, an IPv6 address without brackets. */
  public String host() {
    return url.host();
  }

  /** The port, the default one of the scheme when none is written. */
  public int port() {
    return url.port();
  }

  /** {@code host:port}, with brackets around IPv6: how certificates and errors name the server. */
  public String hostPort() {
    return bracketedHost() + ":" + port();
  }

  private String bracketedHost() {
    return host().indexOf(':') >= 0 ? "[" + host() + "]" : host();
  }

  /** Scheme, host and port: who speaks (RFC 6454). */
  public String origin() {
    return scheme() + "://" + hostHeader();
  }

  /** How a request names the server: without the scheme's own port (RFC 9110, 7.2). */
  String hostHeader() {
    boolean isDefault = port() == HttpUrl.defaultPort(scheme());
    return bracketedHost() + (isDefault ? "" : ":" + port());
  }

  /** The path, escaped, beginning with a slash. */
  public String path() {
    return url.encodedPath();
  }

  /** Path and query: what the request line asks for. */
  public String target() {
    String query = url.encodedQuery();
    return query == null ? path() : path() + "?" + query;
  }

  /** The name and value of every query parameter, unescaped, in order. */
  public HeaderList queryParameters() {
    HeaderList parameters = HeaderList.NONE;
    for (int i = 0; i < url.querySize(); i++) {
      String value = url.queryParameterValue(i);
      parameters = parameters.plus(url.queryParameterName(i), value == null ? "" : value);
    }
    return parameters;
  }

  /** The last part of the path, unescaped; empty when the path ends with a slash. */
  public String lastSegment() {
    return url.pathSegments().getLast();
  }

  /** Name and password in the address. */
  Optional<Login> login() {
    return userName().isEmpty() ? Optional.empty() : Optional.of(new Login(userName(), password()));
  }

  /** The same address with this name and password: they go to this server alone. */
  public WebUrl with(Login login) {
    return new WebUrl(url.newBuilder().username(login.user()).password(login.password()).build());
  }

  /** The user name in the address, empty when there is none. */
  public String userName() {
    return url.username();
  }

  /** The password in the address, empty when there is none. */
  public String password() {
    return url.password();
  }

  /**
   * The name one owner registered: {@code example.co.uk} of {@code www.example.co.uk}; empty for an
   * IP address, a name without dots and a public suffix itself.
   */
  public Optional<String> registrableDomain() {
    return Optional.ofNullable(url.topPrivateDomain());
  }

  /** Scheme and registrable domain, or the host where there is none: the unit of cookie rules. */
  public String site() {
    return scheme() + "://" + registrableDomain().orElse(host());
  }

  /** Whether both belong to one site, the scheme left aside (as RFC 6265bis, 5.2, reads it). */
  public boolean isSameSite(WebUrl other) {
    return registrableDomain()
        .orElse(host())
        .equals(other.registrableDomain().orElse(other.host()));
  }

  /** Whether the host is this machine itself; a connection to it cannot be overheard. */
  public boolean isLoopback() {
    return host().equals("localhost")
        || host().endsWith(".localhost")
        || host().equals("::1")
        || host().matches("127(\\.\\d{1,3}){3}");
  }

  /** Whether the host is an IP address, which nobody has to be asked about. */
  boolean isAddress() {
    return host().indexOf(':') >= 0 || host().matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  /**
   * Whether the host is of this machine or the local network by its name: an IP address, a name
   * without dots, {@code .local} and the like. Nobody gives certificates for these.
   */
  public boolean isLocal() {
    String host = host().toLowerCase(Locale.ROOT);
    return isLoopback()
        || host.indexOf('.') < 0
        || host.matches("\\d{1,3}(\\.\\d{1,3}){3}")
        || host.matches(".*\\.(local|lan|home|internal|home\\.arpa|test|invalid|example)");
  }

  /** What a link or {@code Location} means from here; empty when it leads out of the web. */
  public Optional<WebUrl> resolve(String link) {
    return Optional.ofNullable(url.resolve(link)).flatMap(NumericHost::canonical).map(WebUrl::new);
  }

  /** The same address over the other scheme, its default port instead of this one's. */
  public WebUrl withScheme(String scheme) {
    HttpUrl.Builder builder = url.newBuilder().scheme(scheme);
    if (port() == HttpUrl.defaultPort(scheme())) {
      builder.port(HttpUrl.defaultPort(scheme));
    }
    return new WebUrl(builder.build());
  }

  /** Without user name, password and fragment: what may be sent, logged and kept. */
  public WebUrl withoutSecrets() {
    return new WebUrl(url.newBuilder().username("").password("").fragment(null).build());
  }

  /** The fragment behind {@code #}; empty when there is none. */
  public String fragment() {
    String fragment = url.encodedFragment();
    return fragment == null ? "" : fragment;
  }

  /** The same address with this fragment unless it has one: RFC 9110, 10.2.2, for redirects. */
  WebUrl inheritingFragment(WebUrl from) {
    return fragment().isEmpty() && !from.fragment().isEmpty()
        ? new WebUrl(url.newBuilder().encodedFragment(from.fragment()).build())
        : this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WebUrl same && url.equals(same.url);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(url);
  }

  /** The whole address. */
  @Override
  public String toString() {
    return url.toString();
  }
}
