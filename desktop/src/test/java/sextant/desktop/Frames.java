package sextant.desktop;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.web.WebView;
import sextant.desktop.kit.Contrast;
import sextant.desktop.kit.Fx;

/** Whether the frame of every field in sight stands out from its ground: WCAG 2.2, 1.4.11. */
final class Frames {
  private Frames() {}

  /** Fields with a frame that is hard to see, in words. */
  static List<String> faintIn(Fx window) {
    window.settle();
    return Fx.call(() -> {
      var faint = new ArrayList<String>();
      look(window.stage().getScene().getRoot(), Color.WHITE, faint);
      return faint;
    });
  }

  private static void look(Node node, Color ground, List<String> faint) {
    if (!node.isVisible() || node instanceof WebView) {
      return;
    }
    if (isField(node)) {
      measure((Region) node, ground, faint);
    } else if (node instanceof Parent parent) {
      Color under = node instanceof Region region ? top(region.getBackground(), ground) : ground;
      parent.getChildrenUnmodifiable().forEach(child -> look(child, under, faint));
    }
  }

  private static boolean isField(Node node) {
    return node instanceof TextInputControl
        || node instanceof ChoiceBox<?>
        || node instanceof ComboBoxBase<?>
        || (node.getStyleClass().contains("box") && node.getParent() instanceof CheckBox);
  }

  private static void measure(Region field, Color ground, List<String> faint) {
    List<BackgroundFill> fills = fills(field.getBackground());
    boolean isFramed =
        fills.size() > 1 && !fills.getFirst().getInsets().equals(fills.getLast().getInsets());
    if (isFramed && fills.getFirst().getFill() instanceof Color frame) {
      double contrast = Contrast.of(frame, ground);
      if (contrast < 3) {
        faint.add("%s: frame %s on %s, %.2f".formatted(Fits.name(field), frame, ground, contrast));
      }
    }
  }

  /** The colour seen of it: its last fill, unless one can see through that. */
  private static Color top(Background background, Color below) {
    List<BackgroundFill> fills = fills(background);
    return !fills.isEmpty() && fills.getLast().getFill() instanceof Color color && color.isOpaque()
        ? color
        : below;
  }

  private static List<BackgroundFill> fills(Background background) {
    return background == null ? List.of() : background.getFills();
  }
}
