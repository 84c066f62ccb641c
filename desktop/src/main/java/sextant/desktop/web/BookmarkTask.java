package sextant.desktop.web;

/** What is going on with the bookmarks, over the page and in nobody's way. */
sealed interface BookmarkTask {
  /** Nothing. */
  record None() implements BookmarkTask {}

  /** A page was kept a moment ago. */
  record Kept(long id) implements BookmarkTask {}

  /** A bookmark or a folder is being changed. */
  record Edit(long id) implements BookmarkTask {}

  /** Something was deleted a moment ago and can be taken back. */
  record Deleted(String title) implements BookmarkTask {}
}
