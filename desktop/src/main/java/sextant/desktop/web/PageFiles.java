package sextant.desktop.web;

import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sextant.web.WebUrl;

/**
 * Hears which files the page of one tab wants saved: a link to one, or the pieces of one that it
 * made. Without a person's press in between only a few are taken. JavaFX thread.
 */
final class PageFiles {
  /** What a page says before a file; nobody outside this program can guess it. */
  static final String KEY = "sextant-file:" + OwnPages.newKey();

  private static final System.Logger LOGGER = System.getLogger(PageFiles.class.getName());
  private static final int MOST_UNASKED = 5;
  private static final int MOST_AT_ONCE = 8;
  private static final long MOST_BYTES = 2L << 30;

  private final Tab tab;
  private final TabHouse house;
  private final Map<String, Growing> growing = new HashMap<>();
  private int unasked;

  /** A file that comes in pieces. */
  private static final class Growing {
    final String name;
    final String from;
    final SpooledBody body;
    long byteCount;

    Growing(String name, String from, boolean isPrivate) {
      body = new SpooledBody(isPrivate);
      this.name = name;
      this.from = from;
    }
  }

  PageFiles(Tab tab, TabHouse house) {
    this.tab = tab;
    this.house = house;
  }

  /** A person pressed something on the page. */
  void gesture() {
    unasked = 0;
  }

  /** The page said something about a file. */
  void hear(String said) {
    String[] parts = said.split("\n", 4);
    String number = parts.length > 1 ? parts[1] : "";
    switch (parts[0]) {
      case "link" -> {
        if (parts.length == 4 && isTaken()) {
          Optional<WebUrl> url = WebUrl.parse(parts[3]);
          url.ifPresent(one -> house.linked(tab, one, parts[2]));
        }
      }
      case "begin" -> {
        if (parts.length == 4 && growing.size() < MOST_AT_ONCE && isTaken()) {
          growing.put(number, new Growing(parts[2], parts[3], tab.isPrivate()));
        }
      }
      case "part" -> Optional.ofNullable(growing.get(number)).ifPresent(one -> add(one, parts));
      case "end" -> Optional.ofNullable(growing.remove(number)).ifPresent(this::end);
      default -> Optional.ofNullable(growing.remove(number)).ifPresent(one -> one.body.forget());
    }
  }

  private boolean isTaken() {
    return unasked++ < MOST_UNASKED;
  }

  private void add(Growing one, String[] parts) {
    try {
      byte[] bytes = Base64.getDecoder().decode(parts.length > 2 ? parts[2] : "");
      one.byteCount += bytes.length;
      if (one.byteCount > MOST_BYTES) {
        throw new IOException("more than " + MOST_BYTES + " bytes");
      }
      one.body.write(bytes, 0, bytes.length);
    } catch (IOException | IllegalArgumentException broken) {
      LOGGER.log(System.Logger.Level.WARNING, "a page's file is broken off", broken);
      growing.values().remove(one);
      one.body.forget();
    }
  }

  private void end(Growing one) {
    try {
      house.made(tab, new PageFile(one.name, one.from, one.body.body(), one.body::forget));
    } catch (IOException broken) {
      LOGGER.log(System.Logger.Level.WARNING, "a page's file cannot be read again", broken);
      one.body.forget();
    }
  }

  /** The page is gone; so is what it had not finished. */
  void forget() {
    growing.values().forEach(one -> one.body.forget());
    growing.clear();
  }
}
