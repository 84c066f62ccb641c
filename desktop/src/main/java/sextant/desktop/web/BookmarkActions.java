package sextant.desktop.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Ui;
import sextant.web.store.BookmarkNode;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.BookmarkNode.Folder;
import sextant.web.store.Bookmarks;
import sextant.web.store.BrowserMemory;
import sextant.web.store.Setting;
import sextant.words.Quantity;

/** What a person does with bookmarks. JavaFX thread; changes are written behind. */
final class BookmarkActions {
  private static final int MOST_AT_ONCE = 20;

  private final WebRoomModel model;
  private final WebServices services;
  private final WebRoomActions room;

  BookmarkActions(WebRoomModel model, WebServices services, WebRoomActions room) {
    this.model = model;
    this.services = services;
    this.room = room;
  }

  /** The whole tree as it is now. */
  Folder root() {
    return bookmarks().root();
  }

  private Bookmarks bookmarks() {
    return services.remembered().memory(false).bookmarks();
  }

  boolean isKept(String url) {
    return bookmarks().of(url).isPresent();
  }

  /** Keeps the page in front as a bookmark, or no longer. */
  void toggle() {
    model
        .selectedProperty()
        .get()
        .filter(tab -> !tab.addressProperty().get().isEmpty())
        .ifPresent(tab -> {
          String url = tab.addressProperty().get();
          String title = tab.titleProperty().get();
          Optional<Bookmark> kept = bookmarks().of(url);
          if (kept.isPresent()) {
            remove(kept.get());
          } else {
            String name = title.isBlank() ? url : title;
            change(
                all -> new BookmarkTask.Kept(all.add(Bookmarks.ROOT, name, url, List.of()).id()));
          }
        });
  }

  /** Makes a folder in another, and asks for its name. */
  void newFolder(long parent) {
    String name = room.text().newFolder();
    change(all -> new BookmarkTask.Edit(all.addFolder(parent, name).id()));
  }

  /** Shows what a person can change of a node. */
  void edit(long id) {
    model.bookmarkTaskProperty().set(new BookmarkTask.Edit(id));
  }

  /** Gives a node what a person wrote; an address that is none stays as it was. */
  void save(BookmarkNode node, String title, String url, long folder) {
    boolean isElsewhere = root().parentOf(node.id()).filter(p -> p.id() != folder).isPresent();
    change(all -> {
      all.edit(node.id(), title.isBlank() ? node.title() : title.strip(), url.strip());
      if (isElsewhere) {
        all.move(node.id(), folder, Integer.MAX_VALUE);
      }
      return new BookmarkTask.None();
    });
  }

  /** Moves a node to the end of a folder. */
  void moveInto(long id, long folder) {
    move(id, folder, Integer.MAX_VALUE);
  }

  /** Moves a node before that place of a folder, counted without it. */
  void move(long id, long folder, int index) {
    change(all -> {
      all.move(id, folder, index);
      return new BookmarkTask.None();
    });
  }

  /** Moves a node among its neighbours. */
  void step(long id, int places) {
    change(all -> {
      all.step(id, places);
      return new BookmarkTask.None();
    });
  }

  /** Deletes a node and all in it; it can be taken back. */
  void remove(BookmarkNode node) {
    change(all -> {
      all.remove(node.id());
      return new BookmarkTask.Deleted(node.title());
    });
  }

  /** Brings what was deleted last to where it was. */
  void takeBack() {
    change(all -> {
      all.takeBack();
      return new BookmarkTask.None();
    });
  }

  private void change(Function<Bookmarks, BookmarkTask> what) {
    services
        .remembered()
        .change(
            false,
            memory -> {
              BookmarkTask then = what.apply(memory.bookmarks());
              Ui.later(() -> {
                model.bookmarkTaskProperty().set(then);
                changed();
              });
            });
  }

  /** Has everything that shows bookmarks look again. */
  void changed() {
    model.bookmarksChangedProperty().set(model.bookmarksChangedProperty().get() + 1);
  }

  /** Opens what is in a folder, each in a tab behind the one in front. */
  void openAll(Folder folder) {
    folder.bookmarks().limit(MOST_AT_ONCE).forEach(one -> room.tabs().openBeside(one.url(), false));
  }

  /** Whether the bar is there. */
  boolean isBarShown() {
    return switch (services.remembered().memory(false).settings().get(Setting.BOOKMARKS_BAR)) {
      case "on" -> true;
      case "off" -> false;
      default -> !root().children().isEmpty();
    };
  }

  /** Shows the bar, or hides it, from now on. */
  void toggleBar() {
    String now = isBarShown() ? "off" : "on";
    services
        .remembered()
        .change(
            false,
            memory -> {
              memory.settings().set(Setting.BOOKMARKS_BAR, now);
              Ui.later(this::changed);
            });
  }

  /** Brings bookmarks of another browser in, or ours out, as the file every browser reads. */
  void exchange(boolean isImport) {
    WebRoomText text = room.text();
    var picker = services.context().filePicker();
    Optional<Path> file =
        isImport
            ? picker.open(text.importBookmarks())
            : picker.save(text.exportBookmarks(), "bookmarks.html");
    file.ifPresent(path ->
        services
            .remembered()
            .change(
                false,
                memory -> {
                  Notice became;
                  try {
                    became = isImport ? bringIn(memory, path) : bringOut(memory, path);
                  } catch (IOException failed) {
                    became = FileWriting.failure(failed, path, services.language());
                  }
                  Optional<Notice> notice = Optional.of(became);
                  Ui.later(() -> {
                    model.noticeProperty().set(notice);
                    changed();
                    room.show("bookmarks");
                  });
                }));
  }

  private Notice bringIn(BrowserMemory memory, Path path) throws IOException {
    WebRoomText text = room.text();
    int count = memory.bookmarks().importHtml(Files.readAllBytes(path), text.imported());
    return new Notice(text.bookmarksImported(count), false, Optional.empty());
  }

  private Notice bringOut(BrowserMemory memory, Path path) throws IOException {
    byte[] bytes = memory.bookmarks().exportHtml();
    Files.write(path, bytes);
    String said = room.text().savedAs(path, Quantity.bytes(bytes.length));
    return new Notice(said, false, Optional.of(path));
  }
}
