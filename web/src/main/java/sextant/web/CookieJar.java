package sextant.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import sextant.web.Cookie.SameSite;

/**
 * The cookies of one person (RFC 6265bis): which may be set, which go along. Thread-safe: its own
 * lock guards the map. A change is told to the listener, outside the lock.
 */
public final class CookieJar {
  private static final int MOST_PER_DOMAIN = 180;
  private static final int MOST = 3000;
  private final Clock clock;
  private final Runnable changed;
  private final Object lock = new Object();
  private final Map<String, List<Cookie>> byDomain = new HashMap<>();
  private boolean takesThirdParty = true;
  private Instant newest = Instant.EPOCH;

  /** Who asks: the network, or a script by {@code document.cookie}. */
  public enum Asker {
    HTTP,
    SCRIPT
  }

  /** An empty jar; {@code changed} is called after every change, on the thread that made it. */
  public CookieJar(Clock clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  /** Whether parts of a page from other sites may set and get cookies. */
  public void takeThirdParty(boolean takes) {
    synchronized (lock) {
      takesThirdParty = takes;
    }
  }

  /** Stores what a response wants stored, as far as the rules allow; true when it was. */
  public boolean set(WebRequest request, String setCookie, Asker asker) {
    Instant now = clock.instant();
    Optional<Cookie> cookie =
        SetCookie.parse(setCookie, now)
            .filter(wish -> isAllowed(wish, request, asker))
            .flatMap(wish -> placed(wish, request.url(), now));
    boolean isStored = cookie.filter(one -> store(one, request.url(), asker)).isPresent();
    if (isStored) {
      changed.run();
    }
    return isStored;
  }

  /** The value of the Cookie field for a request; empty when none goes along. */
  public String header(WebRequest request, Asker asker) {
    return String.join("; ", matching(request, asker).stream().map(Cookie::pair).toList());
  }

  /** The cookies that go along, in the order they are sent. */
  public List<Cookie> matching(WebRequest request, Asker asker) {
    WebUrl url = request.url();
    Instant now = clock.instant();
    List<Cookie> found = new ArrayList<>();
    synchronized (lock) {
      if (!takesThirdParty && isThirdParty(request)) {
        return List.of();
      }
      for (String domain : domainsOf(url.host())) {
        byDomain.getOrDefault(domain, List.of()).stream()
            .filter(cookie -> !cookie.isExpiredAt(now) && goesTo(cookie, request, asker))
            .forEach(found::add);
      }
    }
    found.sort(CookieJar::asSent);
    return found;
  }

  // Written out: comparators put together are made anew at every start, the AOT cache holds none.
  private static int asSent(Cookie one, Cookie other) {
    int byPath = Integer.compare(other.path().length(), one.path().length());
    return byPath != 0 ? byPath : one.creation().compareTo(other.creation());
  }

  /** Every cookie that has not expired. */
  public List<Cookie> all() {
    Instant now = clock.instant();
    synchronized (lock) {
      return byDomain.values().stream()
          .flatMap(List::stream)
          .filter(cookie -> !cookie.isExpiredAt(now))
          .sorted(Comparator.comparing(Cookie::domain).thenComparing(Cookie::name))
          .toList();
    }
  }

  /** Forgets every cookie the condition holds for. */
  public void remove(Predicate<Cookie> condition) {
    synchronized (lock) {
      byDomain.values().forEach(list -> list.removeIf(condition));
      byDomain.values().removeIf(List::isEmpty);
    }
    changed.run();
  }

  /** Puts back what was remembered; nothing is checked and nobody is told. */
  public void restore(List<Cookie> cookies) {
    synchronized (lock) {
      cookies.forEach(this::put);
    }
  }

  private boolean isAllowed(SetCookie wish, WebRequest request, Asker asker) {
    boolean isTrusted = request.url().isHttps() || request.url().isLoopback();
    if ((wish.isSecure() && !isTrusted)
        || (wish.isHttpOnly() && asker == Asker.SCRIPT)
        || (wish.sameSite() == SameSite.NONE && !wish.isSecure())) {
      return false;
    }
    boolean isForeign = request.isCrossSite() && !request.context().isNavigation();
    if (isForeign && wish.sameSite() != SameSite.NONE) {
      return false;
    }
    synchronized (lock) {
      if (!takesThirdParty && isThirdParty(request)) {
        return false;
      }
    }
    return hasItsPrefixRight(wish, isTrusted);
  }

  private static boolean isThirdParty(WebRequest request) {
    return request.isCrossSite() && !request.context().isNavigation();
  }

  private static boolean hasItsPrefixRight(SetCookie wish, boolean isTrusted) {
    String name = (wish.name().isEmpty() ? wish.value() : wish.name()).toLowerCase(Locale.ROOT);
    boolean claimsHost = name.startsWith("__host-");
    boolean claimsSecure = name.startsWith("__secure-");
    if (wish.name().isEmpty() && (claimsHost || claimsSecure)) {
      return false; // 5.7, step 21: a nameless cookie must not pretend
    }
    boolean isHost = wish.domain().isEmpty() && wish.path().filter("/"::equals).isPresent();
    return !(claimsHost || claimsSecure)
        || (wish.isSecure() && isTrusted && (!claimsHost || isHost));
  }

  private static Optional<Cookie> placed(SetCookie wish, WebUrl url, Instant now) {
    String host = url.host();
    Optional<String> domain = wish.domain();
    if (domain.isPresent() && PublicSuffixes.isSuffix(domain.get())) {
      if (!domain.get().equals(host)) {
        return Optional.empty();
      }
      domain = Optional.empty();
    }
    if (domain.isPresent() && !PublicSuffixes.isWithin(host, domain.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new Cookie(
            wish.name(),
            wish.value(),
            domain.orElse(host),
            domain.isEmpty(),
            wish.path().orElse(defaultPath(url.path())),
            now,
            wish.expiry(),
            wish.isSecure(),
            wish.isHttpOnly(),
            wish.sameSite()));
  }

  /** The folder of the path (5.1.4). */
  static String defaultPath(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  private boolean store(Cookie cookie, WebUrl url, Asker asker) {
    synchronized (lock) {
      if (!cookie.isSecure() && !url.isHttps() && wouldHideSecure(cookie)) {
        return false;
      }
      List<Cookie> list = byDomain.getOrDefault(cookie.domain(), List.of());
      Optional<Cookie> old = list.stream().filter(cookie::isSameAs).findFirst();
      if (asker == Asker.SCRIPT && old.filter(Cookie::isHttpOnly).isPresent()) {
        return false;
      }
      put(cookie.createdAt(old.map(Cookie::creation).orElse(nextCreation(cookie.creation()))));
      if (cookie.isExpiredAt(clock.instant())) {
        byDomain.getOrDefault(cookie.domain(), new ArrayList<>()).removeIf(cookie::isSameAs);
      }
      return true;
    }
  }

  // Two cookies of one moment keep their order.
  private Instant nextCreation(Instant now) {
    newest = now.isAfter(newest) ? now : newest.plusNanos(1);
    return newest;
  }

  // 5.7, step 11: leave secure cookies alone
  private boolean wouldHideSecure(Cookie cookie) {
    return byDomain.values().stream()
        .flatMap(List::stream)
        .anyMatch(other ->
            other.isSecure()
                && other.name().equals(cookie.name())
                && (PublicSuffixes.isWithin(other.domain(), cookie.domain())
                    || PublicSuffixes.isWithin(cookie.domain(), other.domain()))
                && pathMatches(cookie.path(), other.path()));
  }

  private void put(Cookie cookie) {
    List<Cookie> list = byDomain.computeIfAbsent(cookie.domain(), key -> new ArrayList<>());
    list.removeIf(cookie::isSameAs);
    list.add(cookie);
    if (list.size() > MOST_PER_DOMAIN) {
      evictFrom(list);
    }
    if (byDomain.values().stream().mapToInt(List::size).sum() > MOST) {
      byDomain.values().stream()
          .flatMap(List::stream)
          .min(Comparator.comparing(Cookie::creation))
          .ifPresent(
              oldest -> byDomain.getOrDefault(oldest.domain(), new ArrayList<>()).remove(oldest));
    }
  }

  private void evictFrom(List<Cookie> list) {
    Instant now = clock.instant();
    if (!list.removeIf(cookie -> cookie.isExpiredAt(now))) {
      list.stream()
          .min(Comparator.comparing(Cookie::isSecure).thenComparing(Cookie::creation))
          .ifPresent(list::remove);
    }
  }

  private static List<String> domainsOf(String host) {
    List<String> domains = new ArrayList<>(List.of(host));
    if (!PublicSuffixes.isAddress(host)) {
      for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
        domains.add(host.substring(dot + 1));
      }
    }
    return domains;
  }

  private static boolean goesTo(Cookie cookie, WebRequest request, Asker asker) {
    WebUrl url = request.url();
    return (!cookie.isHostOnly() || cookie.domain().equals(url.host()))
        && pathMatches(url.path(), cookie.path())
        && (!cookie.isSecure() || url.isHttps() || url.isLoopback())
        && (!cookie.isHttpOnly() || asker == Asker.HTTP)
        && isSameSiteEnough(cookie.sameSite(), request);
  }

  private static boolean isSameSiteEnough(SameSite rule, WebRequest request) {
    boolean followsLink = request.context().isNavigation() && request.isSafe();
    return !request.isCrossSite()
        || switch (rule) {
          case NONE -> true;
          case LAX, DEFAULT -> followsLink;
          case STRICT -> false;
        };
  }

  /** Whether a request path lies under a cookie path (5.1.4). */
  static boolean pathMatches(String path, String cookiePath) {
    boolean isBelow =
        cookiePath.endsWith("/")
            || (path.length() > cookiePath.length() && path.charAt(cookiePath.length()) == '/');
    return path.equals(cookiePath) || (path.startsWith(cookiePath) && isBelow);
  }
}
