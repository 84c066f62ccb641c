package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile program may say to the open port, byte by byte, and what it gets. */
class HostilePeersTest {
  private static final String V2 = "/api/localsend/v2/";
  private static final String INFO =
      "\"info\":{\"alias\":\"x\",\"fingerprint\":\"AB\",\"port\":1,\"protocol\":\"http\"}";

  @TempDir private Path temp;
  private Pair pair;
  private Desk desk;
  private Receiver receiver;

  @BeforeEach
  void listen() throws IOException {
    pair = new Pair(temp);
    desk = Desk.thatAccepts();
    receiver = Receiver.open(pair.options().withoutEncryption(), desk);
  }

  @AfterEach
  void nothingIsLeftAndTheDoorIsOpen() throws IOException {
    assertThat(say("GET /api/localsend/v2/info HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
    receiver.close();
    assertThat(temp.toFile().list()).containsExactlyInAnyOrder("out", "in", "here", "there");
  }

  private String say(String bytes) throws IOException {
    return say(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String say(byte[] bytes) throws IOException {
    return say(bytes, true);
  }

  // Who closes its half while it waits for an answer counts as gone.
  private String say(byte[] bytes, boolean isClosed) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), receiver.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(bytes);
      if (isClosed) {
        socket.shutdownOutput();
      }
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cutOff) {
      return "";
    }
  }

  private String post(String route, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST "
            + V2
            + route
            + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n";
    byte[] bytes =
        Arrays.copyOf(head.getBytes(StandardCharsets.UTF_8), head.length() + body.length);
    System.arraycopy(body, 0, bytes, head.length(), body.length);
    return say(bytes, false);
  }

  private static String answer(String response) {
    return response.isEmpty() ? "" : response.substring(9, 12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET / HTTP/1.1~~                                                     | 400
          GET / HTTP/1.1~Host: a~Host: b~~                                     | 400
          GET  / HTTP/1.1~Host: a~~                                            | 400
          GET / HTTP/2.0~Host: a~~                                             | 505
          GET / FTP/1.1~Host: a~~                                              | 400
          GET http://x/ HTTP/1.1~Host: a~~                                     | 400
          GET /#x HTTP/1.1~Host: a~~                                           | 400
          GET /?a=%zz HTTP/1.1~Host: a~~                                       | 400
          GET /?a=%ff HTTP/1.1~Host: a~~                                       | 400
          GET /?a=% HTTP/1.1~Host: a~~                                         | 400
          GET / HTTP/1.1~Host: a~ folded: x~~                                  | 400
          GET / HTTP/1.1~Host : a~~                                            | 400
          GET / HTTP/1.1~Host: a~: x~~                                         | 400
          GET / HTTP/1.1~Host: a~nocolon~~                                     | 400
          POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 1~~x       | 400
          POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2~~x       | 400
          POST / HTTP/1.1~Host: a~Content-Length: -1~~                         | 400
          POST / HTTP/1.1~Host: a~Content-Length: +1~~x                        | 400
          POST / HTTP/1.1~Host: a~Content-Length: 1x~~x                        | 400
          POST / HTTP/1.1~Host: a~Content-Length: 0x1~~x                       | 400
          POST / HTTP/1.1~Host: a~Content-Length: 1,1~~x                       | 400
          POST / HTTP/1.1~Host: a~Content-Length: 18446744073709551616~~       | 400
          POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip~~                    | 501
          POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked, chunked~~        | 501
          POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~Content-Length: 3~~ | 400
          POST / HTTP/1.0~Transfer-Encoding: chunked~~                         | 400
          POST / HTTP/1.1~Host: a~Expect: tea~~                                | 417
          DELETE /api/localsend/v2/info HTTP/1.1~Host: a~Connection: close~~   | 404
          GET /api/localsend/v2/info/../x HTTP/1.1~Host: a~Connection: close~~ | 404
          GET /api/sextant/v1/stream HTTP/1.1~Host: a~Connection: close~~      | 403
          GET /etc/passwd HTTP/1.1~Host: a~Connection: close~~                 | 404
          """)
  void whatIsNotStrictHttpIsRefused(String request, String status) throws IOException {
    assertThat(answer(say(request.replace("~", "\r\n")))).isEqualTo(status);
  }

  @Test
  void bareLineFeedsAndControlCharactersAreRefused() throws IOException {
    assertThat(answer(say("GET / HTTP/1.1\nHost: a\n\n"))).isEqualTo("400");
    assertThat(answer(say("GET / HTTP/1.1\r\nHost: a\r\nX: \u0001\r\n\r\n"))).isEqualTo("400");
    assertThat(answer(say("GET /\u0001 HTTP/1.1\r\nHost: a\r\n\r\n"))).isEqualTo("400");
    assertThat(answer(say("GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n"))).isEqualTo("400");
    assertThat(answer(say("G\u0000T / HTTP/1.1\r\nHost: a\r\n\r\n"))).isEqualTo("400");
  }

  @Test
  void headsWithoutEndAreCutOff() throws IOException {
    assertThat(answer(say("GET /" + "a".repeat(20_000)))).isEqualTo("414");
    assertThat(answer(say("GET / HTTP/1.1\r\nHost: a\r\nX: " + "b".repeat(20_000))))
        .isEqualTo("431");
    assertThat(answer(say("GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(200) + "\r\n")))
        .isEqualTo("431");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "", "fffffffffffffffff", "1;", "5\r\nab", "1\r\nabc", "0x1"})
  void badChunksStoreNothing(String chunks) throws Exception {
    String target = prepared("{\"id\":\"0\",\"fileName\":\"f\",\"size\":1,\"fileType\":\"a/b\"}");
    say(
        "POST "
            + target
            + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunks
            + "\r\n");
    assertThat(pair.in.resolve("f")).doesNotExist();
  }

  private String prepared(String file) throws IOException {
    String response = post("prepare-upload", "{" + INFO + ",\"files\":{\"0\":" + file + "}}");
    assertThat(answer(response)).isEqualTo("200");
    String json = response.substring(response.indexOf("\r\n\r\n") + 4);
    String session = json.replaceAll(".*\"sessionId\":\"([^\"]*)\".*", "$1");
    String token = json.replaceAll(".*\"0\":\"([^\"]*)\".*", "$1");
    return V2 + "upload?sessionId=" + session + "&fileId=0&token=" + token;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "abcd", "abc"})
  void onlyTheAnnouncedLengthIsStored(String content) throws Exception {
    String target = prepared("{\"id\":\"0\",\"fileName\":\"f\",\"size\":3,\"fileType\":\"a/b\"}");
    String response = post(target.substring(V2.length()), content);
    boolean isRight = content.length() == 3;
    assertThat(answer(response)).isEqualTo(isRight ? "200" : "500");
    assertThat(Files.exists(pair.in.resolve("f"))).isEqualTo(isRight);
    String again = post(target.substring(V2.length()), "abc");
    assertThat(answer(again)).isEqualTo(isRight ? "403" : "200");
  }

  @Test
  void aFileInPiecesIsPutTogether() throws Exception {
    String target = prepared("{\"id\":\"0\",\"fileName\":\"f\",\"size\":6,\"fileType\":\"a/b\"}");
    assertThat(answer(piece(target, "bytes 0-3/6", "abcd"))).isEqualTo("200");
    assertThat(answer(piece(target, "bytes 3-5/6", "xyz"))).isEqualTo("403");
    String second = prepared("{\"id\":\"0\",\"fileName\":\"g\",\"size\":6,\"fileType\":\"a/b\"}");
    assertThat(answer(piece(second, "bytes 0-3/6", "abcd"))).isEqualTo("200");
    assertThat(answer(piece(second, "bytes 4-5/6", "ef"))).isEqualTo("200");
    assertThat(pair.in.resolve("g")).hasContent("abcdef");
    assertThat(answer(piece(target, "bytes 0-9/6", "x"))).isEqualTo("400");
    assertThat(answer(piece(target, "garbage", "x"))).isEqualTo("400");
  }

  private String piece(String target, String range, String content) throws IOException {
    return say(
        "POST "
            + target
            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Content-Range: "
            + range
            + "\r\nContent-Length: "
            + content.length()
            + "\r\n\r\n"
            + content);
  }

  @Test
  void aWrongChecksumIsRefusedThreeTimes() throws Exception {
    String target =
        prepared(
            "{\"id\":\"0\",\"fileName\":\"f\",\"size\":1,\"fileType\":\"a/b\",\"sha256\":\""
                + "0".repeat(64)
                + "\"}");
    for (int i = 0; i < 3; i++) {
      assertThat(answer(post(target.substring(V2.length()), "x"))).isEqualTo("422");
    }
    assertThat(pair.in.resolve("f")).doesNotExist();
  }

  @Test
  void aClientThatExpectsToBeAskedIsAsked() throws Exception {
    String target = prepared("{\"id\":\"0\",\"fileName\":\"f\",\"size\":1,\"fileType\":\"a/b\"}");
    String response =
        say(
            "POST "
                + target
                + " HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                + "Content-Length: 1\r\nConnection: close\r\n\r\nx");
    assertThat(response).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "null",
        "{",
        "{}",
        "{\"info\":1,\"files\":{}}",
        "{\"files\":{}}",
        "{\"info\":{},\"files\":{}}",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "\"\"",
        "1e999999999",
        "{\"info\":{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":0,\"protocol\":\"http\"}}",
        "{\"info\":{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":99999,\"protocol\":\"http\"}}",
        "{\"info\":{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"ftp\"}}",
        "{\"info\":{\"alias\":1,\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"http\"}}",
        "{\"info\":{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"http\",\"download\":null}}"
      })
  void whatIsNoOfferIsRefused(String json) throws IOException {
    assertThat(answer(post("prepare-upload", json))).isEqualTo("400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1.5",
        "\"1\"",
        "null",
        "9223372036854775807",
        "18446744073709551616",
        "1e400",
        "[]",
        "{}",
        "true"
      })
  void sizesThatCannotBeAreRefused(String size) throws IOException {
    String file = "{\"id\":\"0\",\"fileName\":\"f\",\"size\":" + size + ",\"fileType\":\"a/b\"}";
    assertThat(answer(post("prepare-upload", "{" + INFO + ",\"files\":{\"0\":" + file + "}}")))
        .isEqualTo("400");
  }

  @Test
  void moreThanTheDiskHoldsIsRefused() throws IOException {
    String file = "{\"id\":\"0\",\"fileName\":\"f\",\"size\":1000000000000000,\"fileType\":\"a\"}";
    assertThat(answer(post("prepare-upload", "{" + INFO + ",\"files\":{\"0\":" + file + "}}")))
        .isEqualTo("507");
  }

  @Test
  void deepAndLongJsonIsCutOff() throws IOException {
    assertThat(answer(post("prepare-upload", "{\"a\":" + "[".repeat(100_000)))).isEqualTo("400");
    assertThat(
            answer(
                say(
                    "POST "
                        + V2
                        + "prepare-upload HTTP/1.1\r\nHost: a\r\n"
                        + "Content-Length: 1000000000\r\n\r\n")))
        .isEqualTo("413");
    assertThat(answer(post("prepare-upload", "{" + INFO + ",\"files\":{}}"))).isEqualTo("400");
  }

  @Test
  void climbingNamesFailAndHtmlNamesAreOnlyNames() throws Exception {
    String evil = "{\"id\":\"0\",\"fileName\":\"../x\",\"size\":1,\"fileType\":\"a/b\"}";
    assertThat(answer(post(prepared(evil).substring(V2.length()), "x"))).isEqualTo("500");
    String html = "{\"id\":\"0\",\"fileName\":\"<b>.htm\",\"size\":1,\"fileType\":\"a/b\"}";
    assertThat(answer(post(prepared(html).substring(V2.length()), "x"))).isEqualTo("200");
    assertThat(pair.in.resolve("<b>.htm")).hasContent("x");
  }

  @Test
  void strangersTokensAndSessionsAreRefused() throws Exception {
    String target = prepared("{\"id\":\"0\",\"fileName\":\"f\",\"size\":1,\"fileType\":\"a/b\"}");
    String route = target.substring(V2.length());
    for (String wrong :
        List.of(
            "upload",
            "upload?sessionId=&fileId=0&token=x",
            route.replaceAll("token=.*", "token=x"),
            route.replaceAll("fileId=0", "fileId=1"),
            route.replaceAll("sessionId=[^&]*", "sessionId=x"))) {
      assertThat(answer(post(wrong, "x"))).isIn("400", "403");
    }
    assertThat(answer(post("cancel?sessionId=unknown", ""))).isEqualTo("200");
    assertThat(answer(post(route, "x"))).isEqualTo("200");
  }

  @Test
  void afterACancelNothingIsTaken() throws Exception {
    String target = prepared("{\"id\":\"0\",\"fileName\":\"f\",\"size\":1,\"fileType\":\"a/b\"}");
    String session = target.replaceAll(".*sessionId=([^&]*).*", "$1");
    assertThat(answer(post("cancel?sessionId=" + session, ""))).isEqualTo("200");
    assertThat(answer(post(target.substring(V2.length()), "x"))).isEqualTo("403");
  }

  @Test
  void garbageOfAnyKindIsAnsweredOrCutOff() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      say(bytes);
    }
    say(new byte[] {0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5});
  }

  @Test
  void damagedOffersOfSextantsAreRefusedWithoutMuchMemory() throws IOException {
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

  @Test
  void guessedPinsShutOutLongerEachTimeAndAStormStopsEverybody() throws Exception {
    PinGuard guard = new PinGuard(Optional.of("42"));
    InetAddress one = InetAddress.getByName("10.0.0.1");
    long now = 1;
    for (int i = 0; i < 3; i++) {
      assertThat(guard.judge(one, Optional.of("1"), now)).isEqualTo(PinGuard.Verdict.WRONG);
    }
    assertThat(guard.judge(one, Optional.of("42"), now)).isEqualTo(PinGuard.Verdict.SHUT_OUT);
    long minute = 61_000_000_000L;
    assertThat(guard.judge(one, Optional.of("42"), now + minute)).isEqualTo(PinGuard.Verdict.RIGHT);
    for (int i = 0; i < 30; i++) {
      guard.judge(InetAddress.getByName("10.0.1." + i), Optional.of("1"), now + minute);
    }
    InetAddress other = InetAddress.getByName("10.9.9.9");
    assertThat(guard.judge(other, Optional.of("42"), now + minute))
        .isEqualTo(PinGuard.Verdict.SHUT_OUT);
    assertThat(guard.judge(other, Optional.of("42"), now + 2 * minute))
        .isEqualTo(PinGuard.Verdict.RIGHT);
  }
}
