package sextant.desktop.web.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** The objects of a PDF file and their table (ISO 32000-1, 7.5). */
final class PdfFile {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();

  PdfFile() {
    text("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
  }

  /** The number of an object that is written later. */
  int reserve() {
    offsets.add(-1);
    return offsets.size();
  }

  /** Writes an object under a number that was reserved. */
  void put(int number, String content) {
    begin(number);
    text(content + "\nendobj\n");
  }

  /** Writes an object; returns its number. */
  int add(String content) {
    int number = reserve();
    put(number, content);
    return number;
  }

  /** Writes a stream, packed; {@code entries} are those of its dictionary besides the length. */
  int stream(String entries, byte[] bytes) {
    int number = reserve();
    byte[] packed = packed(bytes);
    begin(number);
    text("<< " + entries + " /Filter /FlateDecode /Length " + packed.length + " >>\nstream\n");
    out.writeBytes(packed);
    text("\nendstream\nendobj\n");
    return number;
  }

  private void begin(int number) {
    offsets.set(number - 1, out.size());
    text(number + " 0 obj\n");
  }

  private static byte[] packed(byte[] bytes) {
    var deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    var packed = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return packed.toByteArray();
  }

  /** Ends the file with its table. */
  byte[] end(int catalog, int info) {
    int table = out.size();
    text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
    for (int offset : offsets) {
      text(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
    }
    text(
        "trailer\n<< /Size "
            + (offsets.size() + 1)
            + " /Root "
            + catalog
            + " 0 R /Info "
            + info
            + " 0 R >>\nstartxref\n"
            + table
            + "\n%%EOF\n");
    return out.toByteArray();
  }

  private void text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** An address as a string object; what is not ASCII in it is escaped already. */
  static String ascii(String text) {
    var hex = new StringBuilder("<");
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      hex.append(String.format(Locale.ROOT, "%02X", one));
    }
    return hex.append('>').toString();
  }

  /** A text of any language as a string object (7.9.2.2). */
  static String string(String text) {
    var hex = new StringBuilder("<FEFF");
    for (byte one : text.getBytes(StandardCharsets.UTF_16BE)) {
      hex.append(String.format(Locale.ROOT, "%02X", one));
    }
    return hex.append('>').toString();
  }
}
