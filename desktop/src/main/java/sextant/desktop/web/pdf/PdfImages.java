package sextant.desktop.web.pdf;

import com.sun.webkit.graphics.WCImage;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.PixelFormat;

/**
 * The pictures of a document, each written once, with its transparency beside it. Their pixels are
 * read only at the end: while the engine paints, the thread that has them may wait for it.
 */
final class PdfImages {
  private static final int MOST_PIXELS = 64 << 20;

  private final PdfFile file;
  private final Map<Integer, WCImage> images = new LinkedHashMap<>();

  PdfImages(PdfFile file) {
    this.file = file;
  }

  /** The name of a picture. */
  String name(WCImage image) {
    if (images.putIfAbsent(image.getID(), image) == null) {
      image.ref(); // the engine may let go of it before we have written it
    }
    return "I" + image.getID();
  }

  /** Writes the pictures; returns the entry of a page's resources. */
  String end() {
    var entry = new StringBuilder("/XObject << ");
    images.forEach((id, image) -> {
      entry.append("/I").append(id).append(' ').append(write(image)).append(" 0 R ");
      image.deref();
    });
    return entry.append(">>").toString();
  }

  private int write(WCImage image) {
    boolean isThere =
        image.getPlatformImage() instanceof com.sun.prism.Image pixels
            && pixels.getWidth() > 0
            && (long) pixels.getWidth() * pixels.getHeight() <= MOST_PIXELS;
    return isThere ? write((com.sun.prism.Image) image.getPlatformImage()) : nothing();
  }

  private int nothing() {
    int mask = file.stream(head(1, 1) + " /ColorSpace /DeviceGray", new byte[1]);
    return file.stream(head(1, 1) + " /ColorSpace /DeviceRGB /SMask " + mask + " 0 R", new byte[3]);
  }

  private int write(com.sun.prism.Image pixels) {
    int width = pixels.getWidth();
    int height = pixels.getHeight();
    var line = new int[width];
    var colours = new byte[3 * width * height];
    var alpha = new byte[width * height];
    boolean isOpaque = true;
    for (int y = 0; y < height; y++) {
      pixels.getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), line, 0, width);
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        colours[3 * at] = (byte) (line[x] >>> 16);
        colours[3 * at + 1] = (byte) (line[x] >>> 8);
        colours[3 * at + 2] = (byte) line[x];
        alpha[at] = (byte) (line[x] >>> 24);
        isOpaque &= line[x] >>> 24 == 255;
      }
    }
    String head = head(width, height);
    String mask =
        isOpaque ? "" : " /SMask " + file.stream(head + " /ColorSpace /DeviceGray", alpha) + " 0 R";
    return file.stream(head + " /ColorSpace /DeviceRGB" + mask, colours);
  }

  private static String head(int width, int height) {
    return "/Type /XObject /Subtype /Image /BitsPerComponent 8 /Width "
        + width
        + " /Height "
        + height;
  }
}
