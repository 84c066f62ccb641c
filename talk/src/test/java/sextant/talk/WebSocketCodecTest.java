package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketCodecTest {
  private final WebSocketCodec client = WebSocketCodec.client("localhost:1", "/");
  private final WebSocketCodec server = WebSocketCodec.server("peer");

  WebSocketCodecTest() throws IOException {
    server.decode(output(client));
    client.decode(output(server));
  }

  private static ByteBuffer output(WebSocketCodec codec) {
    var bytes = new ByteArrayOutputStream();
    for (ByteBuffer next = codec.nextOutput(); next != null; next = codec.nextOutput()) {
      bytes.write(next.array(), next.arrayOffset() + next.position(), next.remaining());
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> take(WebSocketCodec codec) {
    List<String> taken = new ArrayList<>();
    for (var next = codec.nextMessage(); next != null; next = codec.nextMessage()) {
      taken.add(StandardCharsets.UTF_8.decode(next.bytes()).toString());
    }
    return taken;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsMessagesAndFarewellThatArriveTogether(boolean toClient) throws Exception {
    WebSocketCodec from = toClient ? server : client;
    WebSocketCodec to = toClient ? client : server;
    from.send(true, bytes("héllo"));
    from.send(false, bytes("bye"));
    from.sayFarewell(1_000);
    ByteBuffer arrived = output(from);
    while (arrived.hasRemaining()) {
      to.decode(arrived);
    }
    assertThat(take(to)).containsExactly("héllo", "bye");
    assertThat(to.farewell().orElseThrow().code()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsAFrameInPiecesBehindAnother(boolean toClient) throws Exception {
    WebSocketCodec from = toClient ? server : client;
    WebSocketCodec to = toClient ? client : server;
    from.send(true, bytes("first"));
    from.send(true, bytes("second"));
    ByteBuffer whole = output(from);
    ByteBuffer arrived = ByteBuffer.allocate(whole.remaining()).flip();
    while (whole.hasRemaining()) { // as the connection does: what is not whole yet stays in front
      arrived.compact().put(whole.get()).flip();
      while (arrived.hasRemaining() && to.decode(arrived)) {
        // one step
      }
    }
    assertThat(take(to)).containsExactly("first", "second");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFarewellWhoseReasonIsNotUtf8EndsWithTheCodeForThat(boolean toClient) {
    WebSocketCodec to = toClient ? client : server;
    String frame = toClient ? "880303e8ff" : "88830000000003e8ff";
    to.decode(ByteBuffer.wrap(HexFormat.of().parseHex(frame)));
    assertThat(to.farewell().orElseThrow().code()).isEqualTo(1_007);
  }

  @Test
  void whoWasRefusedGetsNoSecondHandshake() throws IOException {
    WebSocketCodec asked = WebSocketCodec.server("peer");
    asked.decode(bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
    assertThat(asked.refusal()).isPresent();
    asked.decode(output(WebSocketCodec.client("localhost:1", "/")));
    asked.decode(ByteBuffer.wrap(HexFormat.of().parseHex("81850000000068656c6c6f")));
    assertThat(take(asked)).isEmpty();
  }
}
