package sextant.web.store;

/**
 * One line below the address bar.
 *
 * @param url where it leads
 * @param title what the page is called, or the words to search for
 */
public record Suggestion(Kind kind, String url, String title) {
  /** Where a suggestion comes from. */
  public enum Kind {
    /** The address that was typed. */
    ADDRESS,
    /** A search for the words. */
    SEARCH,
    /** A bookmark. */
    BOOKMARK,
    /** A visited page. */
    HISTORY
  }
}
