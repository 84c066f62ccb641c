package sextant.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the receiver wants of each entry of an offer, in the offer's order.
 *
 * @param token what streams of this transfer must show
 */
record Plan(String token, List<Wish> wishes) {
  static final int MOST_BYTES = 128 << 20;

  /** A block of a changed file is known by so many bytes of its SHA-256. */
  static final int HASH_BYTES = 16;

  /** Blocks that are compared when a file is here in another version. */
  static final int COMPARED_BYTES = 128 * 1024;

  private static final int MOST_TOKEN = 64;

  Plan {
    wishes = List.copyOf(wishes);
  }

  /** What is wanted of one entry. */
  sealed interface Wish {
    /** All of it. */
    record Whole() implements Wish {}

    /** Nothing: it is here. */
    record Here() implements Wish {}

    /** Nothing: the person left it out, or its name was refused. */
    record Unwanted() implements Wish {}

    /** The 1 MiB blocks that are not in the set. */
    record Rest(BitSet present) implements Wish {
      public Rest {
        present = (BitSet) present.clone();
      }
    }

    /** What differs from the version that is here, whose hashes these are. */
    record Changes(Hashes hashes) implements Wish {}
  }

  /** The truncated hashes of the blocks of a file, one after the other. */
  static final class Hashes {
    private final byte[] all;

    Hashes(byte[] all) {
      this.all = all.clone();
    }

    int count() {
      return all.length / HASH_BYTES;
    }

    /** Whether a block has this hash; blocks beyond the end have none. */
    boolean matches(int block, byte[] hash) {
      return block < count()
          && java.util.Arrays.equals(
              all, block * HASH_BYTES, (block + 1) * HASH_BYTES, hash, 0, HASH_BYTES);
    }
  }

  byte[] encode() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(token);
      out.writeInt(wishes.size());
      for (Wish wish : wishes) {
        switch (wish) {
          case Wish.Whole _ -> out.writeByte(0);
          case Wish.Here _ -> out.writeByte(1);
          case Wish.Unwanted _ -> out.writeByte(2);
          case Wish.Rest rest -> writeBytes(out, 3, rest.present().toByteArray());
          case Wish.Changes changes -> writeBytes(out, 4, changes.hashes().all);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("bug: memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void writeBytes(DataOutputStream out, int kind, byte[] bytes) throws IOException {
    out.writeByte(kind);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Plan decode(byte[] bytes, int entryCount) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String token = in.readUTF();
      if (token.length() > MOST_TOKEN || in.readInt() != entryCount) {
        throw SextantOffer.wrong("the answer is for another offer");
      }
      List<Wish> wishes = new ArrayList<>();
      for (int i = 0; i < entryCount; i++) {
        wishes.add(wish(in));
      }
      return new Plan(token, wishes);
    }
  }

  private static Wish wish(DataInputStream in) throws IOException {
    return switch (in.readUnsignedByte()) {
      case 0 -> new Wish.Whole();
      case 1 -> new Wish.Here();
      case 2 -> new Wish.Unwanted();
      case 3 -> new Wish.Rest(BitSet.valueOf(readBytes(in)));
      case 4 -> new Wish.Changes(new Hashes(readBytes(in)));
      default -> throw SextantOffer.wrong("an answer we do not know");
    };
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw SextantOffer.wrong("ends early");
    }
    return in.readNBytes(length);
  }
}
