package sextant.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import sextant.files.store.NameRules;
import sextant.files.store.ReceiveFolder;
import sextant.files.store.RefusedNameException;
import sextant.files.store.SafePath;

/** Finds out whether an offered file is in the folder already, by its checksum. */
final class AlreadyHere {
  private static final int BUFFER = 256 * 1024;

  private AlreadyHere() {}

  /** Whether a file of this name, size and SHA-256 is there; unknown counts as no. */
  static boolean has(ReceiveFolder folder, OfferedFile file) {
    if (file.sha256().isEmpty()) {
      return false;
    }
    try {
      SafePath path = SafePath.of(file.name(), NameRules.ofThisSystem());
      Optional<BasicFileAttributes> there = folder.look(path);
      return there.isPresent()
          && there.get().isRegularFile()
          && there.get().size() == file.size()
          && sha256(folder, path).equalsIgnoreCase(file.sha256().get());
    } catch (IOException | RefusedNameException _) {
      return false;
    }
  }

  private static String sha256(ReceiveFolder folder, SafePath path) throws IOException {
    MessageDigest digest = UploadSession.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (FileChannel channel = folder.read(path)) {
      while (channel.read(buffer.clear()) >= 0) {
        digest.update(buffer.flip());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
