package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import sextant.web.page.OwnAddress;
import sextant.web.store.Bookmarks;
import sextant.web.store.SearchEngines;
import sextant.web.store.Typed;

/**
 * Feeds damaged input to every parser of ours: nothing is thrown but what the parser declares, and
 * what it says holds. {@code -Dfuzz.runs=1000000} sets the number of inputs per parser, {@code
 * -Dfuzz.seed} the start.
 */
class FuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 2_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final int LONG = 20_000;
  private static final String MARKS = " \t\r\n\0\"'\\;,=:/?#%&<>()[]{}*^|@$~.-+_0x9aA\u00e9\u4e2d";

  private interface Target {
    void accept(String input) throws IOException;
  }

  private static Map<String, Target> targets() {
    Map<String, Target> targets = new LinkedHashMap<>();
    targets.put("Set-Cookie", FuzzTest::cookie);
    targets.put("cookie date", CookieDate::parse);
    targets.put("cookie file", text -> CookieFile.read(bytes(text)));
    targets.put("HTTP date", HttpDates::parse);
    targets.put("Cache-Control", FuzzTest::cacheControl);
    targets.put("Strict-Transport-Security", FuzzTest::strict);
    targets.put("WWW-Authenticate", text -> Challenge.parse(List.of(text)));
    targets.put("Content-Disposition", FuzzTest::disposition);
    targets.put("block list", FuzzTest::blockList);
    targets.put("address", FuzzTest::address);
    targets.put("bookmarks", FuzzTest::bookmarks);
    targets.put("cached head", FuzzTest::storedHead);
    targets.put("own address", OwnAddress::parse);
    return targets;
  }

  private static final Map<String, String> SEEDS =
      Map.ofEntries(
          Map.entry("Set-Cookie", "a=b; Domain=.example.org; Path=/x; Max-Age=5; SameSite=Lax"),
          Map.entry("cookie date", "Sun, 06 Nov 1994 08:49:37 GMT"),
          Map.entry("cookie file", "a.example\ttrue\t/\ttrue\tfalse\tlax\t1\t2\tname\tvalue\n"),
          Map.entry("HTTP date", "Sunday, 06-Nov-94 08:49:37 GMT"),
          Map.entry("Cache-Control", "max-age=\"60\", private=\"a, b\", no-cache"),
          Map.entry("Strict-Transport-Security", "max-age=\"31536000\"; includeSubDomains"),
          Map.entry(
              "WWW-Authenticate", "Digest realm=\"a \\\"b\\\"\", nonce=\"x==\", qop=\"auth\""),
          Map.entry(
              "Content-Disposition", "attachment; filename=\"a.txt\"; filename*=UTF-8''b%20c"),
          Map.entry("block list", "@@||a.example^*/ad$third-party,domain=b.example|~c.example"),
          Map.entry("address", "https://user:pw@www.example.org:8443/a/../b?c=d#e"),
          Map.entry(
              "bookmarks", "<DL><DT><H3>x</H3><DL><A HREF=\"http://a/\" TAGS=\"b\">&#65;</A></DL>"),
          Map.entry(
              "cached head", "sextant-cache 1\nhttp://a/\n200\nOK\n1970-01-01T00:00:00Z\n.\n"),
          Map.entry("own address", "sextant:history?q=a%20b&key=x"));

  @TestFactory
  Stream<DynamicTest> nothingUndeclaredComesOutOf() {
    return targets().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> run(e.getValue(), seed(e.getKey()))));
  }

  private static String seed(String target) {
    return SEEDS.getOrDefault(target, "");
  }

  private static void run(Target target, String seed) {
    var random = new SplittableRandom(SEED);
    for (String piece :
        new String[] {"", "\"", "\\a", "a=", "=\"\\\"", ";", "%", "<A ", "*a", "a."}) {
      feed(target, piece.repeat(piece.isEmpty() ? 0 : LONG / piece.length()));
      feed(target, seed + piece.repeat(piece.isEmpty() ? 0 : LONG / piece.length()));
    }
    for (int i = 0; i < RUNS; i++) {
      feed(target, damaged(seed, random));
    }
  }

  private static void feed(Target target, String input) {
    try {
      target.accept(input);
    } catch (IOException declared) {
      // what the parser says it throws
    } catch (RuntimeException | StackOverflowError bug) {
      String beginning = input.substring(0, Math.min(300, input.length()));
      throw new AssertionError("input of " + input.length() + ": " + beginning, bug);
    }
  }

  private static String damaged(String seed, SplittableRandom random) {
    var text = new StringBuilder(seed);
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
        case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 6)));
        case 2 -> text.insert(at, seed, 0, random.nextInt(seed.length() + 1));
        default -> text.insert(at, (char) random.nextInt(1, 0xD800));
      }
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void cookie(String text) throws IOException {
    var jar = new CookieJar(CLOCK, () -> {});
    WebRequest request = WebRequest.get(WebUrl.of("https://www.example.org/x/y"));
    jar.set(request, text, CookieJar.Asker.HTTP);
    assertThat(jar.header(request, CookieJar.Asker.HTTP)).doesNotContain("\n", "\r", "\0");
  }

  private static void cacheControl(String text) {
    CacheControl control = CacheControl.of(HeaderList.of("Cache-Control", text));
    control.seconds("max-age").ifPresent(age -> assertThat(age).isNotNegative());
  }

  private static void strict(String text) throws IOException {
    var hosts = new StrictHosts(CLOCK, () -> {});
    hosts.note(WebUrl.of("https://a.example/"), text);
    assertThat(hosts.insists("b.example")).isFalse();
  }

  private static void disposition(String text) throws IOException {
    WebRequest request = WebRequest.get(WebUrl.of("https://a.example/dir/"));
    var exchange = new Exchange(1, request, Instant.EPOCH, changed -> {});
    var head = new Exchange.Head(200, "", "", HeaderList.of("Content-Disposition", text));
    String name = DownloadName.of(new WebResponse(exchange, head, BodyStream.empty(exchange)), "");
    assertThat(name).isNotEmpty().doesNotContain("/", "\\", "\0", "\n").doesNotStartWith(".");
    assertThat(name.length()).isLessThanOrEqualTo(160);
    assertThat(Path.of("folder").resolve(name).getNameCount()).isEqualTo(2);
  }

  private static void blockList(String text) throws IOException {
    WebRequest request =
        WebRequest.get(WebUrl.of("https://a.example/x/ad?y"))
            .with(WebRequest.Context.partOf(1, WebUrl.of("https://b.example/")));
    BlockList.parse(text.lines().toList()).blocks(request);
  }

  private static void address(String text) {
    WebUrl.parse(text)
        .ifPresent(url -> {
          assertThat(WebUrl.parse(url.toString())).contains(url);
          assertThat(url.withoutSecrets().password()).isEmpty();
        });
    Typed.of(text, SearchEngines.inMemory());
  }

  private static void bookmarks(String text) {
    Bookmarks bookmarks = Bookmarks.inMemory(CLOCK);
    bookmarks.importHtml(bytes(text), "x");
    Bookmarks again = Bookmarks.inMemory(CLOCK);
    again.importHtml(bookmarks.exportHtml(), "x");
    assertThat(again.root().bookmarks().map(one -> one.url()))
        .containsExactlyElementsOf(bookmarks.root().bookmarks().map(one -> one.url()).toList());
  }

  private static void storedHead(String text) throws IOException {
    StoredAnswer answer = StoredHead.read(bytes(text));
    assertThat(answer.age(Instant.EPOCH).isNegative()).isFalse();
    answer.lifetime();
  }
}
