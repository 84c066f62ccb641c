package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of our own formats: offers, frames, announcements, hash trees. */
class FormatsTest {
  @TempDir private Path temp;

  @Test
  void damagedOffersAreRefusedWithoutMuchMemory() throws IOException {
    Pair pair = new Pair(temp);
    Files.writeString(pair.out.resolve("a"), "x");
    byte[] entries = SextantOffer.entryBytes(pair.tree().entries());
    byte[] whole = SextantOffer.encode(Device.self("a", "AB", 1, true), entries);
    assertThat(SextantOffer.decode(whole).entries()).hasSize(1);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> SextantOffer.decode(cut)).isInstanceOf(IOException.class);
    }
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(SextantOffer.decode(flipped).entries()).isNotEmpty();
      } catch (IOException refused) {
        assertThat(refused).hasMessageNotContaining("bug");
      }
    }
  }

  private static void flip(ByteBuffer bytes, int bit) {
    bytes.put(bit / 8, (byte) (bytes.get(bit / 8) ^ (1 << (bit % 8))));
  }

  @Test
  void everyFlippedBitOfAFrameIsNoticed() {
    Frame frame = new Frame();
    for (int i = 0; i < 100; i++) {
      frame.bytes().put(Frame.HEAD + i, (byte) i);
    }
    int length = frame.seal(Frame.DATA, 7, 123_456_789_012L, 100);
    assertThat(frame.isIntact()).isTrue();
    for (int bit = 0; bit < length * 8; bit++) {
      flip(frame.bytes(), bit);
      boolean isLength = bit / 8 >= 4 && bit / 8 < 8;
      assertThat(isLength || !frame.isIntact()).as("bit " + bit).isTrue();
      flip(frame.bytes(), bit);
    }
    assertThat(frame.bytes().getInt(8)).isEqualTo(7);
  }

  @Test
  void announcementsOfAnyKindNeverBreakTheReader() {
    byte[] good = Json.write(Device.self("x", "AB", 5, true)::writeWithPortTo);
    Random random = new Random(9);
    for (int i = 0; i < 5_000; i++) {
      byte[] flipped = good.clone();
      flipped[random.nextInt(good.length)] = (byte) random.nextInt();
      try {
        assertThat(Device.read(flipped, true).port()).isBetween(1, 65_535);
      } catch (IOException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }

  // The entries and roots that implementations of RFC 6962 and 9162 test themselves with.
  private static final String[] ENTRIES = {
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f"
  };

  @ParameterizedTest
  @CsvSource({
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void theRootIsThatOfTheRfc(int count, String root) {
    byte[] leaves = new byte[count * HashTree.HASH_BYTES];
    for (int i = 0; i < count; i++) {
      var digest = UploadSession.sha256();
      digest.update((byte) 0);
      byte[] leaf = digest.digest(HexFormat.of().parseHex(ENTRIES[i]));
      System.arraycopy(leaf, 0, leaves, i * HashTree.HASH_BYTES, HashTree.HASH_BYTES);
    }
    assertThat(HashTree.ofLeaves(leaves).root()).isEqualTo(root);
  }

  private static HashTree.Source of(byte[] bytes) {
    return (into, at) -> {
      int count = (int) Math.min(into.remaining(), bytes.length - at);
      if (count <= 0) {
        return -1;
      }
      into.put(bytes, (int) at, count);
      return count;
    };
  }

  static Stream<Integer> sizes() {
    int leaf = HashTree.LEAF_BYTES;
    return Stream.of(0, 1, leaf - 1, leaf, leaf + 1, 3 * leaf, 3 * leaf + 7);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("sizes")
  void everyFlippedByteIsFoundInItsLeaf(int size) throws IOException {
    byte[] bytes = SextantTransferTest.random(size, 5);
    HashTree whole = HashTree.of(of(bytes), size);
    assertThat(whole.leaves()).hasSize(HashTree.count(size) * HashTree.HASH_BYTES);
    assertThat(whole.differences(HashTree.of(of(bytes.clone()), size)).isEmpty()).isTrue();
    for (int at = 0; at < size; at += Math.max(1, size / 5)) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 16;
      HashTree other = HashTree.of(of(flipped), size);
      assertThat(whole.differences(other).stream()).containsExactly(at / HashTree.LEAF_BYTES);
      assertThat(whole.root()).isNotEqualTo(other.root());
    }
  }

  @Test
  void aSourceThatBecameShorterHasNoTree() {
    assertThatThrownBy(() -> HashTree.of(of(new byte[100]), 101)).isInstanceOf(IOException.class);
  }
}
