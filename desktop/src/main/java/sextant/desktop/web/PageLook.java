package sextant.desktop.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import sextant.web.store.Setting;
import sextant.web.store.Settings;

/** The rules a person lays over every page: dark colours, a style sheet of their own. */
final class PageLook {
  // Pages that are dark already, ours among them, stay as they are.
  private static final String PAGE =
      "html:not(.dark):not([data-theme=dark]):not([data-bs-theme=dark]):not([data-sextant-dark])";
  // What scrolls inside of a page is turned dark with it; the window's own scroll bar is not.
  private static final String INNER = PAGE + " body *";
  private static final String DARK =
      "@media screen{"
          + PAGE
          + "{background:#fff;filter:invert(.92) hue-rotate(180deg)!important}"
          + PAGE
          + " :is(img,video,canvas,svg image,iframe,[style*=\"background-image\"])"
          + "{filter:invert(1) hue-rotate(180deg)!important}"
          + "::-webkit-scrollbar{width:12px;height:12px;background:#1a2027}"
          + "::-webkit-scrollbar-thumb{background:#51606f;border-radius:6px;"
          + "border:2px solid #1a2027}::-webkit-scrollbar-corner{background:#1a2027}"
          + INNER
          + "::-webkit-scrollbar{background:#e8ebee}"
          + INNER
          + "::-webkit-scrollbar-thumb{background:#a3adb7;border-color:#e8ebee}"
          + INNER
          + "::-webkit-scrollbar-corner{background:#e8ebee}"
          + "}";

  private PageLook() {}

  /** The style sheet for all pages. */
  static String css(Settings settings, boolean isWindowDark) {
    boolean isDark =
        switch (settings.get(Setting.DARK_PAGES)) {
          case "on" -> true;
          case "auto" -> isWindowDark;
          default -> false;
        };
    return Scripts.text("controls.css")
        + "\n"
        + (isDark ? DARK + "\n" : "")
        + own(settings.get(Setting.USER_STYLE).strip());
  }

  // Rules, or the path of a file with rules: no rule begins like a path.
  private static String own(String value) {
    boolean isPath = value.startsWith("/") || value.startsWith("~/") || value.matches("[A-Z]:.*");
    if (!isPath || value.startsWith("/*")) {
      return value;
    }
    try {
      String home = System.getProperty("user.home");
      return Files.readString(Path.of(value.startsWith("~") ? home + value.substring(1) : value));
    } catch (IOException | InvalidPathException unreadable) {
      return "";
    }
  }
}
