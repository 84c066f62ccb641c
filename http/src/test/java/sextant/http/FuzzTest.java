package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Feeds damaged messages to the reader of heads and bodies: nothing but an {@link IOException}
 * comes out, a body is no longer than its limits, and in pieces it reads as at once. {@code
 * -Dfuzz.runs=10000000} sets the number of inputs, {@code -Dfuzz.seed} the start.
 */
class FuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 5_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);
  private static final int MOST_BODY = 100_000;
  private static final String MARKS = "\r\n\t :;,-0123456789abcdefHTP/.%\0\u007f";

  private static final String REQUEST =
      String.join(
          "\r\n",
          "POST /api/localsend/v2/upload?sessionId=a&fileId=0&token=%41 HTTP/1.1",
          "Host: x",
          "Transfer-Encoding: chunked",
          "Expect: 100-continue",
          "",
          "5",
          "hello",
          "3;a=b",
          "abc",
          "0",
          "Trailer: x",
          "",
          "");
  private static final String SIZED =
      "HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nContent-Length: 5\r\n\r\nhello";
  private static final String CHUNKED =
      String.join(
          "\r\n",
          "HTTP/1.1 200 OK",
          "Transfer-Encoding: chunked",
          "Set-Cookie: a=b",
          "",
          "5",
          "hello",
          "1A;x=\"y\"",
          "abcdefghijklmnopqrstuvwxyz",
          "0",
          "X: y",
          "",
          "");
  private static final String OLD = "HTTP/1.0 404 Not here\nServer: x\n\nuntil the end";

  private interface Target {
    void read(byte[] input, int piece) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> onlyAnInputErrorComesOutOf() {
    return Stream.of(
        test("a request", REQUEST, FuzzTest::request),
        test("an answer with a length", SIZED, FuzzTest::response),
        test("an answer in chunks", CHUNKED, FuzzTest::response),
        test("an answer of old", OLD, FuzzTest::response));
  }

  private static DynamicTest test(String name, String sound, Target target) {
    return DynamicTest.dynamicTest(name, () -> run(target, sound));
  }

  private static void run(Target target, String sound) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RUNS; i++) {
      byte[] input = damaged(sound, random);
      String whole = outcome(target, input, Integer.MAX_VALUE);
      assertThat(outcome(target, input, random.nextInt(1, 4))).isEqualTo(whole);
    }
  }

  private static String outcome(Target target, byte[] input, int piece) {
    try {
      target.read(input, piece);
      return "read";
    } catch (IOException declared) {
      return declared.getClass() + ": " + declared.getMessage();
    } catch (RuntimeException | Error bug) {
      throw new AssertionError("input " + Arrays.toString(input), bug);
    }
  }

  private static byte[] damaged(String sound, SplittableRandom random) {
    var text = new StringBuilder(sound);
    for (int i = random.nextInt(6); i > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
        case 1 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(1, 9)));
        case 2 -> text.insert(at, sound, 0, random.nextInt(sound.length()));
        case 3 -> text.setCharAt(at, (char) random.nextInt(256));
        default -> text.insert(at, "9".repeat(random.nextInt(1, 30)));
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void request(byte[] bytes, int piece) throws IOException {
    ByteInput input = input(bytes, piece);
    Optional<RequestHead> head = HeadReader.request(input);
    if (head.isPresent()) {
      Body.of(head.get(), input).readAll(MOST_BODY);
    }
  }

  private static void response(byte[] bytes, int piece) throws IOException {
    ByteInput input = input(bytes, piece);
    ResponseHead head = HeadReader.response(input, HeadRules.OF_SERVERS);
    List<Headers.Field> fields = head.headers().fields();
    assertThat(fields).allMatch(field -> !field.name().contains(" "));
    assertThat(fields).noneMatch(field -> field.value().matches("(?s).*[\r\n\0].*"));
    Body.of(head, "GET", input).readAll(MOST_BODY);
  }

  private static ByteInput input(byte[] bytes, int piece) throws IOException {
    Socket socket =
        new Socket() {
          @Override
          public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes) {
              @Override
              public synchronized int read(byte[] into, int from, int count) {
                return super.read(into, from, Math.min(count, piece));
              }
            };
          }

          @Override
          public ByteArrayOutputStream getOutputStream() {
            return new ByteArrayOutputStream();
          }
        };
    return new ByteInput(Link.plain(socket));
  }
}
