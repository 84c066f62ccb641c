package sextant.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
  private final FakeClock clock = new FakeClock();
  private final BrowserMemory memory = BrowserMemory.inMemory(clock);

  private Typed typed(String text) {
    return Typed.of(text, memory.engines());
  }

  private List<String> urls(String text) {
    return memory.suggestions().of(text, 10).stream().map(Suggestion::url).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, https://example.org/",
    "example.org/a b, https://example.org/a%20b",
    "localhost:8080/x, http://localhost:8080/x",
    "nas/, http://nas/",
    "192.168.1.1, http://192.168.1.1/",
    "[::1]:8080, http://[::1]:8080/",
    "printer:631, http://printer:631/",
    "HTTP://Example.org, http://example.org/",
    "例子.测试, https://xn--fsqu00a.xn--0zwm56d/",
  })
  void anAddressIsGoneTo(String text, String url) {
    assertThat(typed(text))
        .isInstanceOfSatisfying(
            Typed.Address.class, address -> assertThat(address.url()).hasToString(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sextant",
        "how to use a sextant",
        "node.js",
        "what is 1.5",
        "3.14",
        "a@b.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "?example.org",
        "who is example.org",
        "..",
        "view-source:a b",
        "c++ a:b"
      })
  void wordsAreSearchedFor(String text) {
    assertThat(typed(text)).isInstanceOf(Typed.Words.class);
  }

  @Test
  void ownPagesFilesAndSourcesAreTold() {
    assertThat(typed(" ")).isEqualTo(new Typed.Nothing());
    assertThat(typed("sextant:history")).isEqualTo(new Typed.OwnPage("sextant:history"));
    assertThat(typed("/etc/motd")).isEqualTo(new Typed.LocalFile("/etc/motd"));
    assertThat(typed("file:///tmp/a.html")).isEqualTo(new Typed.LocalFile("file:///tmp/a.html"));
    assertThat(typed("view-source:example.org")).isInstanceOf(Typed.Source.class);
  }

  @Test
  void aKeywordChoosesAnotherEngineForOnce() {
    assertThat(typed("w age of sail"))
        .isInstanceOfSatisfying(
            Typed.Words.class,
            words -> {
              assertThat(words.engine().name()).isEqualTo("Wikipedia");
              assertThat(words.words()).isEqualTo("age of sail");
            });
  }

  @Test
  void whatEnterDoesComesFirstThenWhatFitsBest() {
    memory.history().visited("https://github.com/sextant", "Sextant's code", false);
    memory.history().visited("https://a.example/", "about git and hubs", false);
    memory.history().visited("https://b.example/", "nothing", false);
    assertThat(urls("git"))
        .containsExactly(
            "https://duckduckgo.com/?q=git", "https://github.com/sextant", "https://a.example/");
    assertThat(urls("ghsex")).contains("https://github.com/sextant");
    assertThat(urls("code github")).contains("https://github.com/sextant");
    memory.engines().choose("");
    assertThat(urls("git")).doesNotContain("https://duckduckgo.com/?q=git");
  }

  @Test
  void oftenAndRecentComeBeforeOnceAndLongAgo() {
    memory.history().visited("https://news.example/old", "news", false);
    clock.forward(Duration.ofDays(100));
    memory.history().visited("https://news.example/once", "news", false);
    for (int i = 0; i < 5; i++) {
      memory.history().visited("https://news.example/often", "news", false);
    }
    assertThat(urls("news").stream().skip(1))
        .containsExactly(
            "https://news.example/often", "https://news.example/once", "https://news.example/old");
  }

  @Test
  void aBookmarkIsShownOnceAndFoundByItsTag() {
    memory.history().visited("https://a.example/", "A", false);
    memory.bookmarks().add(Bookmarks.ROOT, "Mine", "https://a.example/", List.of("harbour"));
    assertThat(memory.suggestions().of("harbour", 10))
        .contains(new Suggestion(Suggestion.Kind.BOOKMARK, "https://a.example/", "Mine"));
    assertThat(urls("a.example").stream().filter("https://a.example/"::equals)).hasSize(1);
    assertThat(memory.suggestions().of("", 10)).isEmpty();
  }
}
