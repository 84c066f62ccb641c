package sextant.web.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import sextant.identity.StateDirectory;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.BookmarkNode.Folder;

/**
 * A person's bookmarks: a tree of folders, kept as the Netscape HTML file that every browser reads.
 * Thread-safe; a change is on the disk when the call returns.
 */
public final class Bookmarks {
  /** The number of the root folder. */
  public static final long ROOT = 0;

  private static final System.Logger LOGGER = System.getLogger(Bookmarks.class.getName());
  private static final String NAME = "bookmarks.html";
  private static final int MOST = 50_000;
  private static final int MOST_REMOVED = 50;

  private final Clock clock;
  private final Optional<StateDirectory> state;
  private final AtomicLong newest = new AtomicLong(ROOT);
  private final Object lock = new Object();
  private final Deque<Removed> removed = new ArrayDeque<>(); // guarded by the lock, as writing is
  private volatile Folder root;

  /** What was deleted, and where it stood. */
  private record Removed(BookmarkNode node, long folder, int index) {}

  private Bookmarks(Clock clock, Optional<StateDirectory> state) {
    this.clock = clock;
    this.state = state;
    root = folder(ROOT, "", List.of());
  }

  /** Bookmarks that leave nothing behind. */
  public static Bookmarks inMemory(Clock clock) {
    return new Bookmarks(clock, Optional.empty());
  }

  /** The bookmarks of a folder; {@code isWritten} false reads what is there and writes nothing. */
  static Bookmarks open(StateDirectory folder, boolean isWritten, Clock clock) {
    var bookmarks = new Bookmarks(clock, isWritten ? Optional.of(folder) : Optional.empty());
    try {
      Optional<byte[]> file = folder.read(NAME);
      if (file.isPresent()) {
        bookmarks.root = bookmarks.parse(file.get());
      }
    } catch (IOException unreadable) {
      LOGGER.log(Level.WARNING, "cannot read the bookmarks", unreadable);
    }
    return bookmarks;
  }

  private Folder folder(long id, String title, List<BookmarkNode> children) {
    return new Folder(id, title, children, clock.instant(), clock.instant());
  }

  private Folder parse(byte[] html) {
    String text = new String(html, StandardCharsets.UTF_8);
    List<BookmarkNode> nodes = new BookmarkFile(clock.instant(), newest, MOST).parse(text);
    return folder(ROOT, "", nodes);
  }

  /** The whole tree as it is now. */
  public Folder root() {
    return root;
  }

  /** The first bookmark of an address. */
  public Optional<Bookmark> of(String url) {
    return root.bookmarks().filter(one -> one.url().equals(url)).findFirst();
  }

  /** Keeps an address at the end of a folder, of the root when that folder is gone. */
  public Bookmark add(long folder, String title, String url, List<String> tags) {
    var fresh = new Bookmark(newest.incrementAndGet(), title, url, tags, clock.instant());
    put(folder, Integer.MAX_VALUE, fresh);
    return fresh;
  }

  /** Makes a folder at the end of another. */
  public Folder addFolder(long folder, String title) {
    var fresh = folder(newest.incrementAndGet(), title, List.of());
    put(folder, Integer.MAX_VALUE, fresh);
    return fresh;
  }

  private void put(long folder, int index, BookmarkNode node) {
    change(tree -> inserted(tree, isFolder(tree, folder) ? folder : ROOT, index, node));
  }

  /**
   * Gives a bookmark another title and address, or a folder another title.
   *
   * @param url what no bookmark may lead to, such as a script, leaves the address as it is
   */
  public void edit(long id, String title, String url) {
    boolean isKept = BookmarkFile.isKept(url);
    change(tree ->
        (Folder)
            replaced(
                tree,
                id,
                node ->
                    switch (node) {
                      case Bookmark old ->
                          new Bookmark(
                              id, title, isKept ? url : old.url(), old.tags(), old.added());
                      case Folder old ->
                          new Folder(id, title, old.children(), old.added(), clock.instant());
                    }));
  }

  /** Moves a node before that place of a folder; a folder never moves into itself. */
  public void move(long id, long folder, int index) {
    change(tree -> {
      Optional<BookmarkNode> node = tree.find(id).filter(one -> one.find(folder).isEmpty());
      if (id == ROOT || node.isEmpty() || !isFolder(tree, folder)) {
        return tree;
      }
      return inserted(without(tree, id), folder, index, node.get());
    });
  }

  /** Moves a node among its siblings: -1 is one place up. */
  public void step(long id, int places) {
    root.parentOf(id).ifPresent(parent -> move(id, parent.id(), parent.indexOf(id) + places));
  }

  /** Forgets a node and all below it; {@link #takeBack} brings it again while the program runs. */
  public void remove(long id) {
    synchronized (lock) {
      Optional<Folder> parent = root.parentOf(id);
      Optional<BookmarkNode> node = root.find(id);
      if (parent.isPresent() && node.isPresent()) {
        removed.push(new Removed(node.get(), parent.get().id(), parent.get().indexOf(id)));
        if (removed.size() > MOST_REMOVED) {
          removed.removeLast();
        }
        change(tree -> without(tree, id));
      }
    }
  }

  /** What was deleted last and not taken back. */
  public Optional<BookmarkNode> lastRemoved() {
    synchronized (lock) {
      return Optional.ofNullable(removed.peek()).map(Removed::node);
    }
  }

  /** Puts what was deleted last where it stood; false when there is nothing. */
  public boolean takeBack() {
    synchronized (lock) {
      Removed last = removed.poll();
      if (last != null) {
        put(last.folder(), last.index(), last.node());
      }
      return last != null;
    }
  }

  /**
   * Takes in a file another browser exported, as a folder of that title at the end.
   *
   * @return how many bookmarks it had; 0 when it is no such file
   */
  public int importHtml(byte[] html, String title) {
    Folder found = parse(html);
    int count = (int) found.bookmarks().count();
    if (count > 0) {
      long id = newest.incrementAndGet();
      put(ROOT, Integer.MAX_VALUE, folder(id, title, found.children()));
    }
    return count;
  }

  /** All bookmarks as the HTML file that every browser imports. */
  public byte[] exportHtml() {
    return BookmarkFile.write(root).getBytes(StandardCharsets.UTF_8);
  }

  private void change(UnaryOperator<Folder> how) {
    synchronized (lock) {
      Folder after = how.apply(root);
      if (after.equals(root) || after.everything().count() > MOST) {
        return;
      }
      root = after;
      try {
        if (state.isPresent()) {
          state.get().replace(NAME, exportHtml());
        }
      } catch (IOException cannotWrite) {
        LOGGER.log(Level.WARNING, "cannot write the bookmarks", cannotWrite);
      }
    }
  }

  private static boolean isFolder(Folder tree, long id) {
    return tree.find(id).filter(Folder.class::isInstance).isPresent();
  }

  private BookmarkNode replaced(BookmarkNode node, long id, UnaryOperator<BookmarkNode> how) {
    if (node.id() == id) {
      return how.apply(node);
    }
    return switch (node) {
      case Bookmark bookmark -> bookmark;
      case Folder folder ->
          folder.with(
              folder.children().stream().map(child -> replaced(child, id, how)).toList(),
              clock.instant());
    };
  }

  private Folder inserted(Folder tree, long folder, int index, BookmarkNode node) {
    return (Folder)
        replaced(
            tree,
            folder,
            one -> {
              var parent = (Folder) one;
              List<BookmarkNode> children = new ArrayList<>(parent.children());
              children.add(Math.clamp(index, 0, children.size()), node);
              return parent.with(children, clock.instant());
            });
  }

  private Folder without(Folder folder, long id) {
    return folder.with(
        folder.children().stream()
            .filter(child -> child.id() != id)
            .map(child -> child instanceof Folder below ? without(below, id) : child)
            .toList(),
        clock.instant());
  }
}
