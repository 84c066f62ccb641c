package sextant.files.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.Failure;

@Timeout(60)
class LineTest {
  private static Line read(String text) throws IOException {
    return Line.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Line line =
        Line.of("order")
            .with("to", "手机 \"x\"\n")
            .with("limit", 1L << 60)
            .with("files", 3)
            .with("encrypted", true)
            .with("paths", List.of("/a", "/b c"))
            .with(new Failure(Failure.Kind.TIMEOUT, "Phone", "late"));
    Line again = Line.read(line.toBytes());
    assertThat(again).isEqualTo(line);
    assertThat(again.failure()).isEqualTo(new Failure(Failure.Kind.TIMEOUT, "Phone", "late"));
    assertThat(again.texts("paths")).containsExactly("/a", "/b c");
    assertThat(again.number("files")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"is\":1}",
        "{\"is\":\"a\"}{}",
        "{\"is\":\"a\",\"is\":\"b\"}",
        "{\"is\":\"a\",\"x\":{\"y\":1}}",
        "{\"is\":\"a\",\"x\":[1]}",
        "{\"is\":\"a\",\"x\":[[\"b\"]]}",
        "{\"is\":\"a\",\"x\":null}",
        "{\"is\":\"a\",\"x\":1.5}",
        "{\"is\":\"a\",\"x\":99999999999999999999}",
        "{\"is\":\"a\""
      })
  void whatIsNoLineIsRefused(String text) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(text));
  }

  @Test
  void anyBytesAreALineOrRefused() {
    Random random = new Random(7);
    byte[] good = Line.of("control").with("id", "3f2a").with("action", "PAUSE").toBytes();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      try {
        assertThat(Line.read(bytes).is()).isNotNull();
      } catch (IOException refused) {
        assertThat(refused).hasMessageNotContaining("bug");
      }
    }
  }

  @Test
  void aLineWithoutAnEndIsRefusedBeforeItFillsTheMemory(@TempDir Path temp) throws Exception {
    Path place = temp.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(place));
      try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(place));
          LineChannel reading = new LineChannel(server.accept())) {
        Thread.ofVirtual().start(() -> flood(client));
        assertThatExceptionOfType(IOException.class).isThrownBy(reading::read);
      }
    }
    Files.deleteIfExists(place);
  }

  private static void flood(SocketChannel client) {
    try {
      while (client.isOpen()) {
        client.write(ByteBuffer.wrap(new byte[1 << 16]));
      }
    } catch (IOException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
