package sextant.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import sextant.files.TransferHistory.Verdict;

/**
 * What arrived, a line a file: its SHA-256 as {@code sha256sum} writes it, or behind a {@code
 * #tree} the hash above its leaves that sender and receiver compared, which {@code sha256sum} takes
 * for a remark.
 */
final class Manifest {
  private static final String TREE = "#tree ";
  private static final int HEX_DIGITS = 64;
  private static final int BUFFER = 256 * 1024;

  private Manifest() {}

  /**
   * A file that arrived.
   *
   * @param root the hash above its leaves, when both sides have compared it
   */
  record Arrived(Path file, Optional<String> root) {}

  /** Reads every file whose hash nobody knows yet; passes over those that are gone. */
  static byte[] write(List<Arrived> files) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Arrived each : files) {
      Optional<String> hash =
          each.root().isPresent() ? each.root().map(root -> TREE + root) : hash(each.file());
      if (hash.isPresent()) {
        lines.append(hash.get()).append("  ").append(each.file().toAbsolutePath()).append('\n');
      }
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Compares every file with what arrived. */
  static List<Verdict> verify(byte[] manifest) throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    for (String line : new String(manifest, StandardCharsets.UTF_8).lines().toList()) {
      boolean isTree = line.startsWith(TREE);
      String hashed = isTree ? line.substring(TREE.length()) : line;
      if (hashed.indexOf("  ") == HEX_DIGITS) {
        Path file = Path.of(hashed.substring(HEX_DIGITS + 2));
        Optional<String> actual = isTree ? root(file) : hash(file);
        verdicts.add(verdict(file, actual, hashed.substring(0, HEX_DIGITS)));
      }
    }
    return verdicts;
  }

  private static Verdict verdict(Path file, Optional<String> actual, String expected) {
    if (actual.isEmpty()) {
      return new Verdict(file, Verdict.State.MISSING);
    }
    boolean isSame = actual.get().equals(expected);
    return new Verdict(file, isSame ? Verdict.State.SAME : Verdict.State.CHANGED);
  }

  private interface Reading {
    String of(FileChannel channel) throws IOException;
  }

  private static Optional<String> hash(Path file) throws IOException {
    return read(file, Manifest::sha256);
  }

  private static Optional<String> root(Path file) throws IOException {
    return read(file, channel -> HashTree.of(channel::read, channel.size()).root());
  }

  private static Optional<String> read(Path file, Reading reading) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return Optional.of(reading.of(channel));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static String sha256(FileChannel channel) throws IOException {
    MessageDigest digest = UploadSession.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (channel.read(buffer.clear()) >= 0) {
      digest.update(buffer.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
