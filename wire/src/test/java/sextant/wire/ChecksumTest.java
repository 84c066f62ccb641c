package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChecksumTest {
  @Test
  void sumsTheExampleOfRfc1071() {
    Bytes example = Hex.of("0001 f203 f4f5 f6f7");
    assertThat(Checksum.fold(Checksum.sum(example))).isEqualTo(0xddf2);
    assertThat(Checksum.of(example)).isEqualTo(0x220d);
  }

  @Test
  void updatesTheExampleOfRfc1624() {
    assertThat(Checksum.update(0xdd2f, 0x5555, 0x3285)).isZero();
  }

  @Test
  void countsAnOddLastByteAsTheHighHalfOfAWord() {
    assertThat(Checksum.fold(Checksum.sum(Hex.of("0102 03")))).isEqualTo(0x0402);
  }

  @Test
  void sendsAComputedZeroOfUdpAsAllOnes() {
    assertThat(Checksum.finishUdp(0xffff)).isEqualTo(0xffff);
    assertThat(Checksum.finish(0xffff)).isZero();
  }

  @Test
  void agreesWithTheWordByWordSumAtEveryPlaceAndLength() {
    Random random = new Random(1071);
    byte[] bytes = new byte[3000];
    random.nextBytes(bytes);
    for (int round = 0; round < 20_000; round++) {
      int offset = random.nextInt(64);
      int length = random.nextInt(round % 10 == 0 ? 2900 : 120);
      assertThat(Checksum.of(bytes, offset, length)).isEqualTo(slow(bytes, offset, length));
    }
  }

  @Test
  void doesNotLoseCarriesOfManyOnes() {
    byte[] ones = new byte[65_535];
    java.util.Arrays.fill(ones, (byte) 0xff);
    assertThat(Checksum.of(ones, 0, ones.length)).isEqualTo(slow(ones, 0, ones.length));
  }

  @Test
  void anUpdatedChecksumEqualsTheOneComputedAnew() {
    Random random = new Random(1624);
    byte[] bytes = new byte[40];
    for (int round = 0; round < 5_000; round++) {
      random.nextBytes(bytes);
      int before = Checksum.of(bytes, 0, bytes.length);
      int at = 2 * random.nextInt(20);
      int oldWord = Octets.u16(bytes, at);
      int newWord = random.nextInt(0x10000);
      Octets.put16(bytes, at, newWord);
      assertThat(Checksum.update(before, oldWord, newWord))
          .isEqualTo(Checksum.of(bytes, 0, bytes.length));
    }
  }

  private static int slow(byte[] bytes, int offset, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (bytes[offset + i] & 0xff) << (i % 2 == 0 ? 8 : 0);
    }
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return (int) (~sum & 0xffff);
  }
}
