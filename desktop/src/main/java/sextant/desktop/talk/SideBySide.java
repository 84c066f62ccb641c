package sextant.desktop.talk;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.StateFile;

/**
 * Peers, conversation and details beside one another. The sides are as wide as their style asks
 * for, or as a person has dragged them; the conversation gets all the rest.
 */
final class SideBySide {
  private static final double WIDEST_LEFT = 0.3;
  private static final double WIDEST_RIGHT = 0.5;

  private final Function<Node, String> kindOf;
  private final StateFile widths;
  private final SplitPane split = new SplitPane();
  private Node center = split;
  private boolean isDragged;

  /**
   * Nothing yet.
   *
   * @param kindOf a name of what can stand at the right, under which its width is remembered
   */
  SideBySide(Function<Node, String> kindOf, StateFile widths) {
    this.kindOf = kindOf;
    this.widths = widths;
    split.getStyleClass().add("quiet-split");
    // later: the layout that brings a new width would move the dividers again
    split.widthProperty().addListener((at, before, now) -> Ui.later(this::placeDividers));
    split.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> isDragged |= isDivider(event));
  }

  Node node() {
    return split;
  }

  private static boolean isDivider(MouseEvent event) {
    return event.getTarget() instanceof Node node
        && node.getStyleClass().contains("split-pane-divider");
  }

  /** Shows these parts, one of which is the conversation. */
  void show(List<Node> parts, Node conversation) {
    if (!split.getItems().equals(parts)) {
      remember();
      center = conversation;
      split.getItems().setAll(parts);
      parts.forEach(part -> SplitPane.setResizableWithParent(part, part.equals(center)));
      Ui.later(this::placeDividers);
    }
  }

  private boolean hasRight() {
    return !split.getItems().isEmpty() && !split.getItems().getLast().equals(center);
  }

  private void placeDividers() {
    double width = split.getWidth();
    List<Node> parts = split.getItems();
    if (width <= 0 || parts.isEmpty()) {
      return; // not laid out yet; the listener of the width comes back
    }
    if (!parts.getFirst().equals(center)) {
      double left = Math.min(parts.getFirst().prefWidth(-1), width * WIDEST_LEFT);
      split.setDividerPosition(0, left / width);
    }
    if (hasRight()) {
      Node side = parts.getLast();
      double wished = widths.number(kindOf.apply(side), side.prefWidth(-1));
      split.setDividerPosition(
          parts.size() - 2, 1 - Math.min(wished, width * WIDEST_RIGHT) / width);
    }
  }

  /** Keeps the width that a person has dragged the panel at the right to. */
  void remember() {
    if (isDragged && hasRight()) {
      Node side = split.getItems().getLast();
      widths.put(kindOf.apply(side), Long.toString(Math.round(side.getLayoutBounds().getWidth())));
      widths.save();
    }
    isDragged = false;
  }
}
