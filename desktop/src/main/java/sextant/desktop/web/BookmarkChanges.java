package sextant.desktop.web;

import java.util.OptionalLong;
import sextant.web.page.OwnAddress;
import sextant.web.store.Bookmarks;

/** Does to the bookmarks what their page says. Called on loader threads. */
final class BookmarkChanges {
  private final Bookmarks bookmarks;
  private final OwnPages.Asked asked;

  BookmarkChanges(Bookmarks bookmarks, OwnPages.Asked asked) {
    this.bookmarks = bookmarks;
    this.asked = asked;
  }

  /** The number under that name; empty when there is none. */
  static OptionalLong number(OwnAddress address, String name) {
    String value = address.parameter(name).orElse("");
    return value.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }

  /** Does it; returns the page to go on to. */
  String apply(OwnAddress address) {
    address
        .parameter("folder")
        .filter(name -> !name.isBlank())
        .ifPresent(name -> bookmarks.addFolder(Bookmarks.ROOT, name));
    number(address, "up").ifPresent(id -> bookmarks.step(id, -1));
    number(address, "down").ifPresent(id -> bookmarks.step(id, 1));
    number(address, "save").ifPresent(id -> save(id, address));
    number(address, "remove").ifPresent(bookmarks::remove);
    address.parameter("undo").ifPresent(yes -> bookmarks.takeBack());
    address.parameter("import").ifPresent(yes -> asked.bookmarks(true));
    address.parameter("export").ifPresent(yes -> asked.bookmarks(false));
    asked.bookmarksChanged();
    return address.parameter("remove").isPresent() ? "bookmarks?removed=1" : "bookmarks";
  }

  private void save(long id, OwnAddress address) {
    String title = address.parameter("title").orElse("").strip();
    if (!title.isEmpty()) {
      bookmarks.edit(id, title, address.parameter("url").orElse("").strip());
    }
    number(address, "in")
        .ifPresent(folder -> {
          boolean isThere =
              bookmarks.root().parentOf(id).filter(one -> one.id() == folder).isPresent();
          if (!isThere) {
            bookmarks.move(id, folder, Integer.MAX_VALUE);
          }
        });
  }
}
