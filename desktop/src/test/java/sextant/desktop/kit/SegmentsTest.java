package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import sextant.desktop.kit.Appearance.TextSize;

class SegmentsTest {
  private final ObjectProperty<TextSize> size = new SimpleObjectProperty<>(TextSize.NORMAL);

  @Test
  void theArrowsChooseAsAClickDoes() {
    try (Fx window = Fx.show(this::segments)) {
      Fx.run(() -> window.find("#size-normal", ToggleButton.class).requestFocus());
      window.press(KeyCode.RIGHT);
      assertThat(size.get()).isEqualTo(TextSize.LARGE);
      window.click("#size-small");
      assertThat(size.get()).isEqualTo(TextSize.SMALL);
    }
  }

  @Test
  void pressingTheChosenOneLeavesItChosen() {
    try (Fx window = Fx.show(this::segments)) {
      window.click("#size-normal");
      assertThat(Fx.call(window.find("#size-normal", ToggleButton.class)::isSelected)).isTrue();
      Fx.run(() -> size.set(TextSize.LARGE));
      assertThat(Fx.call(window.find("#size-large", ToggleButton.class)::isSelected)).isTrue();
    }
  }

  private Segments<TextSize> segments() {
    Map<TextSize, String> names = new EnumMap<>(TextSize.class);
    names.put(TextSize.SMALL, "Small");
    names.put(TextSize.NORMAL, "Normal");
    names.put(TextSize.LARGE, "Large");
    return new Segments<>("size", size, names);
  }
}
