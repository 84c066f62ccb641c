package sextant.desktop.web;

import java.net.URL;
import java.nio.file.Path;

/**
 * The addresses of this machine: pages of our own, its files, and the source or the article of a
 * page.
 */
final class LocalPages {
  static final String SEXTANT = "sextant";

  /**
   * Files go under a scheme of their own: the JDK lets nobody else answer {@code file:}, and WebKit
   * may then never load one behind our back.
   */
  static final String FILE = "sextant-file";

  static final String SOURCE = "view-source";

  /** What is to read of a page, without everything around it. */
  static final String READER = "reader";

  private LocalPages() {}

  /** Whether a page of the web must never reach this address. */
  static boolean isLocal(String url) {
    return url.startsWith(SEXTANT + ":")
        || url.startsWith(FILE + ":")
        || isSource(url)
        || isReader(url);
  }

  /** Whether it shows the source of a page. */
  static boolean isSource(String url) {
    return url.startsWith(SOURCE + ":");
  }

  /** Whether it shows the article of a page. */
  static boolean isReader(String url) {
    return url.startsWith(READER + ":");
  }

  /** The address as the engine is told it. */
  static String toEngine(String url) {
    return url.startsWith("file:") ? FILE + url.substring(4) : url;
  }

  /** The address as the engine has it: Java leaves out the two slashes before no host. */
  static String ofEngine(URL url) {
    return url.toString().replaceFirst("^(" + FILE + "|file):/(?!/)", "$1:///");
  }

  /** The address of a path as it is typed, or of a {@code file:} address. */
  static String ofPath(String typed) {
    if (typed.regionMatches(true, 0, "file:", 0, 5)) {
      return typed;
    }
    boolean isHome = typed.equals("~") || typed.startsWith("~/");
    String path = isHome ? System.getProperty("user.home") + typed.substring(1) : typed;
    return Path.of(path).toUri().toString();
  }

  /** The address as a person reads it. */
  static String toPerson(String url) {
    return url.startsWith(FILE + ":") ? "file" + url.substring(FILE.length()) : url;
  }
}
