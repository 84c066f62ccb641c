package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import sextant.words.Explanation;
import sextant.words.Language;

class ErrorPanelTest {
  @Test
  void escapePutsItAwayWithoutDoingWhatItOffers() {
    var mended = new AtomicInteger();
    var panel = Fx.call(() -> new ErrorPanel(Language.ENGLISH));
    try (Fx window = Fx.show(() -> new VBox(new TextField(), panel))) {
      Fx.run(() -> {
        var remedy = new Action("mend", "Mend", mended::incrementAndGet);
        panel.show(new Explanation("it failed", "because", "mend it"), remedy);
      });
      window.settle();
      Fx.run(() -> window.find("#mend", javafx.scene.control.Button.class).requestFocus());
      window.press(KeyCode.ESCAPE);
      assertThat(window.has("#mend")).isFalse();
      assertThat(mended).hasValue(0);
    }
  }
}
