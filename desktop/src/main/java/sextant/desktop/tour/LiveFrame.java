package sextant.desktop.tour;

import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import sextant.desktop.kit.LivePage;

/** A live page in the card; the wheel turns the card, not the page. */
final class LiveFrame {
  private final LivePage page;
  private final StackPane node;
  private boolean isClosed;

  LiveFrame(LivePage page) {
    this.page = page;
    page.node().setFocusTraversable(false);
    node = new StackPane(page.node());
    node.setMinWidth(0);
    node.setId("tour-page");
    node.getStyleClass().add("tour-page");
    node.addEventFilter(
        ScrollEvent.SCROLL,
        event -> {
          if (!node.equals(event.getTarget())) {
            event.consume();
            node.fireEvent(event.copyFor(node, node));
          }
        });
  }

  Node node() {
    return node;
  }

  /** What it shows now, or showed last. */
  Image picture() {
    Node shown = node.getChildren().getFirst();
    return shown instanceof ImageView still ? still.getImage() : shown.snapshot(null, null);
  }

  /** Lets the engine go and shows what it showed last. */
  void rest() {
    if (!isClosed) {
      node.getChildren().setAll(new ImageView(picture()));
      close();
    }
  }

  void close() {
    if (!isClosed) {
      isClosed = true;
      page.close();
    }
  }
}
