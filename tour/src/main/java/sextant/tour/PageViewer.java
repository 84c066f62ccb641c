package sextant.tour;

import java.io.IOException;

/** Shows a page to a person in the face itself, while its server is up. */
@FunctionalInterface
public interface PageViewer {
  /** Loads the page and returns once it is there; called on the tour's thread. */
  void show(String url) throws IOException, InterruptedException;
}
