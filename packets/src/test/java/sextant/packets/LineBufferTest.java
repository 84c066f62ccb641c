package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBufferTest {
  private final LineBuffer buffer = new LineBuffer();

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        9,
        10,
        99,
        100,
        999,
        1000,
        9999,
        10_000,
        65_535,
        99_999,
        100_000,
        999_999_999,
        1_000_000_000,
        Integer.MAX_VALUE,
        1L << 31,
        (1L << 32) - 1,
        -1,
        Integer.MIN_VALUE
      })
  void writesNumbersAsJavaDoes(long number) {
    assertThat(buffer.number(number)).hasToString(Long.toString(number));
  }

  @Test
  void writesAnyNumberAsJavaDoes() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      int number = random.nextInt() >>> random.nextInt(1, 32);
      buffer.clear();
      assertThat(buffer.number(number)).hasToString(Integer.toString(number));
    }
  }

  @Test
  void padsWithZerosAndKeepsTheLastDigits() {
    buffer.padded(7, 6).character(' ').padded(12_345, 5).character(' ').padded(12_345, 3);

    assertThat(buffer).hasToString("000007 12345 345");
  }

  @Test
  void showsWhatIsInvisibleAsQuestionMarks() {
    byte[] packet = {'x', 'a', ' ', 0x7f, (byte) 0xe9, 0, '~', 'y'};

    assertThat(buffer.visible(packet, 1, 6)).hasToString("a????~");
  }

  @Test
  void growsWithItsText() {
    for (int i = 0; i < 100_000; i++) {
      buffer.number(i % 10).hex(i, 2);
    }

    assertThat(buffer.length()).isEqualTo(300_000);
  }
}
