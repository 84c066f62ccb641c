package sextant.desktop.web;

import sextant.web.store.Setting;
import sextant.web.store.Settings;

/** The rules a person lays over every page: dark colours, a style sheet of their own. */
final class PageLook {
  private static final String DARK =
      "html{background:#fff;filter:invert(.92) hue-rotate(180deg)!important}"
          + "img,video,canvas,picture,svg image,iframe,[style*=\"background-image\"]"
          + "{filter:invert(1) hue-rotate(180deg)!important}";

  private PageLook() {}

  /** The style sheet for all pages; empty for none. */
  static String css(Settings settings, boolean isWindowDark) {
    boolean isDark =
        switch (settings.get(Setting.DARK_PAGES)) {
          case "on" -> true;
          case "auto" -> isWindowDark;
          default -> false;
        };
    String own = settings.get(Setting.USER_STYLE);
    return (isDark ? DARK + "\n" : "") + own;
  }
}
