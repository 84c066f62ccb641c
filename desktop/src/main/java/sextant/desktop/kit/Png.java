package sextant.desktop.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;

/** Writes a picture as a PNG file (RFC 2083), so that the product needs neither AWT nor Swing. */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  private Png() {}

  /** The bytes of a file with this picture in it, 8 bits of red, green and blue a pixel. */
  public static byte[] of(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).array();
    header[8] = 8; // bits a channel
    header[9] = 2; // red, green, blue
    chunk(out, "IHDR", header);
    chunk(out, "IDAT", deflated(rows(image.getPixelReader(), width, height)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  // Each row is preceded by its filter, which is none.
  private static byte[] rows(PixelReader pixels, int width, int height) {
    var rows = new byte[height * (1 + 3 * width)];
    var line = new int[width];
    int at = 0;
    for (int y = 0; y < height; y++) {
      pixels.getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), line, 0, width);
      at++;
      for (int argb : line) {
        rows[at++] = (byte) (argb >>> 16);
        rows[at++] = (byte) (argb >>> 8);
        rows[at++] = (byte) argb;
      }
    }
    return rows;
  }

  private static byte[] deflated(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    var deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(name);
    sum.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(name);
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
