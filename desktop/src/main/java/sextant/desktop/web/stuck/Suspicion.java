package sextant.desktop.web.stuck;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which page holds the window.
 *
 * @param isSure whether it can be no other
 */
public record Suspicion(OpenPage page, boolean isSure) {
  /** The likeliest of these pages; empty when there are none. */
  static Optional<Suspicion> of(Grip grip, List<OpenPage> pages) {
    Comparator<OpenPage> likelier =
        grip == Grip.FRONT
            ? Comparator.comparing(OpenPage::isInFront)
            : Comparator.comparing(OpenPage::isLoading).thenComparing(OpenPage::isInFront);
    return pages.stream()
        .max(likelier)
        .map(page ->
            new Suspicion(page, pages.size() == 1 || (grip == Grip.FRONT && page.isInFront())));
  }
}
