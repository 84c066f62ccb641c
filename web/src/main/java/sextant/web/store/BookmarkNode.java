package sextant.web.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A bookmark or a folder of them; immutable. */
public sealed interface BookmarkNode {
  /** Its number, which holds until the program ends. */
  long id();

  /** What a person calls it. */
  String title();

  /** When it was made. */
  Instant added();

  /** An address that was kept. */
  record Bookmark(long id, String title, String url, List<String> tags, Instant added)
      implements BookmarkNode {
    /** Keeps a copy. */
    public Bookmark {
      tags = List.copyOf(tags);
    }
  }

  /**
   * A folder with what is in it, in the order a person gave it.
   *
   * @param modified when something was put into it or taken away, or its title was changed
   */
  record Folder(long id, String title, List<BookmarkNode> children, Instant added, Instant modified)
      implements BookmarkNode {
    /** Keeps a copy. */
    public Folder {
      children = List.copyOf(children);
    }

    /** At which place something stands in it; -1 when it does not. */
    public int indexOf(long id) {
      return children.stream().map(BookmarkNode::id).toList().indexOf(id);
    }

    /** The same with others in it; modified now when they are not the same in number or order. */
    Folder with(List<BookmarkNode> others, Instant now) {
      List<Long> before = children.stream().map(BookmarkNode::id).toList();
      boolean isSame = before.equals(others.stream().map(BookmarkNode::id).toList());
      return new Folder(id, title, others, added, isSame ? modified : now);
    }
  }

  /** This and everything below it, in order. */
  default Stream<BookmarkNode> everything() {
    return switch (this) {
      case Bookmark bookmark -> Stream.of(bookmark);
      case Folder folder ->
          Stream.concat(
              Stream.of(folder), folder.children().stream().flatMap(BookmarkNode::everything));
    };
  }

  /** The bookmarks in this and below it, in order. */
  default Stream<Bookmark> bookmarks() {
    return everything().filter(Bookmark.class::isInstance).map(Bookmark.class::cast);
  }

  /** The folders in this and below it, this one first, in order. */
  default Stream<Folder> folders() {
    return everything().filter(Folder.class::isInstance).map(Folder.class::cast);
  }

  /** The folder in which the one of that number stands. */
  default Optional<Folder> parentOf(long wanted) {
    return folders().filter(folder -> folder.indexOf(wanted) >= 0).findFirst();
  }

  /** The one of that number in this or below it. */
  default Optional<BookmarkNode> find(long wanted) {
    return everything().filter(node -> node.id() == wanted).findFirst();
  }
}
