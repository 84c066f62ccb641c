package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Feeds damaged text and frames to what reads files and peers: nothing but {@link IOException}
 * comes out. {@code -Dfuzz.runs=10000000} sets the number of inputs, {@code -Dfuzz.seed} the start.
 */
class FuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 5_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);
  private static final String MARKS = " \t\r\n\0#=>{}()[]*+?\\\"',:/%-0179afx\u00e9大";
  private static final String RULES =
      "# a comment\ntext ping => pong\\n\nhex 01 02 => 03 {random:1-9}\nregex a(b+)c => {1}\nany => \\x41";
  private static final String RECORDING =
      "{\"time\":\"2026-01-01T00:00:00Z\",\"conversation\":3,\"direction\":\"out\","
          + "\"hex\":\"7361\",\"text\":\"sa\"}\n";
  private static final String FRAMES =
      "GET /x HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
          + "\u0081\u0085\0\0\0\0hello\u0089\u0080\0\0\0\0\u0002\u00fe\0\u0003\0\0\0\0abc"
          + "\u0080\u0080\0\0\0\0\u0088\u0082\0\0\0\0\u0003\u00e8";

  private interface Target {
    void accept(String input) throws IOException;
  }

  private record Fed(String sound, Target target) {}

  @TestFactory
  Stream<DynamicTest> onlyTheDeclaredExceptionComesOutOf() {
    Map<String, Fed> targets = new LinkedHashMap<>();
    targets.put("rules", new Fed(RULES, ReplyRules::parse));
    targets.put("a sequence", new Fed("text a\\n\nwait 100ms\nhex 01 02\n", Sequence::parse));
    targets.put("a recording", new Fed(RECORDING, FuzzTest::recording));
    targets.put("an address", new Fed("wss://user@[2001:db8::1]:8080/a?b", AddressText::parse));
    targets.put("a network", new Fed("2001:db8::/32", Cidr::parse));
    targets.put("what a client says to a WebSocket", new Fed(FRAMES, FuzzTest::frames));
    return targets.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> run(each.getValue())));
  }

  private static void run(Fed fed) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RUNS; i++) {
      String input = damaged(fed.sound(), random);
      try {
        fed.target().accept(input);
      } catch (IOException declared) {
        assertThat(declared).isNotNull();
      } catch (RuntimeException | Error bug) {
        throw new AssertionError("input " + input, bug);
      }
    }
  }

  private static String damaged(String sound, SplittableRandom random) {
    var text = new StringBuilder(sound);
    for (int count = random.nextInt(6); count > 0; count--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> text.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
        case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 9)));
        case 2 -> text.insert(at, "9".repeat(random.nextInt(1, 30)));
        case 3 -> text.insert(at, (char) random.nextInt(256));
        default -> text.insert(at, sound, 0, random.nextInt(sound.length()));
      }
    }
    return text.toString();
  }

  private static void recording(String input) throws IOException {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    RecordExport.readJsonLines(new ByteArrayInputStream(bytes));
  }

  /** In pieces it means what it means whole. */
  private static void frames(String input) {
    byte[] bytes = input.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(heard(bytes, 1)).isEqualTo(heard(bytes, bytes.length));
  }

  private static String heard(byte[] bytes, int piece) {
    WebSocketCodec codec = WebSocketCodec.server("peer");
    var all = new ByteArrayOutputStream();
    ByteBuffer arrived = ByteBuffer.allocate(bytes.length).flip();
    for (int at = 0; at < bytes.length; at += piece) {
      arrived.compact().put(bytes, at, Math.min(piece, bytes.length - at)).flip();
      while (arrived.hasRemaining() && codec.decode(arrived)) {
        take(codec, all);
      }
      take(codec, all);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  private static void take(WebSocketCodec codec, ByteArrayOutputStream all) {
    for (var next = codec.nextMessage(); next != null; next = codec.nextMessage()) {
      byte[] message = new byte[next.bytes().remaining()];
      next.bytes().get(message);
      all.writeBytes(message);
      all.write('\n');
    }
  }
}
