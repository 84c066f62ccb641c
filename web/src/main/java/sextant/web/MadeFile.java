package sextant.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that a page made itself ({@code blob:}, {@code data:}), written under the same promise as
 * a {@link Download}: into the folder and nowhere else, never over another file, never opened.
 */
public final class MadeFile {
  private MadeFile() {}

  /**
   * Writes everything to the end of the stream into a new file of the folder. Blocks.
   *
   * @param name as the page wants it; made harmless, with a number when it is taken
   */
  public static Download.Finished write(Path folder, String name, InputStream bytes)
      throws IOException {
    Files.createDirectories(folder);
    String plain = DownloadName.harmless(name);
    String wanted = plain.isEmpty() ? "download" : plain;
    for (int i = 0; ; i++) {
      Path file = folder.resolve(numbered(wanted, i));
      try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
        return filled(file, out, bytes);
      } catch (FileAlreadyExistsException taken) {
        // the next number
      }
    }
  }

  private static Download.Finished filled(Path file, OutputStream out, InputStream bytes)
      throws IOException {
    MessageDigest digest = sha256();
    try {
      long count = bytes.transferTo(new DigestOutputStream(out, digest));
      return new Download.Finished(file, count, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException broken) {
      Files.deleteIfExists(file); // a file under its name is always whole
      throw broken;
    }
  }

  private static String numbered(String name, int number) {
    int dot = name.lastIndexOf('.');
    String stem = dot <= 0 ? name : name.substring(0, dot);
    String end = dot <= 0 ? "" : name.substring(dot);
    return number == 0 ? name : stem + " (" + number + ")" + end;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java has SHA-256", e);
    }
  }
}
