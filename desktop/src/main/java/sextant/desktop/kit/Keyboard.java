package sextant.desktop.kit;

import javafx.scene.Node;

/**
 * Who has the keyboard. It goes elsewhere only as an answer to what a person did, at once and from
 * the place where it was done: whoever has gone on to type elsewhere is never interrupted.
 */
public final class Keyboard {
  private Keyboard() {}

  /** Whether this node or one inside it has the keyboard in its window. */
  public static boolean isIn(Node place) {
    Node owner = place.getScene() == null ? null : place.getScene().getFocusOwner();
    for (Node at = owner; at != null; at = at.getParent()) {
      if (at.equals(place)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Gives the keyboard to a node if it is in this place now, or nobody has it because what had it
   * is gone.
   */
  public static void move(Node place, Node to) {
    if (place.getScene() != null && (isIn(place) || isLost(place))) {
      to.requestFocus();
    }
  }

  private static boolean isLost(Node place) {
    Node owner = place.getScene().getFocusOwner();
    return owner == null || owner.getScene() == null || !canBeSeen(owner) || owner.isDisabled();
  }

  /** Whether the node is in a window and neither it nor what it stands in is hidden. */
  public static boolean canBeSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }
}
