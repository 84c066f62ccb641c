package sextant.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.chatclient.Line;
import sextant.chatclient.LineSpan;
import sextant.chatclient.NetworkSettings.Security;
import sextant.desktop.chat.Completion.Offer;
import sextant.irc.ModeSyntax;
import sextant.words.FailureException;

/** The parts that need no window. */
class PartsTest {
  private static Line line(int number) {
    String key = "k" + number;
    return new Line(
        key,
        key,
        number * 1_000L,
        Line.Kind.MESSAGE,
        "ann",
        "",
        "words",
        "",
        false,
        false,
        Line.DONE,
        Line.Change.NONE);
  }

  private static List<Line> lines(int from, int until) {
    var all = new ArrayList<Line>();
    for (int i = from; i < until; i++) {
      all.add(line(i));
    }
    return all;
  }

  @Test
  void olderLinesStayAboveTheNewestOnes() {
    LineSpan span = LineSpan.empty().with(lines(1, 3)).with(lines(2, 4));
    assertThat(span.lines()).map(Line::key).containsExactly("k1", "k2", "k3");
    assertThat(span.isNewest()).isTrue();
  }

  @Test
  void aSpanMovesWithWhoScrollsAndNeverGrowsOverItsBound() {
    LineSpan span = new LineSpan(lines(3_000, 6_000), true).above(lines(2_900, 3_000));
    assertThat(span.lines()).hasSize(LineSpan.MOST).first().isEqualTo(line(2_900));
    assertThat(span.isNewest()).isFalse();
    span = span.below(lines(5_900, 6_000));
    assertThat(span.lines()).hasSize(LineSpan.MOST).last().isEqualTo(line(5_999));
  }

  @Test
  void wordsWithASignAreCompletedFromWhatTheyName() {
    var completion = new Completion();
    completion.use(
        new Completion.Sources(
            List.of("Bob", "bonnie"), List.of("#lobby", "#lounge"), List.of("/join", "/me")));
    assertThat(completion.offers("hi @bo", 6)).map(Offer::shown).containsExactly("Bob", "bonnie");
    assertThat(completion.offers("see #lo", 7)).map(Offer::words).contains("#lobby ", "#lounge ");
    assertThat(completion.offers("/j", 2)).map(Offer::words).containsExactly("/join ");
    assertThat(completion.offers("no /j", 5)).isEmpty();
    assertThat(completion.offers("plain", 5)).isEmpty();
    assertThat(completion.complete(":thumbs up", 7).text()).startsWith("👍 ");
    var first = completion.complete("hi bo", 5);
    assertThat(first.text()).isEqualTo("hi Bob ");
    assertThat(completion.complete(first.text(), first.caret()).text()).isEqualTo("hi bonnie ");
    assertThat(completion.complete("@b", 2).text()).isEqualTo("Bob: ");
  }

  @Test
  void formattingIsTypedWithSignsAndLeavesOtherSignsAlone() {
    assertThat(Markup.sent("a **bold** and *slanted* word"))
        .isEqualTo("a \u0002bold\u0002 and \u001dslanted\u001d word");
    assertThat(Markup.sent("2*3*4 is snake__case__name, `a*b*c`"))
        .isEqualTo("2*3*4 is snake__case__name, \u0011a*b*c\u0011");
    assertThat(Markup.sent("** not closed")).isEqualTo("** not closed");
    assertThat(Markup.typed("a \u0002bold\u0002 \u00034word")).isEqualTo("a **bold** word");
  }

  @Test
  void aBlockOfCodeStandsBetweenFences() {
    assertThat(CodeBlocks.of("look:\n```java\nint a = 1;\n```\nfine"))
        .containsExactly(
            new CodeBlocks.Piece(false, "look:"),
            new CodeBlocks.Piece(true, "int a = 1;"),
            new CodeBlocks.Piece(false, "fine"));
    assertThat(CodeBlocks.of("``` open")).containsExactly(new CodeBlocks.Piece(false, "``` open"));
  }

  @Test
  void quietHoursGoOverMidnight() {
    QuietHours hours = QuietHours.USUAL;
    assertThat(hours.hold(LocalTime.of(23, 0))).isTrue();
    assertThat(hours.hold(LocalTime.of(6, 59))).isTrue();
    assertThat(hours.hold(LocalTime.of(7, 0))).isFalse();
    assertThat(QuietHours.time("7:05")).contains(LocalTime.of(7, 5));
    assertThat(QuietHours.time("25:00")).isEmpty();
  }

  @Test
  void onlyWhatTheRankPermitsIsOffered() {
    ModeSyntax modes = ModeSyntax.ofIsupport("b,k,l,imnst", "(qaohv)~&@%+");
    var operator = new Rights(modes, "@");
    assertThat(operator.canPutOut("+")).isTrue();
    assertThat(operator.canPutOut("&")).isFalse();
    assertThat(operator.canGive('o')).isTrue();
    assertThat(operator.canGive('a')).isFalse();
    var half = new Rights(modes, "%");
    assertThat(half.canModerate()).isTrue();
    assertThat(half.canGive('v')).isTrue();
    assertThat(half.canGive('o')).isFalse();
    assertThat(new Rights(modes, "").canModerate()).isFalse();
    assertThat(Rights.none().canPutOut("")).isFalse();
  }

  @Test
  void linksOfRoomsAreServers() throws FailureException {
    assertThat(ServerAddress.parse("ircs://192.0.2.7:7000/lobby"))
        .isEqualTo(new ServerAddress("192.0.2.7", 7000, Security.TLS, "#lobby"));
    assertThat(ServerAddress.parse("irc://host/%23a"))
        .isEqualTo(new ServerAddress("host", 6667, Security.PLAIN, "#a"));
    assertThat(ServerAddress.parse("ircs://[2001:db8::1]"))
        .isEqualTo(new ServerAddress("2001:db8::1", 6697, Security.TLS, "#lobby"));
    assertThat(ServerAddress.parse("host/").rooms()).isEmpty();
    assertThatThrownBy(() -> ServerAddress.parse("irc://host/%zz"))
        .isInstanceOf(FailureException.class);
  }

  @Test
  void aPictureThatClaimsTooMuchIsNotDecoded() {
    assertThat(PictureHeader.of(png(30_000, 30_000)))
        .hasValueSatisfying(it -> assertThat(it.isBearable()).isFalse());
    assertThat(PictureHeader.of(png(640, 480)))
        .hasValueSatisfying(it -> assertThat(it.isBearable()).isTrue());
    assertThat(PictureHeader.of(gif(200, 200, 2_000)))
        .hasValueSatisfying(it -> assertThat(it.isBearable()).isFalse());
    assertThat(PictureHeader.of(jpeg(320, 200)))
        .hasValueSatisfying(it -> assertThat(it).isEqualTo(new PictureHeader(320, 200, 1)));
    assertThat(PictureHeader.of("<svg>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEmpty();
    assertThat(PictureHeader.of(new byte[] {(byte) 0x89, 'P', 'N', 'G'})).isEmpty();
  }

  private static byte[] png(int width, int height) {
    return java.nio.ByteBuffer.allocate(40)
        .put(
            new byte[] {
              (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'
            })
        .putInt(width)
        .putInt(height)
        .array();
  }

  private static byte[] gif(int width, int height, int frames) {
    var all = java.nio.ByteBuffer.allocate(13 + frames * 14 + 1);
    all.order(java.nio.ByteOrder.LITTLE_ENDIAN);
    all.put(new byte[] {'G', 'I', 'F', '8', '9', 'a'}).putShort((short) width);
    all.putShort((short) height).put(new byte[3]);
    for (int i = 0; i < frames; i++) {
      all.put((byte) 0x2c).put(new byte[9]).put((byte) 2).put((byte) 1).put((byte) 0).put((byte) 0);
    }
    return all.put((byte) 0x3b).array();
  }

  private static byte[] jpeg(int width, int height) {
    return java.nio.ByteBuffer.allocate(32)
        .put(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 4, 0, 0})
        .put(new byte[] {(byte) 0xff, (byte) 0xc0, 0, 11, 8})
        .putShort((short) height)
        .putShort((short) width)
        .array();
  }

  @Test
  void anEmojiIsFoundByTheWordsOfItsName() {
    assertThat(EmojiCatalog.search("thumbs up", 5)).map(EmojiCatalog.Emoji::sign).contains("👍");
    assertThat(EmojiCatalog.search("", 3)).hasSize(3);
    assertThat(EmojiCatalog.search("zzzz", 3)).isEmpty();
  }

  @Test
  void longWordsAreFoldedByCharactersAndByLines() {
    assertThat(SaidWords.begin("short")).isEqualTo("short");
    assertThat(SaidWords.begin("😀".repeat(3_000))).isEqualTo("😀".repeat(2_000));
    assertThat(SaidWords.begin("a\n".repeat(100))).hasLineCount(30);
  }

  @Test
  void aLinkThatLiesShowsWhereItGoes() {
    assertThat(LineWords.realHost("https://example.org/a?b=@c")).isEmpty();
    assertThat(LineWords.realHost("http://Example.org:8080")).isEmpty();
    assertThat(LineWords.realHost("https://bank.example@evil.example/login"))
        .contains("evil.example");
    assertThat(LineWords.realHost("https://b\u0430nk.example/"))
        .hasValueSatisfying(host -> assertThat(host).startsWith("xn--"));
  }

  @Test
  void theSameNickAlwaysHasTheSameColour() {
    assertThat(Avatar.colour("Ann")).isEqualTo(Avatar.colour("ann")).isBetween(1, 6);
  }
}
