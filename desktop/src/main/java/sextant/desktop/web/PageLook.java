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
  private static final String IS_DARK =
      ":is(html.dark,[data-theme=dark],[data-bs-theme=dark],[data-sextant-dark])";
  // What scrolls inside of a page is turned dark with it; the window's own scroll bar is not.
  private static final String INNER = PAGE + " body *";
  // The engine lays its own scroll bars over the page, which then ends under them; those that have
  // rules have their place.
  private static final String LIGHT =
      "@media screen{"
          + bars("", "#eef1f4", "#808b96")
          + bars(IS_DARK, "#1a2027", "#66747f")
          + bars(IS_DARK + " *", "#1a2027", "#66747f")
          + "}";
  private static final String DARK =
      "@media screen{"
          + PAGE
          + "{background:#fff;filter:invert(.92) hue-rotate(180deg)!important}"
          + PAGE
          + " :is(img,video,canvas,svg image,iframe,[style*=\"background-image\"])"
          + "{filter:invert(1) hue-rotate(180deg)!important}"
          + bars("", "#1a2027", "#66747f")
          + bars(INNER, "#eef1f4", "#808b96")
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
        + LIGHT
        + "\n"
        + (isDark ? DARK + "\n" : "")
        + own(settings.get(Setting.USER_STYLE).strip());
  }

  private static String bars(String of, String ground, String thumb) {
    return of
        + ("::-webkit-scrollbar{width:12px;height:12px;background:" + ground + "}")
        + of
        + ("::-webkit-scrollbar-thumb{background:" + thumb + ";border-radius:6px;")
        + ("border:2px solid " + ground + "}")
        + of
        + ("::-webkit-scrollbar-corner{background:" + ground + "}");
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
