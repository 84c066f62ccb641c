package sextant.desktop.web.stuck;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sextant.web.store.TabState;

/**
 * Which page holds the window.
 *
 * @param isSure whether it can be no other
 * @param why what it did
 */
public record Suspicion(OpenPage page, boolean isSure, TabState.Hold why) {
  /** The likeliest of these pages; empty when there are none. */
  static Optional<Suspicion> of(Grip grip, Appetite appetite, List<OpenPage> pages) {
    Comparator<OpenPage> likelier =
        grip == Grip.FRONT
            ? Comparator.comparing(OpenPage::isInFront)
            : Comparator.comparing(OpenPage::isLoading).thenComparing(OpenPage::isInFront);
    return pages.stream()
        .max(likelier)
        .map(page -> {
          boolean isSure = pages.size() == 1 || (grip == Grip.FRONT && page.isInFront());
          return new Suspicion(page, isSure, why(appetite, isSure));
        });
  }

  private static TabState.Hold why(Appetite appetite, boolean isSure) {
    if (appetite != Appetite.USUAL) {
      return TabState.Hold.MEMORY;
    }
    return isSure ? TabState.Hold.SCRIPT : TabState.Hold.SUSPICION;
  }
}
