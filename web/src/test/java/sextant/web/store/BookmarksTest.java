package sextant.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.StateDirectory;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.BookmarkNode.Folder;

class BookmarksTest {
  private static final String OF_FIREFOX =
      """
      <!DOCTYPE NETSCAPE-Bookmark-file-1>
      <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
      <TITLE>Bookmarks</TITLE>
      <H1>Bookmarks Menu</H1>

      <DL><p>
          <DT><A HREF="https://a.example/?x=1&amp;y=2" ADD_DATE="1600000000" ICON="data:image/png;base64,AAAA" TAGS="net,c">A &lt;b&gt; &#39;c&#x27;</A>
          <DD>A description
          <HR>
          <DT><H3 ADD_DATE="1600000001" LAST_MODIFIED="1600000002" PERSONAL_TOOLBAR_FOLDER="true">Toolbar</H3>
          <DL><p>
              <dt><a href="http://b.example/">B</a>
              <DT><A HREF="javascript:alert(1)">Evil</A>
              <DT><A HREF="place:sort=8">Recent</A>
          </DL><p>
          <DT><A HREF="https://c.example/"></A>
      </DL>
      """;
  @TempDir private Path folder = Path.of("");
  private final FakeClock clock = new FakeClock();

  private Bookmarks open() {
    return Bookmarks.open(StateDirectory.at(folder), true, clock);
  }

  private static List<String> titles(Bookmarks bookmarks) {
    return bookmarks.root().everything().skip(1).map(BookmarkNode::title).toList();
  }

  @Test
  void whatFirefoxExportedIsTakenInWithoutWhatIsNoPage() {
    Bookmarks bookmarks = Bookmarks.inMemory(clock);
    byte[] file = OF_FIREFOX.getBytes(StandardCharsets.UTF_8);
    assertThat(bookmarks.importHtml(file, "Firefox")).isEqualTo(3);
    assertThat(titles(bookmarks))
        .containsExactly("Firefox", "A <b> 'c'", "Toolbar", "B", "https://c.example/");
    Bookmark first = bookmarks.of("https://a.example/?x=1&y=2").orElseThrow();
    assertThat(first.tags()).containsExactly("net", "c");
    assertThat(first.added()).isEqualTo(Instant.ofEpochSecond(1_600_000_000));
  }

  @Test
  void foldersKeepTheirDatesUntilTheyAreChanged() {
    Bookmarks bookmarks = open();
    bookmarks.importHtml(OF_FIREFOX.getBytes(StandardCharsets.UTF_8), "Firefox");
    assertThat(folder(open(), "Toolbar").added()).isEqualTo(Instant.ofEpochSecond(1_600_000_001));
    assertThat(folder(open(), "Toolbar").modified())
        .isEqualTo(Instant.ofEpochSecond(1_600_000_002));
    assertThat(new String(bookmarks.exportHtml(), StandardCharsets.UTF_8))
        .contains("<H3 ADD_DATE=\"1600000001\" LAST_MODIFIED=\"1600000002\">Toolbar</H3>");
    Bookmark b = bookmarks.of("http://b.example/").orElseThrow();
    bookmarks.edit(b.id(), "Bee", b.url());
    assertThat(folder(bookmarks, "Toolbar").modified())
        .isEqualTo(Instant.ofEpochSecond(1_600_000_002));
    bookmarks.remove(b.id());
    assertThat(folder(bookmarks, "Toolbar").modified()).isEqualTo(clock.instant());
    assertThat(folder(bookmarks, "Toolbar").added())
        .isEqualTo(Instant.ofEpochSecond(1_600_000_001));
  }

  private static Folder folder(Bookmarks bookmarks, String title) {
    return bookmarks
        .root()
        .folders()
        .filter(f -> f.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTreeSurvivesTheProgramAsItIs() {
    Bookmarks bookmarks = open();
    Folder tools = bookmarks.addFolder(Bookmarks.ROOT, "Tools & \"more\"");
    bookmarks.addFolder(tools.id(), "");
    bookmarks.add(tools.id(), "<script>", "https://a.example/\"><script>", List.of("x", "y"));
    bookmarks.add(Bookmarks.ROOT, "书签", "https://b.example/", List.of());
    Bookmarks again = open();
    assertThat(titles(again)).containsExactly("Tools & \"more\"", "", "<script>", "书签");
    assertThat(again.root().bookmarks().map(Bookmark::url))
        .containsExactly("https://a.example/\"><script>", "https://b.example/");
    assertThat(new String(again.exportHtml(), StandardCharsets.UTF_8)).doesNotContain("<script>");
  }

  @Test
  void nodesAreEditedMovedRemovedAndTakenBack() {
    Bookmarks bookmarks = Bookmarks.inMemory(clock);
    Folder one = bookmarks.addFolder(Bookmarks.ROOT, "One");
    Bookmark a = bookmarks.add(one.id(), "A", "https://a.example/", List.of());
    bookmarks.add(Bookmarks.ROOT, "B", "https://b.example/", List.of());
    bookmarks.edit(a.id(), "A", "https://aa.example/");
    bookmarks.edit(a.id(), "AA", "javascript:alert(1)");
    assertThat(bookmarks.of("https://aa.example/")).isPresent();
    bookmarks.edit(one.id(), "Uno", "");
    bookmarks.move(a.id(), Bookmarks.ROOT, 0);
    assertThat(titles(bookmarks)).containsExactly("AA", "Uno", "B");
    bookmarks.move(one.id(), one.id(), 0);
    bookmarks.move(a.id(), 999, 0);
    assertThat(titles(bookmarks)).containsExactly("AA", "Uno", "B");
    bookmarks.step(a.id(), 1);
    assertThat(titles(bookmarks)).containsExactly("Uno", "AA", "B");
    bookmarks.move(a.id(), one.id(), 0);
    bookmarks.remove(a.id());
    bookmarks.remove(one.id());
    bookmarks.remove(Bookmarks.ROOT);
    assertThat(titles(bookmarks)).containsExactly("B");
    assertThat(bookmarks.lastRemoved().map(BookmarkNode::title)).hasValue("Uno");
    assertThat(bookmarks.takeBack()).isTrue();
    assertThat(bookmarks.takeBack()).isTrue();
    assertThat(bookmarks.takeBack()).isFalse();
    assertThat(titles(bookmarks)).containsExactly("Uno", "AA", "B");
  }

  @Test
  void hostileFilesCostNeitherTimeNorTheStack() {
    Bookmarks bookmarks = Bookmarks.inMemory(clock);
    String deep = "<DL><DT><H3>x</H3>".repeat(50_000) + "<A HREF=\"http://a.example/\">a</A>";
    assertThat(bookmarks.importHtml(deep.getBytes(StandardCharsets.UTF_8), "deep")).isEqualTo(1);
    String open = "<A HREF=\"".repeat(200_000);
    String closes = "</DL>".repeat(200_000) + "<H3".repeat(200_000) + "&#".repeat(200_000);
    for (String rubbish : List.of("", open, closes, "<A HREF=" + "\"x".repeat(500_000))) {
      byte[] file = rubbish.getBytes(StandardCharsets.UTF_8);
      assertThat(bookmarks.importHtml(file, "rubbish")).isZero();
    }
    clock.forward(Duration.ofDays(1));
    assertThat(bookmarks.root().bookmarks()).hasSize(1);
  }
}
