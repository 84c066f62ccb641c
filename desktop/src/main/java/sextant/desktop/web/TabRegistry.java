package sextant.desktop.web;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every open tab by its number. Static because the JVM has one place for makers of connections and
 * one for cookies of scripts, and both must find the tab. Any thread.
 */
final class TabRegistry {
  /** Stands behind the engine's own user agent, and is taken off before anything leaves. */
  private static final Pattern TOKEN = Pattern.compile(" SextantTab/(\\d{1,18})");

  private static final Map<Long, TabLoads> TABS = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private TabRegistry() {}

  /** A number no other tab has. */
  static long nextNumber() {
    return NUMBERS.incrementAndGet();
  }

  static void add(TabLoads tab) {
    TABS.put(tab.number(), tab);
  }

  static void remove(TabLoads tab) {
    TABS.remove(tab.number());
  }

  /** The open tab of this number. */
  static Optional<TabLoads> byNumber(long number) {
    return Optional.ofNullable(TABS.get(number));
  }

  /** What a tab's engine must have at the end of its user agent. */
  static String token(long number) {
    return " SextantTab/" + number;
  }

  /** The user agent without the number of the tab. */
  static String withoutToken(String userAgent) {
    return TOKEN.matcher(userAgent).replaceAll("");
  }

  /** The tab that asks, by its user agent. */
  static Optional<TabLoads> byUserAgent(String userAgent) {
    Matcher matcher = TOKEN.matcher(userAgent);
    return matcher.find()
        ? Optional.ofNullable(TABS.get(Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }

  /**
   * The tab of a request that does not say which: WebKit names no user agent for the first page of
   * a frame. The tab with a frame that waits for the address is it, otherwise its referrer tells;
   * where that is missing too, a private tab is believed first, for its secrets must not be kept.
   */
  static Optional<TabLoads> ofFrame(String url, String referrer) {
    return privateFirst()
        .filter(tab -> tab.takeFrame(url))
        .findFirst()
        .or(() -> privateFirst().filter(tab -> isFrom(tab, referrer)).findFirst())
        .or(() -> privateFirst().findFirst());
  }

  /** The tab with a frame that waits for this file, which it may show. */
  static Optional<TabLoads> ofLocalFrame(String url) {
    return privateFirst().filter(tab -> tab.takeFrame(url)).findFirst();
  }

  private static Stream<TabLoads> privateFirst() {
    return TABS.values().stream().sorted(Comparator.comparing(tab -> !tab.isPrivate()));
  }

  private static boolean isFrom(TabLoads tab, String referrer) {
    return !referrer.isEmpty()
        && !tab.page().isEmpty()
        && (tab.page().equals(referrer) || origin(tab.page()).equals(origin(referrer)));
  }

  /** A tab that is not private: all of them have the same cookies. */
  static Optional<TabLoads> anyThatRemembers() {
    return TABS.values().stream().filter(tab -> !tab.isPrivate()).findFirst();
  }

  private static String origin(String url) {
    return sextant.web.WebUrl.parse(url).map(sextant.web.WebUrl::origin).orElse(url);
  }
}
