package sextant.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.desktop.House;
import sextant.desktop.Rooms;
import sextant.desktop.kit.Fx;
import sextant.words.Language;

/** Every action of the house and of all rooms can be had from the keyboard. */
class KeyboardReachTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatCanBeDoneIsFoundByTypingItsNameAndNoKeyMeansTwoThings(Language language)
      throws Exception {
    try (var house = House.open(folder, language, Rooms.all(folder))) {
      Fx window = house.window();
      for (RoomId room : house.shell().roomIds()) {
        Fx.run(() -> house.shell().enter(room, () -> {}));
        window.press(KeyCode.CONTROL, KeyCode.K);
        Fx.run(
            () -> everythingIsFound(window, room, language)); // at once: titles change with states
        window.press(KeyCode.ESCAPE);
      }
    }
  }

  private static void everythingIsFound(Fx window, RoomId room, Language language) {
    List<PaletteEntry> all = entries(window, RoomNames.key(room));
    assertThat(all).as("actions of " + room).isNotEmpty();
    for (PaletteEntry entry : all) {
      String words = entry.where() + " " + entry.action().title();
      assertThat(ids(entries(window, words))).as("typed: " + words).contains(entry.action().id());
      assertThat(ids(entries(window, entry.action().id())))
          .as("typed: " + entry.action().id())
          .startsWith(entry.action().id());
    }
    assertThat(twice(entries(window, ""), RoomNames.name(room, words(language)))).isEmpty();
  }

  private static sextant.desktop.ShellText words(Language language) {
    return new sextant.desktop.ShellText(language);
  }

  private static List<PaletteEntry> entries(Fx window, String typed) {
    TextField field = window.find("#palette-field", TextField.class);
    ListView<?> list = window.find("#palette-list", ListView.class);
    return Fx.call(() -> {
      field.setText(typed);
      return list.getItems().stream().map(PaletteEntry.class::cast).toList();
    });
  }

  private static List<String> ids(List<PaletteEntry> entries) {
    return entries.stream().map(entry -> entry.action().id()).toList();
  }

  /** Keys that stand for two things in this room. */
  private static List<String> twice(List<PaletteEntry> entries, String room) {
    Map<String, String> seen = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (PaletteEntry entry : entries) {
      boolean isHere = entry.where().equals(room) || !entry.action().id().contains(".");
      String keys = entry.action().keys();
      if (isHere && !keys.isEmpty()) {
        String before = seen.put(keys, entry.action().id());
        if (before != null && !before.equals(entry.action().id())) {
          twice.add(keys + ": " + before + ", " + entry.action().id());
        }
      }
    }
    return twice;
  }
}
