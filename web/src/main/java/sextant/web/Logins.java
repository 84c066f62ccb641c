package sextant.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Answers servers and proxies that ask who is there: Digest before Basic (RFC 7616, RFC 7617).
 * Logins that worked are kept in memory by origin, and used at once the next time.
 */
final class Logins {
  private final Login.Source source;
  private final ProxyChoice proxy;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Login> proxyLogin = new AtomicReference<>();

  /** A login and the challenge it answered. */
  private record Known(Challenge challenge, Login login, AtomicInteger uses) {}

  Logins(Login.Source source, ProxyChoice proxy) {
    this.source = source;
    this.proxy = proxy;
  }

  /** The Authorization for a request to a place that asked before; empty when it never did. */
  Optional<String> known(WebRequest request) {
    return Optional.ofNullable(known.get(request.url().origin()))
        .map(one -> header(one, request.method(), request.url().target()))
        .or(() -> ofAddress(request.url()));
  }

  private static Optional<String> ofAddress(WebUrl url) {
    return url.login().map(Logins::basic);
  }

  /** The Authorization that answers a 401; empty when there is no answer. */
  Optional<String> answer(WebRequest request, HeaderList response, int attempt) {
    Optional<Challenge> challenge = best(Challenge.parse(response.all("WWW-Authenticate")));
    if (challenge.isEmpty()) {
      return Optional.empty();
    }
    WebUrl url = request.url();
    Known before = known.get(url.origin());
    boolean isStale = "true".equalsIgnoreCase(challenge.get().parameters().get("stale"));
    if (before != null
        && (isStale || (attempt == 0 && !before.challenge.equals(challenge.get())))) {
      return Optional.of(remember(request, challenge.get(), before.login));
    }
    known.remove(url.origin());
    Optional<Login> fromAddress = attempt == 0 ? url.login() : Optional.empty();
    var question =
        new Login.Question(
            url.hostPort(),
            challenge.get().realm(),
            false,
            attempt > 0,
            url.isHttps() || challenge.get().scheme().equals("digest"),
            request.context().tab());
    return fromAddress
        .or(() -> source.ask(question))
        .map(login -> remember(request, challenge.get(), login));
  }

  private String remember(WebRequest request, Challenge challenge, Login login) {
    var fresh = new Known(challenge, login, new AtomicInteger());
    known.put(request.url().origin(), fresh);
    return header(fresh, request.method(), request.url().target());
  }

  /** Forgets every login. */
  void clear() {
    known.clear();
    proxyLogin.set(null);
  }

  private String header(Known one, String method, String target) {
    if (one.challenge.scheme().equals("basic")) {
      return basic(one.login);
    }
    byte[] nonce = new byte[16];
    new SecureRandom().nextBytes(nonce);
    String clientNonce = HexFormat.of().formatHex(nonce);
    return new DigestAnswer(one.challenge, one.login, one.uses.incrementAndGet(), clientNonce)
        .header(method, target);
  }

  private static String basic(Login login) {
    byte[] pair = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static Optional<Challenge> best(List<Challenge> all) {
    return all.stream()
        .filter(one -> one.scheme().equals("digest") && DigestAnswer.isKnown(one))
        .max((a, b) -> Boolean.compare(isStrong(a), isStrong(b)))
        .or(() -> all.stream().filter(one -> one.scheme().equals("basic")).findFirst());
  }

  private static boolean isStrong(Challenge digest) {
    return !digest
        .parameters()
        .getOrDefault("algorithm", "MD5")
        .regionMatches(true, 0, "MD5", 0, 3);
  }

  /** Answers a proxy's 407 with Basic; null ends the try, as OkHttp wants it. */
  @Nullable Request forProxy(Response response) {
    boolean isAgain = response.request().header("Proxy-Authorization") != null;
    List<Challenge> all = Challenge.parse(response.headers("Proxy-Authenticate"));
    if (all.stream().anyMatch(one -> one.scheme().equals("okhttp-preemptive"))) {
      Login before = proxyLogin.get(); // before the tunnel is made it asks what we know
      return before == null ? null : withProxyLogin(response, before);
    }
    Optional<Challenge> basic = all.stream().filter(c -> c.scheme().equals("basic")).findFirst();
    if (isAgain || basic.isEmpty()) {
      return null;
    }
    Exchange exchange = response.request().tag(Exchange.class);
    long tab = exchange == null ? 0 : exchange.request().context().tab();
    Optional<Login> login =
        ofProxy(response)
            .or(() ->
                source.ask(new Login.Question("", basic.get().realm(), true, false, false, tab)));
    proxyLogin.set(login.orElse(null));
    return login.map(one -> withProxyLogin(response, one)).orElse(null);
  }

  private Optional<Login> ofProxy(Response response) {
    return WebUrl.parse(response.request().url().toString())
        .flatMap(proxy::serverFor)
        .flatMap(ProxyChoice.Server::login);
  }

  private static Request withProxyLogin(Response response, Login login) {
    return response.request().newBuilder().header("Proxy-Authorization", basic(login)).build();
  }
}
