package sextant.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.StateDirectory;

class HistoryTest {
  private static final String A = "https://a.example/";
  private static final String B = "https://b.example/docs";
  @TempDir private Path folder = Path.of("");
  private final FakeClock clock = new FakeClock();

  private History open() {
    return History.open(StateDirectory.at(folder), true, clock);
  }

  private Path file() {
    return folder.resolve("history.tsv");
  }

  @Test
  void whatWasVisitedIsThereAfterAKill() {
    History killed = open();
    killed.visited(A, "First", true);
    killed.visited(B, "A\ttab and\na line", false);
    killed.titled(A, "Better");
    clock.forward(Duration.ofMinutes(1));
    killed.visited(A, "", false);
    assertThat(open().pages())
        .extracting(VisitedPage::url, VisitedPage::title, VisitedPage::visits, VisitedPage::typed)
        .containsExactly(tuple(A, "Better", 2, 1), tuple(B, "A\ttab and\na line", 1, 0));
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    open().visited(A, "", false);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void halfALineCostsItselfAndNotTheNext() throws IOException {
    open().visited(A, "", false);
    Files.writeString(file(), "v\t17", StandardOpenOption.APPEND);
    open().visited(B, "", false);
    assertThat(open().pages()).extracting(VisitedPage::url).containsExactlyInAnyOrder(A, B);
  }

  @Test
  void whatIsDeletedIsGoneFromTheDisk() throws IOException {
    History history = open();
    history.visited(A, "Secret", false);
    history.visited(B, "Other", false);
    history.delete(A);
    assertThat(Files.readString(file())).doesNotContain("Secret", "a.example");
    history.visited(A, "Again", false);
    assertThat(open().pages()).hasSize(2);
  }

  @Test
  void aSpanOfTimeIsForgotten() throws IOException {
    History history = open();
    history.visited(A, "", false);
    history.visited(B, "", false);
    clock.forward(Duration.ofHours(2));
    Instant from = clock.instant();
    history.visited(B, "", false);
    history.clear(from, Instant.MAX);
    assertThat(history.visits(Instant.MAX, 10)).hasSize(2);
    history.clear(Instant.EPOCH, Instant.MAX);
    assertThat(history.pages()).isEmpty();
    assertThat(Files.size(file())).isZero();
  }

  @Test
  void everyWordOfASearchMustBeInTitleOrAddress() {
    History history = History.inMemory(clock);
    history.visited(B, "The Manual of Sextants", false);
    history.visited(A, "Manual", false);
    assertThat(history.search("manual DOCS", 10)).extracting(VisitedPage::url).containsExactly(B);
    assertThat(history.search("manual", 1)).hasSize(1);
  }

  @Test
  void whatIsNoPageIsNotKept() {
    History history = History.inMemory(clock);
    history.visited("data:text/html,x", "", false);
    history.visited("sextant:history", "", false);
    history.visited("https://a.example/" + "x".repeat(5_000), "", false);
    assertThat(history.pages()).isEmpty();
  }

  @Test
  void visitsOlderThan400DaysAreForgottenAtTheNextStart() {
    open().visited(A, "", false);
    clock.forward(Duration.ofDays(401));
    assertThat(open().pages()).isEmpty();
  }

  @Test
  void aFileOfRubbishIsAnEmptyHistory() throws IOException {
    Files.write(file(), new byte[] {0, -1, '\n', 'v', '\t', 'x', '\t', '\n', '\t', '%', '\n'});
    assertThat(open().pages()).isEmpty();
  }
}
