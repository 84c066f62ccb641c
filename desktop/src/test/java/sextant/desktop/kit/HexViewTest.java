package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class HexViewTest {
  private static byte[] counting(int length) {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  @Test
  void arrowsWithShiftChooseARunOfBytesThatCanBeCopiedAsHex() {
    var view = Fx.call(HexView::new);
    try (var window = Fx.show(() -> view)) {
      Fx.run(() -> {
        view.show(counting(64));
        view.requestFocus();
      });
      window.press(KeyCode.RIGHT).press(KeyCode.DOWN);
      assertThat(view.selectionProperty().get()).isEqualTo(new ByteRange(16, 1));
      window.press(KeyCode.SHIFT, KeyCode.RIGHT).press(KeyCode.SHIFT, KeyCode.RIGHT);
      assertThat(view.selectionProperty().get()).isEqualTo(new ByteRange(16, 3));
      window.press(KeyCode.CONTROL, KeyCode.C);
      assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("10 11 12");
    }
  }

  @Test
  void aByteUnderTheMouseIsFoundInTheHexAndInTheText() {
    var painter = Fx.call(() -> new HexPainter(() -> {}));
    try (var window = Fx.show(() -> new javafx.scene.layout.Pane())) {
      Fx.run(() -> painter.measure(800, 64));
      int hits = 0;
      for (double x = 0; x < 800; x++) {
        int at = painter.byteAt(x, painter.heightOf(1) + 2, 0, 64);
        assertThat(at).isBetween(-1, 31);
        hits += at == 31 ? 1 : 0;
      }
      assertThat(hits).isPositive();
      assertThat(painter.byteAt(400, painter.heightOf(9), 0, 64)).isEqualTo(-1);
      window.settle();
    }
  }
}
