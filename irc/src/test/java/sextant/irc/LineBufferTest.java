package sextant.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineBufferTest {
  private final List<String> heard = new ArrayList<>();
  private final LineBuffer buffer = new LineBuffer(20, 10);
  private final LineBuffer.Listener listener = listener(heard);

  static LineBuffer.Listener listener(List<String> heard) {
    return new LineBuffer.Listener() {
      @Override
      public void line(String line) {
        heard.add(line);
      }

      @Override
      public void tooLong() {
        heard.add("<too long>");
      }

      @Override
      public void notUtf8(String latin1) {
        heard.add("<" + latin1 + ">");
      }
    };
  }

  private void feed(String text) {
    buffer.feed(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), listener);
  }

  @Test
  void cutsAtAnyLineEndAndSkipsEmptyLines() {
    feed("a\r\nb\nc\rd\r\n\r\n");
    assertThat(heard).containsExactly("a", "b", "c", "d");
  }

  @Test
  void putsPiecesTogetherEvenInsideACharacter() {
    byte[] bytes = "大厅\n".getBytes(StandardCharsets.UTF_8);
    for (byte b : bytes) {
      buffer.feed(ByteBuffer.wrap(new byte[] {b}), listener);
    }
    assertThat(heard).containsExactly("大厅");
    assertThat(buffer.pendingBytes()).isZero();
  }

  @Test
  void tellsOfLongLinesOnceAndGoesOnAfterThem() {
    feed("12345678901\nok\n" + "x".repeat(1_000) + "yyy\nok\n");
    assertThat(heard).containsExactly("<too long>", "ok", "<too long>", "ok");
  }

  @Test
  void tagsHaveALimitOfTheirOwn() {
    feed("@" + "t".repeat(18) + " 1234567890\n");
    feed("@" + "t".repeat(19) + " 123456789\n");
    feed("@t 12345678901\n");
    assertThat(heard)
        .containsExactly("@" + "t".repeat(18) + " 1234567890", "<too long>", "<too long>");
  }

  @Test
  void tellsOfWhatIsNotUtf8() {
    buffer.feed(ByteBuffer.wrap(new byte[] {'a', (byte) 0xff, '\n', 'b', '\n'}), listener);
    assertThat(heard).containsExactly("<aÿ>", "b");
  }
}
