package sextant.desktop.web;

import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;

/** Takes the picture of a page. */
final class PagePicture {
  private PagePicture() {}

  static WritableImage of(Node view, UnaryOperator<String> script) {
    return view.snapshot(new SnapshotParameters(), null);
  }
}
