package sextant.desktop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.stage.Window;
import sextant.desktop.web.stuck.OpenPage;
import sextant.desktop.web.stuck.Suspicion;
import sextant.web.store.Session;
import sextant.web.store.TabState;

/**
 * The tabs as they were when the JavaFX thread last looked, for threads that must know them while
 * it stands. Written on the JavaFX thread, read on any.
 */
final class OpenTabs {
  private final WebRoomModel model;
  private volatile List<Row> rows = List.of();
  private volatile Point2D middle = new Point2D(Double.NaN, Double.NaN);

  /** One tab. */
  private record Row(
      TabState state,
      long number,
      boolean isPrivate,
      boolean isLoaded,
      boolean isLoading,
      boolean isInFront) {
    /** The state with the address that the network knows: it may be newer than the last look. */
    TabState now() {
      String fresh =
          TabRegistry.byNumber(number).map(TabLoads::page).map(LocalPages::toPerson).orElse("");
      return fresh.isEmpty() || fresh.equals(TabLoads.withoutFragment(state.url()))
          ? state
          : TabState.of(fresh, "");
    }

    OpenPage page() {
      TabState now = now();
      return new OpenPage(number, now.url(), now.title(), isPrivate, isInFront, isLoading);
    }
  }

  OpenTabs(WebRoomModel model) {
    this.model = model;
  }

  /** Looks. JavaFX thread. */
  void look() {
    Optional<Tab> front = model.selectedProperty().get();
    List<Row> seen = new ArrayList<>();
    for (Tab tab : model.tabs()) {
      seen.add(
          new Row(
              tab.state(),
              tab.number(),
              tab.isPrivate(),
              tab.pageProperty().get().isPresent(),
              tab.busyProperty().get(),
              front.filter(tab::equals).isPresent()));
    }
    rows = List.copyOf(seen);
    lookAtWindow();
  }

  /** Looks where the window is now. JavaFX thread. */
  void lookAtWindow() {
    model
        .selectedProperty()
        .get()
        .flatMap(tab -> tab.pageProperty().get())
        .map(page -> page.node().getScene())
        .map(scene -> scene.getWindow())
        .ifPresent(window -> middle = middle(window));
  }

  private static Point2D middle(Window window) {
    return new Point2D(
        window.getX() + window.getWidth() / 2, window.getY() + window.getHeight() / 2);
  }

  /** The middle of the window on the screen. */
  Point2D middle() {
    return middle;
  }

  /** The pages that are loaded. */
  List<OpenPage> pages() {
    return rows.stream().filter(Row::isLoaded).map(Row::page).toList();
  }

  /** What is kept for the next start: nothing of private tabs. */
  Session session(List<TabState> closed) {
    return session(closed, TabState.Hold.NONE, row -> false);
  }

  /** The same, and the page that is suspected is not loaded then. */
  Session session(List<TabState> closed, Suspicion suspicion) {
    long tab = suspicion.page().tab();
    return session(closed, suspicion.why(), row -> row.number() == tab);
  }

  private Session session(List<TabState> closed, TabState.Hold why, Predicate<Row> isHeld) {
    List<TabState> kept = new ArrayList<>();
    int selected = 0;
    for (Row row : rows) {
      TabState state = row.now();
      if (!row.isPrivate() && !state.url().isEmpty()) {
        selected = row.isInFront() ? kept.size() : selected;
        kept.add(isHeld.test(row) ? state.held(why) : state);
      }
    }
    return new Session(kept, selected, closed);
  }
}
