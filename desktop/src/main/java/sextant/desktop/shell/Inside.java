package sextant.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the Tab key inside what lies over a room: after its last control comes its first, never one
 * that is covered.
 */
final class Inside {
  private final Parent cover;
  private final BooleanSupplier isShown;
  private final ChangeListener<Node> moved = (at, before, now) -> moved(now);
  private boolean isTab;
  private boolean isBackward;

  /** Watches the scene that {@code cover} comes to be in. */
  Inside(Parent cover, BooleanSupplier isShown) {
    this.cover = cover;
    this.isShown = isShown;
    cover.sceneProperty().addListener((at, before, now) -> follow(before, now));
  }

  private void follow(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.focusOwnerProperty().removeListener(moved);
    }
    if (now != null) {
      now.focusOwnerProperty().addListener(moved);
    }
  }

  /** To be told of every key before it takes effect. */
  void keyPressed(KeyEvent event) {
    isTab = event.getCode() == KeyCode.TAB;
    isBackward = event.isShiftDown();
  }

  private void moved(@Nullable Node now) {
    if (!isTab || now == null || !isShown.getAsBoolean() || isIn(now)) {
      return;
    }
    isTab = false;
    List<Node> stops = new ArrayList<>();
    collect(cover, stops);
    if (!stops.isEmpty()) {
      (isBackward ? stops.getLast() : stops.getFirst()).requestFocus();
    }
  }

  private boolean isIn(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(cover)) {
        return true;
      }
    }
    return false;
  }

  private static void collect(Node node, List<Node> stops) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable() && !isBesideTheChosen(node)) {
      stops.add(node);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, stops));
    }
  }

  // Tab comes to the chosen one of a group only; the arrows go on from there.
  private static boolean isBesideTheChosen(Node node) {
    return node instanceof ToggleButton toggle
        && toggle.getToggleGroup() != null
        && toggle.getToggleGroup().getSelectedToggle() != null
        && !toggle.isSelected();
  }
}
