package sextant.desktop.web;

/** When a person last pressed something on a page, and what that still allows. JavaFX thread. */
final class Gesture {
  private static final long HOLDS_NANOS = 2_000_000_000L;

  private long pressNanos = System.nanoTime() - HOLDS_NANOS;
  private boolean hasOpened = true;

  /** A person presses a key or a button. */
  void pressed() {
    pressNanos = System.nanoTime();
    hasOpened = false;
  }

  /** Whether that was a moment ago. */
  boolean isFresh() {
    return System.nanoTime() - pressNanos < HOLDS_NANOS;
  }

  /** Whether a window may open now; one press opens one. */
  boolean takeWindow() {
    boolean mayOpen = isFresh() && !hasOpened;
    hasOpened = true;
    return mayOpen;
  }
}
