package sextant.desktop.kit;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/**
 * The mark of the program: a sextant with its arc, its telescope and its index arm. The same paths
 * as {@code docs/pictures/sextant.svg}; colours come from the theme. JavaFX thread.
 */
public final class Mark {
  /** The frame: the arc that is read, and two legs from the pivot. */
  static final String FRAME = "M7 43a36 36 0 0 0 50 0M32 8L16 49M32 8l16 41";

  static final String TELESCOPE = "M9 24h13";

  /** From the pivot across the arc. */
  static final String ARM = "M32 8l6 48";

  private static final double SIDE = 64;

  private Mark() {}

  /** The mark as a node of that size. */
  public static Group node(double size) {
    var mark =
        new Group(
            path(FRAME, "mark-frame"), path(TELESCOPE, "mark-telescope"), path(ARM, "mark-arm"));
    var square = new SVGPath(); // keeps the margins, so that every size has the same shape
    square.setContent("M0 0h64v64h-64z");
    square.setFill(Color.TRANSPARENT);
    mark.getChildren().addFirst(square);
    mark.getTransforms().add(new Scale(size / SIDE, size / SIDE));
    return new Group(mark);
  }

  /** The mark as a picture of that many pixels a side, for the window's title and the taskbar. */
  public static Image picture(int size) {
    var scene = new Scene(node(size), size, size, Color.TRANSPARENT);
    new Appearance(false, Appearance.Density.COMFORTABLE, Appearance.TextSize.NORMAL)
        .applyTo(scene);
    scene.getRoot().applyCss();
    var parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    return scene.getRoot().snapshot(parameters, null);
  }

  private static SVGPath path(String content, String style) {
    var path = new SVGPath();
    path.setContent(content);
    path.getStyleClass().addAll("mark-line", style);
    return path;
  }
}
