package sextant.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import sextant.desktop.kit.Fx;

/**
 * How a screen has to look: pictures of it reduced to one colour for each square of 8 by 8 pixels,
 * so that a moved panel or a wrong colour is found and a letter that is drawn a little otherwise is
 * not. Run the tests with {@code -Dgolden=write} to take them anew, and look at them before they
 * are committed.
 */
final class Golden {
  static final int SQUARE = 8;

  /** A square counts as different when a channel is off by more than this. */
  private static final int TOLERANCE = 24;

  /** Names of this computer and the like may differ; panels may not. */
  private static final double MOST_DIFFERENT = 0.02;

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final Path SEEN = Path.of("target/golden");

  private Golden() {}

  static boolean isWriting() {
    return "write".equals(System.getProperty("golden"));
  }

  /** The fonts of the pictures; on other fonts they cannot be compared. */
  static String fonts() {
    return Fx.call(() -> {
      var latin = new Text("Sextant 0123456789");
      var chinese = new Text("六分仪网络");
      latin.setFont(Font.font(14));
      chinese.setFont(Font.font(14));
      long width = Math.round(latin.getLayoutBounds().getWidth() * 10);
      return Font.getDefault().getFamily()
          + " "
          + width
          + " "
          + Math.round(chinese.getLayoutBounds().getWidth() * 10);
    });
  }

  static Optional<String> recordedFonts() throws IOException {
    Path file = FOLDER.resolve("fonts.txt");
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  static void recordFonts() throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("fonts.txt"), fonts() + "\n");
  }

  /** What is wrong with the window's picture; empty when it looks as it has to. */
  static Optional<String> compare(Fx window, String name) throws IOException {
    window.settle();
    BufferedImage whole =
        Fx.call(() -> SwingFXUtils.fromFXImage(window.stage().getScene().snapshot(null), null));
    BufferedImage seen = reduced(whole);
    Path golden = FOLDER.resolve(name + ".png");
    if (isWriting()) {
      write(seen, golden);
      write(whole, SEEN.resolve(name + ".png"));
      return Optional.empty();
    }
    if (!Files.exists(golden)) {
      return Optional.of(name + ": there is no picture; run with -Dgolden=write");
    }
    Optional<String> wrong = difference(ImageIO.read(golden.toFile()), seen);
    if (wrong.isPresent()) {
      write(whole, SEEN.resolve(name + ".png"));
    }
    return wrong.map(what -> name + ": " + what + "; see target/golden/" + name + ".png");
  }

  private static Optional<String> difference(BufferedImage golden, BufferedImage seen) {
    if (golden.getWidth() != seen.getWidth() || golden.getHeight() != seen.getHeight()) {
      return Optional.of("the window has another size");
    }
    int different = 0;
    for (int y = 0; y < seen.getHeight(); y++) {
      for (int x = 0; x < seen.getWidth(); x++) {
        different += isFar(golden.getRGB(x, y), seen.getRGB(x, y)) ? 1 : 0;
      }
    }
    double share = different / (double) (seen.getWidth() * seen.getHeight());
    return share <= MOST_DIFFERENT
        ? Optional.empty()
        : Optional.of(Math.round(share * 1000) / 10.0 + " % of it looks different");
  }

  private static boolean isFar(int one, int other) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((one >> shift & 255) - (other >> shift & 255)) > TOLERANCE) {
        return true;
      }
    }
    return false;
  }

  private static BufferedImage reduced(BufferedImage whole) {
    int width = whole.getWidth() / SQUARE;
    int height = whole.getHeight() / SQUARE;
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        small.setRGB(x, y, average(whole, x * SQUARE, y * SQUARE));
      }
    }
    return small;
  }

  private static int average(BufferedImage image, int left, int top) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int y = top; y < top + SQUARE; y++) {
      for (int x = left; x < left + SQUARE; x++) {
        int colour = image.getRGB(x, y);
        red += colour >> 16 & 255;
        green += colour >> 8 & 255;
        blue += colour & 255;
      }
    }
    int count = SQUARE * SQUARE;
    return (red / count) << 16 | (green / count) << 8 | blue / count;
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }
}
