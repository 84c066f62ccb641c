package sextant.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Feeds damaged pictures to what looks at them before they are decoded: nothing is thrown, and it
 * ends. {@code -Dfuzz.runs=10000000} sets the number of inputs, {@code -Dfuzz.seed} the start.
 */
class PictureHeaderFuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "jpeg"})
  void nothingComesOutOfADamagedPicture(String format) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    byte[] sound = picture(format);
    for (int i = 0; i < RUNS; i++) {
      byte[] input = damaged(sound, random);
      try {
        PictureHeader.of(input)
            .ifPresent(header -> assertThat(header.frames()).isBetween(0, input.length));
      } catch (RuntimeException | Error bug) {
        throw new AssertionError("input " + Arrays.toString(input), bug);
      }
    }
  }

  private static byte[] picture(String format) throws IOException {
    var image = new java.awt.image.BufferedImage(20, 10, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  private static byte[] damaged(byte[] sound, SplittableRandom random) {
    byte[] input = sound.clone();
    for (int count = random.nextInt(1, 8); count > 0; count--) {
      int at = random.nextInt(input.length);
      switch (random.nextInt(4)) {
        case 0 -> input[at] = (byte) random.nextInt(256);
        case 1 -> input = Arrays.copyOf(input, Math.max(1, at));
        case 2 -> input[at] = (byte) (random.nextBoolean() ? 0x21 : 0xff);
        default -> input[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return input;
  }
}
