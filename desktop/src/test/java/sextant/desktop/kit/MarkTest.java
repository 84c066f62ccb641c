package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

class MarkTest {
  private static final Path SVG = Path.of("../docs/pictures/sextant.svg");

  @Test
  void theWindowAndTheDrawingShowTheSame() throws IOException {
    assertThat(Files.readString(SVG)).contains(Mark.FRAME, Mark.TELESCOPE, Mark.ARM);
  }

  @Test
  void evenSixteenPixelsShowArcArmAndTelescopeOnNothing() {
    Fx.show(() -> new javafx.scene.layout.StackPane()).close();
    Image picture = Fx.call(() -> Mark.picture(16));
    assertThat(picture.getWidth()).isEqualTo(16);
    assertThat(Fx.call(() -> picture.getPixelReader().getArgb(0, 0) >>> 24)).isZero();
    assertThat(Fx.call(() -> picture.getPixelReader().getColor(8, 3).getOpacity())).isPositive();
    assertThat(Fx.call(() -> picture.getPixelReader().getColor(4, 6).getOpacity())).isPositive();
    assertThat(Fx.call(() -> picture.getPixelReader().getColor(9, 10).getOpacity())).isPositive();
  }
}
