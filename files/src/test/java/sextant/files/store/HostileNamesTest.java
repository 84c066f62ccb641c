package sextant.files.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger may call a file, and that none of it ever leaves the folder. */
class HostileNamesTest {
  @TempDir private Path temp;
  private Path inside;

  @BeforeEach
  void folders() throws IOException {
    inside = Files.createDirectory(temp.resolve("inside"));
    Files.writeString(temp.resolve("treasure"), "untouched");
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
        "a/b/../../../x",
        "../../../../x",
        "./../x",
        "a//../x"
      })
  void refusesWhatClimbsOrIsAbsolute(String name) {
    for (NameRules rules : NameRules.values()) {
      assertThatThrownBy(() -> SafePath.of(name, rules)).isInstanceOf(RefusedNameException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ..\\x          | .._x            | .._x
          C:\\x          | C:_x            | C__x
          C:x            | C:x             | C_x
          \\\\srv\\s\\x  | __srv_s_x       | __srv_s_x
          \\\\?\\x       | __?_x           | ____x
          ~/x            | ~/x             | ~/x
          x:ads          | x:ads           | x_ads
          x::$DATA       | x::$DATA        | x__$DATA
          ...            | ...             | ___
          a.             | a.              | a_
          CON            | CON             | _CON
          nul.txt        | nul.txt         | _nul.txt
          COM¹           | COM¹            | _COM¹
          LPT1 .x        | LPT1 .x         | _LPT1 .x
          aux/b          | aux/b           | _aux/b
          %2e%2e%2f      | %2e%2e%2f       | %2e%2e%2f
          -rf            | -rf             | -rf
          a//b           | a/b             | a/b
          ./a/./b        | a/b             | a/b
          a?b*c          | a?b*c           | a_b_c
          <img src=x>    | <img src=x>     | _img src=x_
          ．．／x        | ．．／x         | ．．／x
          日本語.txt     | 日本語.txt      | 日本語.txt
          .bashrc        | .bashrc         | .bashrc
          """)
  void givesEveryOtherNameAHarmlessForm(String sent, String posix, String windows)
      throws RefusedNameException {
    assertThat(SafePath.of(sent, NameRules.POSIX).text()).isEqualTo(posix);
    assertThat(SafePath.of(sent, NameRules.WINDOWS).text()).isEqualTo(windows);
  }

  @Test
  void replacesWhatNobodySeesAndWhatTurnsTheText() throws RefusedNameException {
    assertThat(posix("a\u202egnp.exe")).isEqualTo("a_gnp.exe");
    assertThat(posix("a\u0000b")).isEqualTo("a_b");
    assertThat(posix("a\r\nb")).isEqualTo("a__b");
    assertThat(posix("\u001b[31mred\u0007")).isEqualTo("_[31mred_");
    assertThat(posix("a\u009bb")).isEqualTo("a_b");
    assertThat(posix("a\u200bb\ufeff")).isEqualTo("a_b_");
    assertThat(posix("a\ud800b")).isEqualTo("a_b");
    assertThat(posix("\udc00")).isEqualTo("_");
    assertThat(posix("👨\u200d👩.jpg")).isEqualTo("👨\u200d👩.jpg");
    assertThat(posix("e\u0301")).isEqualTo("\u00e9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "./", " ", "   ", "\u3000"})
  void callsTheNamelessUntitled(String name) throws RefusedNameException {
    assertThat(posix(name)).isEqualTo("untitled");
  }

  @Test
  void cutsLongNamesBetweenCharactersAndKeepsTheEnding() throws RefusedNameException {
    String cut = posix("字".repeat(200) + ".jpeg");
    assertThat(cut).endsWith("字.jpeg");
    assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(250, 255);
    assertThat(SafePath.numbered(cut, 2)).endsWith("字 (2).jpeg");
    assertThat(SafePath.numbered(cut, 2).getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(255);
  }

  @Test
  void refusesPathsThatNoSystemCanHold() {
    assertThatThrownBy(() -> posix("a/".repeat(1000) + "x"))
        .isInstanceOf(RefusedNameException.class);
    assertThatThrownBy(() -> posix(("b".repeat(200) + "/").repeat(30) + "x"))
        .isInstanceOf(RefusedNameException.class);
    assertThatThrownBy(() -> posix("c".repeat(20_000))).isInstanceOf(RefusedNameException.class);
  }

  @Test
  void nobodyCanNameTheStagingFolder() throws RefusedNameException {
    assertThat(posix(".sextant-receiving/x/journal")).startsWith("_.sextant-receiving/");
    assertThat(posix(".Sextant-Receiving")).startsWith("_");
  }

  private static String posix(String sent) throws RefusedNameException {
    return SafePath.of(sent, NameRules.POSIX).text();
  }

  static Stream<String> hostileNames() {
    return Stream.of(
        "..\\..\\x",
        "a\\..\\..\\x",
        "\u0000",
        "con",
        "x/.ssh/authorized_keys",
        "．．/x",
        "a b ",
        "~",
        "%00",
        "$(reboot)",
        "`id`",
        "';--",
        "\"><script>",
        "__proto__",
        "a\nb",
        "\u202e",
        "\ud800",
        "null",
        "%2e%2e/%2e%2e/x",
        "..%2fx",
        "....//x",
        ". ./x",
        ".../x",
        "..\u200b/x",
        "․․/x");
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void whateverTheNameTheFileLandsInside(String name) throws Exception {
    Landed landed = land(name, "content");
    assertThat(landed.file().toRealPath()).startsWith(inside.toRealPath());
    assertThat(Files.readString(landed.file())).isEqualTo("content");
    assertOnlyInsideChanged();
  }

  @Test
  void linksInTheFolderAreNeverFollowed() throws Exception {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.createSymbolicLink(inside.resolve("out"), elsewhere);
    Files.createSymbolicLink(inside.resolve("file"), temp.resolve("treasure"));
    Files.createSymbolicLink(inside.resolve("dangling"), temp.resolve("made"));

    assertThat(land("out/x", "1").path()).isEqualTo("out (2)/x");
    assertThat(land("file", "2").path()).isEqualTo("file (2)");
    assertThat(land("dangling", "3").path()).isEqualTo("dangling (2)");

    assertThat(elsewhere).isEmptyDirectory();
    assertThat(temp.resolve("made")).doesNotExist();
    assertOnlyInsideChanged();
  }

  @Test
  void aFolderReplacedByALinkDuringTheTransferIsNotFollowed() throws Exception {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false);
        Batch batch = folder.begin("t", new byte[0])) {
      land(batch, 0, "d/a", "1");
      Files.move(inside.resolve("d"), inside.resolve("moved"));
      Files.createSymbolicLink(inside.resolve("d"), elsewhere);
      land(batch, 1, "d/b", "2");
      batch.finish();
    }
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(inside.resolve("moved/b")).hasContent("2");
    assertOnlyInsideChanged();
  }

  @Test
  void theStagingFolderReplacedByALinkIsNotFollowed() throws Exception {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.createSymbolicLink(inside.resolve(SafePath.STAGING), elsewhere);
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false)) {
      assertThatThrownBy(() -> folder.begin("t", new byte[0])).isInstanceOf(IOException.class);
    }
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void takesANumberForWhateverAlreadyHasTheName() throws Exception {
    Files.writeString(inside.resolve("file.txt"), "mine");
    Files.createDirectory(inside.resolve("folder"));
    assertThat(land("file.txt", "1").path()).isEqualTo("file (2).txt");
    assertThat(land("file.txt", "2").path()).isEqualTo("file (3).txt");
    assertThat(land("folder", "3").path()).isEqualTo("folder (2)");
    assertThat(land("file.txt/below", "4").path()).isEqualTo("file (4).txt/below");
    assertThat(inside.resolve("file.txt")).hasContent("mine");
  }

  @Test
  void oneTransferMayHoldTheSameNameTwiceAsFileAndFolder() throws Exception {
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false);
        Batch batch = folder.begin("t", new byte[0])) {
      assertThat(land(batch, 0, "a", "1").path()).isEqualTo("a");
      assertThat(land(batch, 1, "a", "2").path()).isEqualTo("a (2)");
      assertThat(land(batch, 2, "a/b", "3").path()).isEqualTo("a (3)/b");
      assertThat(land(batch, 3, "a/c", "4").path()).isEqualTo("a (3)/c");
      batch.finish();
    }
    assertThat(inside.resolve(SafePath.STAGING)).doesNotExist();
  }

  @Test
  void linksMustStayInside() throws Exception {
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false);
        Batch batch = folder.begin("t", new byte[0])) {
      for (String target : List.of("/etc/passwd", "../x", "..", "a/../../x", "C:\\x", "\\x", "")) {
        assertThatThrownBy(() -> batch.landLink(0, SafePath.of("l", NameRules.POSIX), target))
            .isInstanceOf(RefusedNameException.class);
      }
      batch.landLink(1, SafePath.of("d/l", NameRules.POSIX), "../x");
      batch.finish();
    }
    assertThat(Files.isSymbolicLink(inside.resolve("d/l"))).isTrue();
    assertThat(Files.exists(inside.resolve("l"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  private Landed land(String name, String content) throws Exception {
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false);
        Batch batch = folder.begin("t", new byte[0])) {
      Landed landed = land(batch, 0, name, content);
      batch.finish();
      return landed;
    }
  }

  static Landed land(Batch batch, int index, String name, String content) throws Exception {
    PartFile part = batch.part(index);
    part.write(0, ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
    SafePath path = SafePath.of(name, NameRules.POSIX);
    return batch.land(part, Landing.beside(path, FileFacts.NONE));
  }

  private void assertOnlyInsideChanged() throws IOException {
    assertThat(temp.resolve("treasure")).hasContent("untouched");
    try (Stream<Path> all = Files.list(temp)) {
      assertThat(all.map(p -> p.getFileName().toString()))
          .isSubsetOf("inside", "treasure", "elsewhere");
    }
  }
}
