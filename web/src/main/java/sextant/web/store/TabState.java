package sextant.web.store;

import java.util.List;

/**
 * A tab as it is kept for the next start.
 *
 * @param history the pages it went through, oldest first, 50 at most are kept
 * @param index which of them it shows
 * @param scroll how far down it is scrolled, in pixels
 * @param hold why its page is loaded only when a person asks for it
 */
public record TabState(List<Entry> history, int index, boolean isPinned, int scroll, Hold hold) {
  private static final int MOST = 50;

  /** What a page did that ended the program. */
  public enum Hold {
    /** Nothing: it is loaded as any other. */
    NONE,
    /** Its script held the whole window. */
    SCRIPT,
    /** Perhaps its script did, perhaps that of another page. */
    SUSPICION,
    /** The memory that it took. */
    MEMORY
  }

  /** A page in the history of a tab. */
  public record Entry(String url, String title) {}

  /** Keeps the newest entries, and an index that is one of theirs. */
  public TabState {
    int dropped = Math.max(0, Math.min(index, history.size() - MOST));
    List<Entry> rest = history.subList(dropped, history.size());
    history = List.copyOf(rest.subList(0, Math.min(MOST, rest.size())));
    index = Math.clamp((long) index - dropped, 0, Math.max(0, history.size() - 1));
  }

  /** A tab that shows one page. */
  public static TabState of(String url, String title) {
    return new TabState(List.of(new Entry(url, title)), 0, false, 0, Hold.NONE);
  }

  /** The same tab, whose page is loaded only when a person asks for it, or as any other. */
  public TabState held(Hold why) {
    return new TabState(history, index, isPinned, scroll, why);
  }

  /** The address it shows; empty for an empty tab. */
  public String url() {
    return history.isEmpty() ? "" : history.get(index).url();
  }

  /** The title of what it shows. */
  public String title() {
    return history.isEmpty() ? "" : history.get(index).title();
  }
}
