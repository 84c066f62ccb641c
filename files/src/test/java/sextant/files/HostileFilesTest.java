package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and places of files as hostile senders choose them, through the open port. */
class HostileFilesTest extends HostilePort {
  private String sent(String name, String content) throws IOException {
    String target = stranger.prepared(Stranger.file(name, content.length()));
    return Stranger.status(stranger.post(target, content.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "..",
        "a/../../x",
        "a/..",
        "/etc/x",
        "//x",
        "/",
        "../../../../../../tmp/x",
        "./../x",
        "a//../x"
      })
  void namesThatClimbAreRefusedAndNothingIsWritten(String name) throws IOException {
    assertThat(sent(name, "x")).isEqualTo("500");
    assertThat(desk.events).hasAtLeastOneElementOfType(ReceiveEvent.Failed.class);
    try (Stream<Path> all = Files.walk(pair.in)) {
      assertThat(all.filter(Files::isRegularFile)).allMatch(p -> p.endsWith("journal"));
    }
  }

  static List<String> strangeNames() {
    return List.of(
        "..\\x",
        "..\\..\\x",
        "C:\\x",
        "C:x",
        "\\\\srv\\s\\x",
        "\\\\?\\x",
        "~/x",
        "x:ads",
        "x::$DATA",
        "",
        ".",
        "...",
        "   ",
        "a.",
        "a ",
        "a\u0000b",
        "a\r\nSet-Cookie: x",
        "\u001b]0;owned\u0007",
        "\u009b31m",
        "gpj.\u202eexe",
        "a\u200bb",
        "\uff0e\uff0e\uff0fx",
        "\u2024\u2024/x",
        "\ud800",
        "x\udfff",
        "CON",
        "nul.txt",
        "COM\u00b9",
        "LPT1 .x",
        "%2e%2e%2fx",
        "<script>alert(1)</script>",
        "\"; rm -rf ~; \"",
        "$(reboot)",
        "-rf",
        ".bashrc",
        ".ssh/authorized_keys",
        ".config/autostart/x.desktop",
        "desktop.ini",
        ".sextant-receiving/x/journal",
        "x".repeat(300),
        "\u5b57".repeat(200) + ".txt");
  }

  @ParameterizedTest
  @MethodSource("strangeNames")
  void everyOtherNameLandsInsideAndCannotBeExecuted(String name) throws Exception {
    assertThat(sent(name, "#!/bin/sh")).isEqualTo("200");
    Path file = desk.await(ReceiveEvent.Stored.class).file();
    assertThat(file.toRealPath()).startsWith(pair.in.toRealPath()).hasContent("#!/bin/sh");
    assertThat(file.toFile().canExecute()).isFalse();
    String shown = Names.shown(file.getFileName().toString(), 300);
    assertThat(shown.chars()).noneMatch(Character::isISOControl);
  }

  @ParameterizedTest
  @CsvSource({"128, 200", "129, 500", "1000, 500"})
  void foldersGoOnlySoDeep(int depth, String status) throws IOException {
    assertThat(sent("d/".repeat(depth - 1) + "x", "1")).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {4_096, 16_385})
  void pathsThatNoSystemHoldsAreRefused(int length) throws IOException {
    assertThat(sent("abcdefg/".repeat(length / 8), "1")).isEqualTo("500");
  }

  interface Obstacle {
    void at(Path place) throws Exception;
  }

  static Stream<Obstacle> obstacles() {
    return Stream.of(
        place -> Files.writeString(place, "mine"),
        place -> Files.createDirectory(place),
        place -> Files.createSymbolicLink(place, place.resolveSibling("../treasure")),
        place -> Files.createSymbolicLink(place, place.resolveSibling("../made")),
        place -> Files.createSymbolicLink(place, place.resolveSibling("..")),
        place -> Files.createLink(place, place.resolveSibling("../treasure").normalize()),
        place ->
            assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor()).isZero());
  }

  @ParameterizedTest
  @MethodSource("obstacles")
  void whateverHasTheNameKeepsItAndTheFileTakesANumber(Obstacle obstacle) throws Exception {
    obstacle.at(pair.in.resolve("f"));
    assertThat(sent("f", "new")).isEqualTo("200");
    assertThat(pair.in.resolve("f (2)")).hasContent("new");
    assertThat(temp.resolve("made")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("obstacles")
  void whateverHasTheNameOfAFolderIsNotEntered(Obstacle obstacle) throws Exception {
    obstacle.at(pair.in.resolve("d"));
    boolean isFolder = Files.isDirectory(pair.in.resolve("d"), LinkOption.NOFOLLOW_LINKS);
    assertThat(sent("d/f", "new")).isEqualTo("200");
    assertThat(pair.in.resolve(isFolder ? "d/f" : "d (2)/f")).hasContent("new");
  }

  @Test
  void aFileReplacedByALinkBetweenOfferAndUploadIsNotWrittenThrough() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    Files.createSymbolicLink(pair.in.resolve("f"), temp.resolve("treasure"));
    assertThat(Stranger.status(stranger.post(target, new byte[] {'x'}))).isEqualTo("200");
    assertThat(pair.in.resolve("f (2)")).hasContent("x");
  }

  @Test
  void theStagingFolderReplacedByALinkIsNotWrittenThrough() throws Exception {
    Path elsewhere = Files.createDirectory(pair.out.resolve("elsewhere"));
    String target = stranger.prepared(Stranger.file("f", 1));
    Path staging = pair.in.resolve(".sextant-receiving");
    Files.move(staging, pair.out.resolve("moved"));
    Files.createSymbolicLink(staging, elsewhere);
    stranger.post(target, new byte[] {'x'});
    assertThat(elsewhere).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"a, a, a (2)", "e\u0301, \u00e9, \u00e9 (2)", "a., a., a (2).", "x/../y, y, y"})
  void twoFilesOfOneNameAreBothKept(String first, String second, String there) throws Exception {
    String firstStatus = sent(first, "1");
    assertThat(sent(second, "2")).isEqualTo("200");
    assertThat(firstStatus).isEqualTo(first.contains("..") ? "500" : "200");
    assertThat(pair.in.resolve(there)).hasContent("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "abcd", "abc"})
  void onlyTheAnnouncedLengthIsStored(String content) throws Exception {
    String target = stranger.prepared(Stranger.file("f", 3));
    boolean isRight = content.length() == 3;
    assertThat(Stranger.status(stranger.post(target, content.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(isRight ? "200" : "500");
    assertThat(Files.exists(pair.in.resolve("f"))).isEqualTo(isRight);
    assertThat(Stranger.status(stranger.post(target, "abc".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(isRight ? "403" : "200");
  }

  private String piece(String target, String range, String content) throws IOException {
    String head = "POST " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    String lengths = "X-Content-Range: " + range + "\r\nContent-Length: " + content.length();
    return Stranger.status(stranger.say(head + lengths + "\r\n\r\n" + content));
  }

  @Test
  void aFileInPiecesIsPutTogether() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 6));
    assertThat(piece(target, "bytes 0-3/6", "abcd")).isEqualTo("200");
    assertThat(piece(target, "bytes 4-5/6", "ef")).isEqualTo("200");
    assertThat(pair.in.resolve("f")).hasContent("abcdef");
  }

  @Test
  void aFirstPieceThatComesTwiceBeginsTheFileAnew() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 10));
    assertThat(piece(target, "bytes 0-3/10", "abcd")).isEqualTo("200");
    assertThat(piece(target, "bytes 0-3/10", "ABCD")).isEqualTo("200");
    assertThat(piece(target, "bytes 8-9/10", "xy")).isEqualTo("403"); // four bytes are missing
    assertThat(pair.in.resolve("f")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes 3-5/6, 403",
    "bytes 0-9/6, 400",
    "bytes 5-4/6, 400",
    "bytes 0-5/7, 400",
    "bytes -1-5/6, 400",
    "bytes 0-99999999999999999999/6, 400",
    "garbage, 400"
  })
  void piecesThatDoNotFitAreRefused(String range, String status) throws Exception {
    String target = stranger.prepared(Stranger.file("f", 6));
    assertThat(piece(target, range, "abc")).isEqualTo(status);
    assertThat(pair.in.resolve("f")).doesNotExist();
  }

  private String hashed(String sha256) throws IOException {
    return stranger.prepared(
        "{\"fileName\":\"f\",\"size\":1,\"fileType\":\"a\",\"sha256\":\"" + sha256 + "\"}");
  }

  @Test
  void aWrongChecksumIsRefusedThreeTimes() throws Exception {
    String target = hashed("0".repeat(64));
    for (int i = 0; i < 3; i++) {
      assertThat(Stranger.status(stranger.post(target, new byte[] {'x'}))).isEqualTo("422");
    }
    assertThat(pair.in.resolve("f")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", // of x
        "2D711642B726B04401627CA9FBAC32F5C8530FB1903CC4DB02258717921A4881",
        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a488", // no checksum at all
        "zz",
        ""
      })
  void aChecksumInAnySpellingIsTakenOrLeftOut(String sha256) throws Exception {
    assertThat(Stranger.status(stranger.post(hashed(sha256), new byte[] {'x'}))).isEqualTo("200");
    assertThat(pair.in.resolve("f")).hasContent("x");
  }
}
