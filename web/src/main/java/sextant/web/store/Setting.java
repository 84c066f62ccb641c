package sextant.web.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sextant.web.ProxyChoice;
import sextant.words.FailureException;

/** What a person can set for the whole browser. */
public enum Setting {
  /** The address that Home and a new tab show. */
  HOME("home", "sextant:start", ""),
  /** Whether the tabs of the last time come back. */
  RESTORE_TABS("restore-tabs", "on", "on off"),
  /** Whether pages of the public web are tried over https first. */
  HTTPS_FIRST("https-first", "on", "on off"),
  /** Whether the block list is used. */
  BLOCKING("blocking", "on", "on off"),
  /** Whether parts of a page from other sites may set cookies. */
  THIRD_PARTY_COOKIES("third-party-cookies", "off", "on off"),
  /** Whether the bar of bookmarks is there; {@code auto} when there are some. */
  BOOKMARKS_BAR("bookmarks-bar", "auto", "auto on off"),
  /** Whether scripts run. */
  SCRIPTS("scripts", "on", "on off"),
  /** Whether pages are shown dark; {@code auto} as the window is. */
  DARK_PAGES("dark-pages", "off", "auto on off"),
  /** Zoom of sites that have none of their own, in percent. */
  ZOOM("zoom", "100", "50 67 80 90 100 110 125 150 175 200 300"),
  /** Where downloads go; empty for the platform's folder. */
  DOWNLOAD_FOLDER("download-folder", "", ""),
  /** {@code system}, {@code none}, or a proxy as {@code ProxyChoice.Server} reads it. */
  PROXY("proxy", "system", ""),
  /** A style sheet for every page; empty for none. */
  USER_STYLE("user-style", "", "");

  private final String key;
  private final String usual;
  private final String choices;

  Setting(String key, String usual, String choices) {
    this.key = key;
    this.usual = usual;
    this.choices = choices;
  }

  /** Its name in files and addresses. */
  public String key() {
    return key;
  }

  /** Its value when a person never chose. */
  public String usual() {
    return usual;
  }

  /** What can be chosen; empty for free text. */
  public List<String> choices() {
    return choices.isEmpty() ? List.of() : List.of(choices.split(" "));
  }

  /** Whether it takes a value. */
  boolean takes(String value) {
    if (this == PROXY && !isProxy(value)) {
      return false;
    }
    return choices.isEmpty() ? value.length() <= 2_000 : choices().contains(value);
  }

  private static boolean isProxy(String value) {
    try {
      ProxyChoice.ofSetting(value, new ProxyChoice.Direct());
      return true;
    } catch (FailureException nonsense) {
      return false;
    }
  }

  /** The setting of that name. */
  public static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
  }
}
