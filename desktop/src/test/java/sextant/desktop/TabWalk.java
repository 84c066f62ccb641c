package sextant.desktop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.web.WebView;
import org.jspecify.annotations.Nullable;
import sextant.desktop.kit.Fx;

/** Goes round a window with the Tab key alone and tells what it never comes to. */
final class TabWalk {
  private static final int MOST_STEPS = 400;

  private final Scene scene;
  private final Set<Node> reached = new LinkedHashSet<>();
  private final List<String> wrong = new ArrayList<>();
  private boolean isBackwards;
  private boolean leftPages;

  private TabWalk(Scene scene) {
    this.scene = scene;
  }

  /** What the Tab key does not reach, and what does not let it go on. */
  static List<String> missedIn(Fx window) {
    window.settle();
    return Fx.call(() -> {
      var walk = new TabWalk(window.stage().getScene());
      @Nullable Node before = walk.scene.getFocusOwner();
      walk.goRound();
      if (walk.leftPages) { // what lies behind a page is reached from the other side
        walk.isBackwards = true;
        walk.goRound();
      }
      Node shown = walk.shown();
      walk.look(shown);
      walk.reached.stream()
          .filter(node -> !isIn(node, shown))
          .forEach(node -> walk.wrong.add("reached though covered: " + Fits.name(node)));
      if (before != null) {
        before.requestFocus();
      }
      return walk.wrong;
    });
  }

  private void goRound() {
    var way = new LinkedHashSet<Node>();
    for (int i = 0; i < MOST_STEPS; i++) {
      @Nullable Node at = scene.getFocusOwner();
      Node from = at == null ? scene.getRoot() : at;
      Event.fireEvent(from, key(KeyCode.TAB, isBackwards));
      @Nullable Node now = scene.getFocusOwner();
      if (from instanceof WebView && from.equals(now)) { // a page has the Tab key for itself
        Event.fireEvent(from, key(KeyCode.F6, false));
        now = scene.getFocusOwner();
        leftPages = true;
      }
      if (from.equals(now) && !shown().equals(scene.getRoot()) && isIn(now, shown())) {
        reached.add(now); // a card with one field only
        return;
      }
      if (now == null || from.equals(now)) {
        wrong.add("keeps the keyboard: " + Fits.name(from));
        return;
      }
      reached.add(now);
      if (!way.add(now)) {
        return;
      }
    }
  }

  private static KeyEvent key(KeyCode code, boolean isShifted) {
    String text = code == KeyCode.TAB ? "\t" : "";
    return new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, isShifted, false, false, false);
  }

  /** What lies over the room, when there is such a thing, else everything. */
  private Node shown() {
    return scene.getRoot().lookupAll(".scrim").stream()
        .filter(Node::isVisible)
        .findFirst()
        .orElse(scene.getRoot());
  }

  private static boolean isIn(Node node, Node place) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(place)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBesideTheChosen(Node node) {
    return node instanceof ToggleButton toggle
        && toggle.getToggleGroup() != null
        && !toggle.isSelected(); // the arrows go there from the chosen one
  }

  private void look(Node node) {
    if (!node.isVisible() || node instanceof VirtualFlow<?>) {
      return; // what is in a list has the keys of the list
    }
    boolean wants = node.isFocusTraversable() || node instanceof ButtonBase;
    if (wants && !node.isDisabled() && !isBesideTheChosen(node) && !reached.contains(node)) {
      wrong.add("not reached: " + Fits.name(node));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::look);
    }
  }
}
