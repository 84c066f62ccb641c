package sextant.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.desktop.kit.Appearance.Density;
import sextant.desktop.kit.Appearance.Scheme;
import sextant.desktop.kit.Appearance.TextSize;
import sextant.desktop.kit.Fx;
import sextant.desktop.shell.RoomId;
import sextant.words.Language;

/** Every room and everything that lies over them looks as it has to, in both colours. */
class GoldenTest {
  @TempDir private Path folder;
  private final List<String> wrong = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyScreenLooksAsItHasTo(Language language) throws Exception {
    if (Golden.isWriting()) {
      Golden.recordFonts();
    }
    String fonts = Golden.recordedFonts().orElse("none");
    assumeTrue(fonts.equals(Golden.fonts()), "the pictures were taken with other fonts: " + fonts);
    try (var house = House.open(folder, language, Rooms.all(folder))) {
      Fx window = house.window();
      Fx.run(() -> house.shell().enter(RoomId.FILES, () -> {}));
      Fx.await(() -> house.shell().activities().running().size() == 1, "files can be received");
      rooms(house, "room", 1000, 700);
      rooms(house, "small", 720, 480);
      Fx.run(() -> house.shell().settings().densityProperty().set(Density.COMPACT));
      rooms(house, "compact", 1000, 700);
      Fx.run(() -> {
        house.shell().settings().densityProperty().set(Density.COMFORTABLE);
        house.shell().settings().textSizeProperty().set(TextSize.LARGE);
      });
      both(house, "large");
      Fx.run(() -> house.shell().settings().textSizeProperty().set(TextSize.NORMAL));
      window.press(KeyCode.CONTROL, KeyCode.K);
      both(house, "palette");
      window.type("zzzz");
      both(house, "palette-nothing");
      window.press(KeyCode.ESCAPE).press(KeyCode.CONTROL, KeyCode.COMMA);
      both(house, "settings");
      window.press(KeyCode.ESCAPE);
      Fx.run(house.shell()::welcome);
      Fx.await(() -> window.has("#tour-begin"), "the tour");
      both(house, "tour");
    }
    assertThat(wrong).isEmpty();
  }

  private void rooms(House house, String kind, double width, double height) throws IOException {
    house.window().resize(width, height);
    for (RoomId id : house.shell().roomIds()) {
      Fx.run(() -> house.shell().enter(id, () -> {}));
      both(house, kind + "-" + id.name().toLowerCase(Locale.ROOT));
    }
  }

  private void both(House house, String name) throws IOException {
    String tag = house.shell().settings().languageProperty().get().tag();
    for (Scheme scheme : List.of(Scheme.LIGHT, Scheme.DARK)) {
      Fx.run(() -> house.shell().settings().schemeProperty().set(scheme));
      String full = name + "-" + tag + "-" + scheme.name().toLowerCase(Locale.ROOT);
      Golden.compare(house.window(), full).ifPresent(wrong::add);
      Frames.faintIn(house.window()).forEach(what -> wrong.add(full + ": " + what));
    }
    if (tag.equals("en")) {
      TabWalk.missedIn(house.window()).forEach(what -> wrong.add(name + "-en: " + what));
    }
    wrong.addAll(Fits.narrow(house, name + "-" + tag));
  }
}
