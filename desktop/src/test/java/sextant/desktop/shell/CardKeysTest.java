package sextant.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.House;
import sextant.desktop.Rooms;
import sextant.desktop.kit.Fx;
import sextant.words.Language;

/** What Enter and Escape do in whatever lies over a room or asks in it. */
class CardKeysTest {
  /** Ids of buttons that end or take away something. */
  private static final String DESTROYING =
      ".*(delete|remove|forget|clear|kick|ban|decline|discard|leave|close|stop).*";

  @TempDir private Path folder;

  @Test
  void escapePutsEachCardAwayAndTheKeyboardIsInTheRoomAgain() {
    try (var house = House.open(folder, Language.ENGLISH, Rooms.all(folder))) {
      Fx window = house.window();
      for (RoomId room : house.shell().roomIds()) {
        Fx.run(() -> house.shell().enter(room, () -> {}));
        Node field = focused(window);
        for (String card : List.of("settings", "keys", "tour", "palette")) {
          open(window, card);
          assertThat(window.has(".overlay-card")).as(card + " in " + room).isTrue();
          assertThat(isIn(focused(window), window.find(".overlay-card", Node.class)))
              .as("the keyboard is in " + card)
              .isTrue();
          assertThat(String.valueOf(focused(window).getId())).doesNotMatch(DESTROYING);
          window.press(KeyCode.ESCAPE);
          assertThat(window.has(".overlay-card")).as(card + " after Escape").isFalse();
          assertThat(focused(window)).as("after " + card + " in " + room).isEqualTo(field);
        }
      }
    }
  }

  @Test
  void controlLLeadsToTheMainFieldOfEveryRoom() {
    try (var house = House.open(folder, Language.ENGLISH, Rooms.all(folder))) {
      Fx window = house.window();
      for (RoomId room : house.shell().roomIds()) {
        Fx.run(() -> house.shell().enter(room, () -> {}));
        Node field = focused(window);
        Fx.run(() -> window.find("#rail-palette", Button.class).requestFocus());
        window.press(KeyCode.CONTROL, KeyCode.L);
        assertThat(focused(window)).as("the field of " + room).isEqualTo(field);
      }
    }
  }

  @Test
  void noButtonIsPressedByAKeyThatIsMeantForAnotherNode() {
    try (var house = House.open(folder, Language.ENGLISH, Rooms.all(folder))) {
      Fx window = house.window();
      for (RoomId room : house.shell().roomIds()) {
        Fx.run(() -> house.shell().enter(room, () -> {}));
        for (String card : List.of("none", "settings", "keys", "tour", "palette")) {
          open(window, card);
          assertThat(Fx.call(() -> pressedFromElsewhere(window)))
              .as(card + " in " + room)
              .isEmpty();
          window.press(KeyCode.ESCAPE);
        }
      }
    }
  }

  private static void open(Fx window, String card) {
    if (!card.equals("none")) {
      window.press(KeyCode.CONTROL, KeyCode.K);
      if (!card.equals("palette")) {
        window.type(card).press(KeyCode.ENTER);
      }
    }
    window.settle();
  }

  private static List<String> pressedFromElsewhere(Fx window) {
    return window.stage().getScene().getRoot().lookupAll(".button").stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(button -> button.isDefaultButton() || button.isCancelButton())
        .map(Node::getId)
        .toList();
  }

  private static Node focused(Fx window) {
    return Fx.call(() -> window.stage().getScene().getFocusOwner());
  }

  private static boolean isIn(Node node, Node card) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(card)) {
        return true;
      }
    }
    return false;
  }
}
