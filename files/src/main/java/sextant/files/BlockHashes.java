package sextant.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/** The hashes by which blocks of two versions of a file are compared. */
final class BlockHashes {
  private BlockHashes() {}

  /** Of the version that is here. */
  static Plan.Hashes of(Arrivals.Base base) throws IOException {
    var all = new ByteArrayOutputStream();
    try (FileChannel file = base.open()) {
      ByteBuffer block = ByteBuffer.allocate(Plan.COMPARED_BYTES);
      int count;
      do {
        block.clear();
        do {
          count = file.read(block);
        } while (count > 0 && block.hasRemaining());
        if (block.position() > 0) {
          all.write(of(block.flip()), 0, Plan.HASH_BYTES);
        }
      } while (count >= 0);
    }
    return new Plan.Hashes(all.toByteArray());
  }

  /** Of one block. */
  static byte[] of(ByteBuffer bytes) {
    MessageDigest digest = UploadSession.sha256();
    digest.update(bytes);
    return digest.digest();
  }
}
