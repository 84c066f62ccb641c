package sextant.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.StateDirectory;

class SettingsTest {
  @TempDir private Path folder = Path.of("");

  private StateDirectory state() {
    return StateDirectory.at(folder);
  }

  @Test
  void whatWasSetIsThereTheNextTimeAndNonsenseIsNotTaken() {
    try (Settings settings = Settings.open(state(), true)) {
      assertThat(settings.isOn(Setting.HTTPS_FIRST)).isTrue();
      assertThat(settings.set(Setting.HTTPS_FIRST, "maybe")).isFalse();
      assertThat(settings.set(Setting.HTTPS_FIRST, "off")).isTrue();
      assertThat(settings.set(Setting.PROXY, "somewhere")).isFalse();
      assertThat(settings.set(Setting.PROXY, "socks5://127.0.0.1:1080")).isTrue();
      assertThat(settings.set(Setting.PROXY, "system")).isTrue();
      assertThat(settings.set(Setting.HOME, "https://a.example/\t%09")).isTrue();
    }
    try (Settings settings = Settings.open(state(), true)) {
      assertThat(settings.isOn(Setting.HTTPS_FIRST)).isFalse();
      assertThat(settings.get(Setting.HOME)).isEqualTo("https://a.example/\t%09");
      assertThat(settings.get(Setting.PROXY)).isEqualTo("system");
    }
  }

  @Test
  void aSiteKeepsItsZoomWithinLimits() {
    try (SiteSettings sites = SiteSettings.open(state(), true)) {
      sites.zoom("a.example", 1.25);
      sites.zoom("b.example", 99);
      sites.zoom("c.example", Double.NaN);
      sites.set("a.example", SiteSettings.Key.SCRIPTS, "off");
      sites.set("a.example", SiteSettings.Key.POPUPS, "perhaps");
      sites.unset("c.example", SiteSettings.Key.ZOOM);
    }
    try (SiteSettings sites = SiteSettings.open(state(), true)) {
      assertThat(sites.zoom("a.example")).contains(1.25);
      assertThat(sites.zoom("b.example")).contains(5.0);
      assertThat(sites.get("a.example", SiteSettings.Key.SCRIPTS)).contains("off");
      assertThat(sites.get("a.example", SiteSettings.Key.POPUPS)).isEmpty();
      assertThat(sites.hosts()).containsExactly("a.example", "b.example");
    }
  }

  @Test
  void anEngineIsChosenAddedAndTakenAway() {
    SearchEngine own = new SearchEngine("Mine", "m", "http://localhost/find?q=%s&l=en");
    try (SearchEngines engines = SearchEngines.open(state(), true)) {
      assertThat(engines.chosen().name()).isEqualTo("DuckDuckGo");
      assertThat(engines.add(own)).isTrue();
      assertThat(engines.add(new SearchEngine("Evil", "", "javascript:%s"))).isFalse();
      assertThat(engines.add(new SearchEngine("Google", "", "https://evil.example/%s"))).isFalse();
      assertThat(engines.choose("Mine")).isTrue();
      assertThat(engines.choose("Nobody")).isFalse();
    }
    try (SearchEngines engines = SearchEngines.open(state(), true)) {
      assertThat(engines.chosen()).isEqualTo(own);
      assertThat(own.search("a b&c/百").orElseThrow().target())
          .isEqualTo("/find?q=a+b%26c%2F%E7%99%BE&l=en");
      engines.remove("Mine");
      assertThat(engines.chosen().name()).isEqualTo("DuckDuckGo");
      assertThat(engines.choose("")).isTrue();
      assertThat(engines.chosen().search("x")).isEmpty();
    }
  }

  @Test
  void theTabsOfTheLastTimeComeBackWithTheirHistory() {
    TabState tab =
        new TabState(
            List.of(
                new TabState.Entry("https://a.example/", "A"),
                new TabState.Entry("https://b.example/", "B\tB")),
            0,
            true,
            120,
            TabState.Hold.MEMORY);
    TabState held = TabState.of("sextant:start", "").held(TabState.Hold.SCRIPT);
    Session session =
        new Session(
            List.of(tab, held, held.held(TabState.Hold.NONE), held.held(TabState.Hold.SUSPICION)),
            1,
            List.of(tab));
    try (SessionStore store = SessionStore.open(state(), true)) {
      assertThat(store.last()).isEqualTo(Session.EMPTY);
      store.save(session);
    }
    assertThat(SessionStore.open(state(), true).last()).isEqualTo(session);
    assertThat(session.tabs().getFirst().title()).isEqualTo("A");
  }

  @Test
  void closedTabsComeBackInTheOrderTheyWent() {
    var closed = new ClosedTabs();
    for (int i = 0; i < 40; i++) {
      closed.push(TabState.of("https://a.example/" + i, ""));
    }
    closed.push(TabState.of("", ""));
    assertThat(closed.pop().orElseThrow().url()).isEqualTo("https://a.example/39");
    assertThat(closed.all()).hasSize(24);
  }
}
