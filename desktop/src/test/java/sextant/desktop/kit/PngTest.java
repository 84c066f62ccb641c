package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
  @Test
  void anotherReaderSeesTheSamePicture() throws Exception {
    byte[] file =
        Fx.call(() -> {
          var image = new WritableImage(3, 2);
          image.getPixelWriter().setArgb(2, 1, 0xff12_34ab);
          return Png.of(image);
        });
    var read = ImageIO.read(new ByteArrayInputStream(file));
    assertThat(read.getWidth()).isEqualTo(3);
    assertThat(read.getHeight()).isEqualTo(2);
    assertThat(read.getRGB(2, 1)).isEqualTo(0xff12_34ab);
  }
}
