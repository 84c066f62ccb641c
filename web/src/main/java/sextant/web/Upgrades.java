package sextant.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import sextant.words.Failure;

/** When http becomes https, and what an https page may not load over http. */
final class Upgrades {
  private final StrictHosts strictHosts;
  private final BooleanSupplier isHttpsFirst;
  private final Set<String> tried = ConcurrentHashMap.newKeySet();
  private final Set<String> plain = ConcurrentHashMap.newKeySet();

  Upgrades(StrictHosts strictHosts, BooleanSupplier isHttpsFirst) {
    this.strictHosts = strictHosts;
    this.isHttpsFirst = isHttpsFirst;
  }

  /** The https address to go to instead; empty when http is right. */
  Optional<WebUrl> instead(WebRequest request) {
    WebUrl url = request.url();
    if (url.isHttps()) {
      return Optional.empty();
    }
    if (strictHosts.insists(url.host())) {
      return Optional.of(url.withScheme("https"));
    }
    boolean isTried =
        isHttpsFirst.getAsBoolean()
            && request.context().isNavigation()
            && request.isSafe()
            && !url.isLocal()
            && !plain.contains(url.host());
    if (!isTried) {
      return Optional.empty();
    }
    tried.add(url.host());
    return Optional.of(url.withScheme("https"));
  }

  /** The http address to go back to when https, which only we wanted, did not work. */
  Optional<WebUrl> back(WebRequest request, Failure failure) {
    WebUrl url = request.url();
    boolean isOurs =
        url.isHttps()
            && request.context().isNavigation()
            && tried.contains(url.host())
            && !strictHosts.insists(url.host());
    boolean isAboutHttps =
        switch (failure.kind()) {
          case CONNECTION_REFUSED, CONNECTION_RESET, CONNECTION_CLOSED, TIMEOUT, NOT_TLS -> true;
          case TLS_HANDSHAKE, CERTIFICATE_EXPIRED, CERTIFICATE_UNTRUSTED -> true;
          case CERTIFICATE_WRONG_NAME, UNREACHABLE -> true;
          default -> false;
        };
    if (!isOurs || !isAboutHttps) {
      return Optional.empty();
    }
    plain.add(url.host());
    return Optional.of(url.withScheme("http"));
  }

  /** Whether an https page asks for something over http. */
  static boolean isMixed(WebRequest request) {
    return !request.url().isHttps()
        && !request.url().isLoopback()
        && !request.context().isNavigation()
        && request.context().page().filter(WebUrl::isHttps).isPresent();
  }

  /** Whether it is only to be looked at or listened to (W3C Mixed Content, 3.1). */
  static boolean isPassive(WebRequest request) {
    String accept = request.headers().first("Accept").orElse("").toLowerCase(Locale.ROOT);
    return accept.startsWith("image/")
        || accept.startsWith("video/")
        || accept.startsWith("audio/");
  }
}
