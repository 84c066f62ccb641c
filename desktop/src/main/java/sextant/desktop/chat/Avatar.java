package sextant.desktop.chat;

import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import sextant.chatclient.HarmlessText;

/** The first letter of a nick on a disc of its own colour: the same nick always looks the same. */
final class Avatar {
  private static final int COLOURS = 6;

  private Avatar() {}

  /** The disc of a nick; a screen reader passes it over, for the nick stands beside it. */
  static Node of(String nick) {
    String harmless = HarmlessText.of(nick);
    int letter = harmless.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('?');
    var disc = new Label(Character.toString(Character.toUpperCase(letter)));
    disc.getStyleClass().addAll("chat-avatar", "chat-disc-" + colour(nick));
    disc.setAccessibleRole(AccessibleRole.NODE);
    return disc;
  }

  /** The space of a disc where none is shown. */
  static Node gap() {
    var gap = new Region();
    gap.getStyleClass().add("chat-avatar-gap");
    return gap;
  }

  /** Which of the colours, from 1. */
  static int colour(String nick) {
    return Math.floorMod(nick.toLowerCase(Locale.ROOT).hashCode() * 31, COLOURS) + 1;
  }
}
