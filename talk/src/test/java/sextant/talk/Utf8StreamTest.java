package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8StreamTest {
  private static final String TEXT = "aé说😀߿ࠀ\u0000z";

  @Test
  void aCharacterSplitAtAnyOffsetComesOutWhole() {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        Utf8Stream stream = new Utf8Stream();
        String one = stream.decode(ByteBuffer.wrap(bytes, 0, first));
        String two = stream.decode(ByteBuffer.wrap(bytes, first, second - first));
        String three = stream.decode(ByteBuffer.wrap(bytes, second, bytes.length - second));
        assertThat(one + two + three).as("%s|%s|%s", one, two, three).isEqualTo(TEXT);
        assertThat(one + two + three).doesNotContain("\ufffd");
        assertThat(stream.finish()).isEmpty();
      }
    }
  }

  @Test
  void whatIsNotUtf8BecomesTheReplacementCharacterAtOnce() {
    for (byte[] broken :
        new byte[][] {{(byte) 0xff}, {(byte) 0xc0}, {(byte) 0xe0, (byte) 0x80}, {(byte) 0x80}}) {
      assertThat(new Utf8Stream().decode(ByteBuffer.wrap(broken))).startsWith("\ufffd");
    }
  }

  @Test
  void anUnfinishedCharacterAtTheEndIsShown() {
    Utf8Stream stream = new Utf8Stream();
    assertThat(stream.decode(ByteBuffer.wrap(new byte[] {'a', (byte) 0xe8, (byte) 0xaf})))
        .isEqualTo("a");
    assertThat(stream.finish()).isEqualTo("\ufffd");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void piecesOfGarbageDecodeAsTheWholeDoes(int seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[2_000];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] |= (byte) (random.nextInt(4) == 0 ? 0 : 0x80); // mostly not ASCII
    }
    Utf8Stream stream = new Utf8Stream();
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(1 + random.nextInt(4), bytes.length - at);
      text.append(stream.decode(ByteBuffer.wrap(bytes, at, length)));
      at += length;
    }
    text.append(stream.finish());
    assertThat(text.toString()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
  }
}
