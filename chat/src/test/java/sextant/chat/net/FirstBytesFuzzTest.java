package sextant.chat.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Feeds damaged bytes to all that reads a connection's first bytes and WebSocket's frames: nothing
 * but {@link IOException} may come out, and bytes that come in pieces mean what they mean whole.
 * {@code -Dfuzz.runs=10000000} sets the number of inputs, {@code -Dfuzz.seed} the start.
 */
class FirstBytesFuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);
  private static final byte[] BINARY_PROXY = {
    13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10, 0x21, 0x11, 0, 12, 10, 9, 8, 7, 127, 0, 0, 1, 0,
    1, 0, 2, 'N', 'I', 'C', 'K', ' ', 'a', '\r', '\n'
  };
  private static final byte[] FRAMES = {
    (byte) 0x81,
    (byte) 0x85,
    1,
    2,
    3,
    4,
    'O',
    'K',
    'P',
    'O',
    'F',
    (byte) 0x89,
    (byte) 0x80,
    1,
    2,
    3,
    4,
    0x02,
    (byte) 0xfe,
    0,
    3,
    9,
    9,
    9,
    9,
    'a',
    'b',
    'c',
    (byte) 0x80,
    (byte) 0x80,
    0,
    0,
    0,
    0
  };
  private static final List<byte[]> SEEDS =
      List.of(
          ascii("PROXY TCP4 10.1.2.3 127.0.0.1 65533 6667\r\nNICK ann\r\n"),
          ascii("PROXY TCP6 2001:db8::1 ::1 1 2\r\nGET / HTTP/1.1\r\n\r\n"),
          ascii("PROXY UNKNOWN\r\nNICK ann\r\n"),
          BINARY_PROXY,
          ascii(
              String.join(
                  "\r\n",
                  "GET /chat HTTP/1.1",
                  "Host: a",
                  "Upgrade: websocket",
                  "Connection: Upgrade",
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                  "Sec-WebSocket-Protocol: text.ircv3.net , binary.ircv3.net",
                  "",
                  "rest")),
          ascii("NICK ann\r\nUSER a 0 * :A\r\n"),
          FRAMES);

  private interface Target {
    void accept(byte[] input) throws IOException;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @TestFactory
  Stream<DynamicTest> onlyTheDeclaredExceptionComesOutOf() {
    Map<String, Target> targets = new LinkedHashMap<>();
    targets.put("PROXY header", input -> ProxyHeader.parse(ByteBuffer.wrap(input)));
    targets.put("request", HttpRequest::parse);
    targets.put("opening", FirstBytesFuzzTest::opening);
    targets.put("frames", FirstBytesFuzzTest::frames);
    return targets.entrySet().stream()
        .map(target -> DynamicTest.dynamicTest(target.getKey(), () -> run(target.getValue())));
  }

  private static void run(Target target) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RUNS; i++) {
      byte[] input = mutate(random);
      try {
        target.accept(input);
      } catch (IOException expected) {
        assertThat(expected).isNotNull();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "run " + i + " of seed " + SEED + ", input " + Arrays.toString(input), e);
      }
    }
  }

  private static byte[] mutate(SplittableRandom random) {
    byte[] input = SEEDS.get(random.nextInt(SEEDS.size())).clone();
    for (int count = random.nextInt(6); count > 0; count--) {
      int at = random.nextInt(input.length);
      switch (random.nextInt(3)) {
        case 0 -> input[at] = (byte) random.nextInt(256);
        case 1 -> input = Arrays.copyOf(input, Math.max(1, at));
        default -> input[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return input;
  }

  private static void opening(byte[] input) throws IOException {
    String whole = feed(input, input.length);
    assertThat(feed(input, 1)).isEqualTo(whole);
  }

  /** What an opening makes of the bytes, in pieces of that size. */
  private static String feed(byte[] input, int size) throws IOException {
    Endpoint endpoint =
        new Endpoint(
            new InetSocketAddress(0),
            Endpoint.Kind.IRC,
            null,
            false,
            Set.of(),
            Set.of(),
            Set.of("local"));
    Opening opening = new Opening(endpoint, "local");
    StringBuilder said = new StringBuilder();
    for (int at = 0; at < input.length; at += size) {
      int end = Math.min(input.length, at + size);
      Opening.Result result = opening.feed(ByteBuffer.wrap(input, at, end - at).slice());
      opening.newSource().ifPresent(said::append);
      if (result != null) {
        ByteBuffer rest = result.rest();
        byte[] left = new byte[rest.remaining()];
        rest.get(left);
        said.append(result.request() == null ? " lines " : " request ");
        said.append(new String(left, StandardCharsets.ISO_8859_1));
        said.append(new String(input, end, input.length - end, StandardCharsets.ISO_8859_1));
        return said.toString();
      }
    }
    return said + " waits";
  }

  private static void frames(byte[] input) throws IOException {
    assertThat(messages(input, 1)).isEqualTo(messages(input, input.length));
  }

  private static String messages(byte[] input, int size) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    WebSocket socket = new WebSocket(false);
    WebSocket.Sink sink =
        new WebSocket.Sink() {
          @Override
          public void message(byte[] bytes) {
            all.writeBytes(bytes);
            all.write('\n');
          }

          @Override
          public void closed() {
            all.write('X');
          }

          @Override
          public void answer(byte[] frame) {
            all.writeBytes(frame);
          }
        };
    for (int at = 0; at < input.length; at += size) {
      socket.feed(ByteBuffer.wrap(input, at, Math.min(size, input.length - at)).slice(), sink);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }
}
