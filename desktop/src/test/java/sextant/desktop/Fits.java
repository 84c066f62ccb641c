package sextant.desktop;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.web.WebView;
import sextant.desktop.kit.Appearance.TextSize;
import sextant.desktop.kit.Fx;
import sextant.desktop.shell.Settings;

/**
 * Whether what a window shows has the room it needs: nothing outside, cut or over another thing.
 */
final class Fits {
  private static final double SLACK = 1.5;

  /** Labels that give their place to others; their words are in a tooltip, too. */
  private static final List<String> YIELDING =
      List.of("web-network-summary", "talk-state", "talk-counters");

  private static final List<String> FIGURES =
      List.of("column-figure", "column-last", "column-loss");

  private final Scene scene;
  private final List<String> wrong = new ArrayList<>();

  private Fits(Scene scene) {
    this.scene = scene;
  }

  /** What does not fit, in words. */
  static List<String> wrongIn(Fx window) {
    window.settle();
    return Fx.call(() -> {
      var fits = new Fits(window.stage().getScene());
      fits.scene.getRoot().applyCss();
      fits.scene.getRoot().layout();
      fits.look(fits.scene.getRoot(), false);
      return fits.wrong;
    });
  }

  /** Looks at this screen in a small window with large text, and puts both back. */
  static List<String> narrow(House house, String name) {
    Settings settings = house.shell().settings();
    Fx window = house.window();
    double width = Fx.call(window.stage()::getWidth);
    double height = Fx.call(window.stage()::getHeight);
    Fx.run(() -> settings.textSizeProperty().set(TextSize.LARGE));
    List<String> wrong = wrongIn(window.resize(800, 600).picture(name + "-narrow"));
    Fx.run(() -> settings.textSizeProperty().set(TextSize.NORMAL));
    window.resize(width, height);
    return wrong.stream().map(what -> name + ": " + what).toList();
  }

  private void look(Node node, boolean scrolls) {
    if (!node.isVisible() || !node.isManaged() || node instanceof WebView) {
      return;
    }
    if (node instanceof Control && !scrolls) {
      inside(node);
    }
    if (node instanceof Labeled labeled
        && (!scrolls || FIGURES.stream().anyMatch(node.getStyleClass()::contains))) {
      whole(labeled);
    }
    if (node instanceof HBox || node instanceof VBox || node instanceof GridPane) {
      apart((Parent) node);
      if (!scrolls) {
        held((Parent) node);
      }
    }
    if (node instanceof Parent parent) {
      boolean inner =
          scrolls
              || node instanceof ScrollPane
              || node instanceof VirtualFlow<?>
              || node instanceof TableHeaderRow;
      parent.getChildrenUnmodifiable().forEach(child -> look(child, inner));
    }
  }

  private void inside(Node node) {
    Bounds bounds = node.localToScene(node.getBoundsInLocal());
    boolean isInside =
        bounds.getMinX() > -SLACK
            && bounds.getMinY() > -SLACK
            && bounds.getMaxX() < scene.getWidth() + SLACK
            && bounds.getMaxY() < scene.getHeight() + SLACK
            && isInSight(node, bounds);
    if (!isInside && bounds.getWidth() > 0 && bounds.getHeight() > 0) {
      wrong.add("outside: " + name(node) + " " + bounds);
    }
  }

  private static boolean isInSight(Node node, Bounds bounds) {
    for (Parent at = node.getParent(); at != null; at = at.getParent()) {
      if (at.getClip() != null) {
        Bounds sight = at.localToScene(at.getClip().getBoundsInParent());
        if (bounds.getMaxX() > sight.getMaxX() + SLACK
            || bounds.getMaxY() > sight.getMaxY() + SLACK) {
          return false;
        }
      }
    }
    return true;
  }

  private void whole(Labeled labeled) {
    String wanted = labeled.getText();
    if (wanted == null || wanted.isEmpty() || YIELDING.contains(String.valueOf(labeled.getId()))) {
      return;
    }
    for (Node child : labeled.getChildrenUnmodifiable()) {
      if (child instanceof Text text
          && text.isVisible()
          && text.getText().endsWith("...")
          && !wanted.endsWith("...")) {
        wrong.add("cut: " + name(labeled) + " " + wanted + " -> " + text.getText());
      }
    }
  }

  private void held(Parent parent) {
    Bounds room = parent.getLayoutBounds();
    for (Node child : parent.getChildrenUnmodifiable()) {
      Bounds bounds = layout(child);
      boolean isHeld =
          bounds.getMinX() > room.getMinX() - SLACK
              && bounds.getMaxX() < room.getMaxX() + SLACK
              && bounds.getMaxY() < room.getMaxY() + SLACK;
      if (child.isVisible() && child.isManaged() && !isHeld) {
        wrong.add("leaves its row: " + name(child));
      }
    }
  }

  private void apart(Parent parent) {
    List<Node> children =
        parent.getChildrenUnmodifiable().stream()
            .filter(Node::isVisible)
            .filter(Node::isManaged)
            .toList();
    for (int i = 0; i < children.size(); i++) {
      for (int j = i + 1; j < children.size(); j++) {
        Bounds one = layout(children.get(i));
        Bounds other = layout(children.get(j));
        double wide =
            Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double high =
            Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        if (wide > SLACK && high > SLACK) {
          wrong.add("overlap: " + name(children.get(i)) + " " + name(children.get(j)));
        }
      }
    }
  }

  private static Bounds layout(Node node) {
    return node.localToParent(node.getLayoutBounds());
  }

  static String name(Node node) {
    var words = new StringBuilder();
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getId() != null || at.equals(node)) {
        words.append(words.isEmpty() ? "" : " in ").append(at.getClass().getSimpleName());
        words.append(at.getId() == null ? "" : "#" + at.getId());
        words.append(at.getStyleClass().isEmpty() ? "" : at.getStyleClass());
        if (at.getId() != null) {
          break;
        }
      }
    }
    return words.toString();
  }
}
