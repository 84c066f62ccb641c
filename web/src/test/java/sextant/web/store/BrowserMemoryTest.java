package sextant.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.StateDirectory;
import sextant.web.CookieJar;
import sextant.web.WebProfile;
import sextant.web.WebRequest;
import sextant.web.WebUrl;

class BrowserMemoryTest {
  @TempDir private Path folder = Path.of("");
  private final FakeClock clock = new FakeClock();

  private BrowserMemory open() {
    return BrowserMemory.open(StateDirectory.at(folder), clock);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void privateTabsLeaveNothingOnTheDisk() throws IOException {
    try (BrowserMemory memory = open()) {
      try (BrowserMemory secret = memory.privateTwin()) {
        secret.history().visited("https://secret.example/", "Secret", true);
        secret.sites().zoom("secret.example", 2);
        secret
            .session()
            .save(new Session(List.of(TabState.of("https://secret.example/", "")), 0, List.of()));
        secret.closedTabs().push(TabState.of("https://secret.example/", ""));
        assertThat(secret.isWritten()).isFalse();
      }
      memory.history().visited("https://open.example/", "", false);
      assertThat(memory.history().pages()).hasSize(1);
    }
    for (Path file : files()) {
      assertThat(Files.readString(file)).as(file.toString()).doesNotContain("secret");
    }
  }

  @Test
  void aBookmarkMadeInAPrivateTabIsKept() {
    try (BrowserMemory memory = open();
        BrowserMemory secret = memory.privateTwin()) {
      secret.bookmarks().add(Bookmarks.ROOT, "Kept", "https://a.example/", List.of());
      assertThat(memory.bookmarks().of("https://a.example/")).isPresent();
    }
  }

  @Test
  void everyFileIsItsOwnersOnly() throws IOException {
    try (BrowserMemory memory = open()) {
      memory.history().visited("https://a.example/", "", false);
      memory.bookmarks().add(Bookmarks.ROOT, "A", "https://a.example/", List.of());
      memory.settings().set(Setting.BLOCKING, "off");
      memory.sites().zoom("a.example", 2);
      memory.engines().choose("Bing");
      memory
          .session()
          .save(new Session(List.of(TabState.of("https://a.example/", "")), 0, List.of()));
    }
    assertThat(files()).hasSizeGreaterThanOrEqualTo(7);
    for (Path file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aSecondProgramReadsAndWritesNothing() {
    try (BrowserMemory first = open()) {
      first.history().visited("https://a.example/", "", false);
      try (BrowserMemory second = open()) {
        assertThat(second.isWritten()).isFalse();
        assertThat(second.history().has("https://a.example/")).isTrue();
        second.history().visited("https://b.example/", "", false);
        second.history().clear(Instant.EPOCH, Instant.MAX);
      }
      assertThat(first.isWritten()).isTrue();
    }
    try (BrowserMemory third = open()) {
      assertThat(third.isWritten()).isTrue();
      assertThat(third.history().pages()).hasSize(1);
    }
  }

  @Test
  void whatIsYoungerThanAMomentIsForgottenAndTheRestStays() throws IOException {
    WebProfile profile = WebProfile.inMemory(clock);
    WebRequest request = WebRequest.get(WebUrl.of("https://a.example/"));
    try (BrowserMemory memory = BrowserMemory.inMemory(clock)) {
      memory.history().visited("https://a.example/", "", false);
      profile.cookies().set(request, "old=1", CookieJar.Asker.HTTP);
      clock.forward(Duration.ofHours(5));
      Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
      memory.history().visited("https://b.example/", "", false);
      profile.cookies().set(request, "new=1", CookieJar.Asker.HTTP);
      memory.closedTabs().push(TabState.of("https://b.example/", ""));
      memory.sites().zoom("a.example", 2);
      memory.forget(EnumSet.allOf(BrowserMemory.Kind.class), hourAgo, profile);
      assertThat(memory.history().pages())
          .extracting(VisitedPage::url)
          .containsExactly("https://a.example/");
      assertThat(profile.cookies().header(request, CookieJar.Asker.HTTP)).isEqualTo("old=1");
      assertThat(memory.closedTabs().all()).isEmpty();
      assertThat(memory.sites().hosts()).isEmpty();
    }
  }
}
