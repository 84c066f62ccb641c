package sextant.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.web.WebUrl;
import sextant.web.store.BookmarkNode;
import sextant.web.store.Bookmarks;
import sextant.web.store.DownloadEntry;
import sextant.web.store.LocalService;
import sextant.web.store.SearchEngine;
import sextant.web.store.SearchEngines;
import sextant.web.store.Settings;
import sextant.web.store.SiteSettings;
import sextant.web.store.Visit;
import sextant.web.store.VisitedPage;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

class OwnPagesTest {
  private static final String EVIL = "\"'><script>alert(1)</script><img src=x onerror=a>\u202E";
  private static final String EVIL_URL = "https://a.example/\"'><script>alert(1)</script>";
  private static final String EVIL_LINK = "javascript:alert(1)";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static Map<String, String> everyPage(PageStyle style) throws FailureException {
    Map<String, String> pages = new TreeMap<>();
    Bookmarks bookmarks = Bookmarks.inMemory(Clock.fixed(NOW, ZoneOffset.UTC));
    long folder = bookmarks.addFolder(Bookmarks.ROOT, EVIL).id();
    bookmarks.add(folder, EVIL, EVIL_URL, List.of(EVIL));
    bookmarks.add(folder, EVIL, EVIL_LINK, List.of());
    WebUrl url = WebUrl.of("https://a.example/?q=\"'><script>alert(1)</script>");
    pages.put(
        "start",
        StartPage.html(
            style,
            List.of(new LocalService(url, EVIL)),
            bookmarks.root().bookmarks().toList(),
            List.of(new VisitedPage(EVIL_URL + "2", EVIL, 1, 0, NOW))));
    pages.put(
        "history",
        HistoryPage.html(
            style, EVIL, List.of(new Visit(EVIL_URL, EVIL, NOW)), true, ZoneOffset.UTC));
    pages.put("nothing", HistoryPage.html(style, EVIL, List.of(), false, ZoneOffset.UTC));
    pages.put("downloads", DownloadsPage.html(style, downloads()));
    Optional<BookmarkNode> removed = bookmarks.root().find(folder);
    pages.put(
        "bookmarks",
        BookmarksPage.html(style, bookmarks.root(), OptionalLong.of(folder + 1), removed));
    SearchEngines engines = SearchEngines.inMemory();
    engines.add(new SearchEngine(EVIL, "e", "https://a.example/?q=%s"));
    SiteSettings sites = SiteSettings.inMemory();
    sites.zoom(EVIL, 2);
    pages.put(
        "settings",
        SettingsPage.html(style, Settings.inMemory(), engines, sites, SettingsPage.Outcome.SAVED));
    pages.put("about", AboutPage.html(style, Map.of(EVIL, EVIL)));
    return pages;
  }

  private static List<DownloadEntry> downloads() {
    return Stream.of(DownloadEntry.State.values())
        .map(state ->
            new DownloadEntry(
                1,
                EVIL_URL,
                Optional.of(Path.of("folder", EVIL.replace("/", ""))),
                state,
                5,
                OptionalLong.of(10),
                NOW,
                EVIL,
                Optional.of(new Failure(Failure.Kind.DISK_FULL, EVIL, EVIL))))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatComesFromOutsideIsNeverMarkup(Language language) throws FailureException {
    everyPage(new PageStyle(language, true, "k3y"))
        .forEach((name, html) -> {
          Document page = Jsoup.parse(html);
          assertThat(page.select("script, img, iframe, [onerror]")).as(name).isEmpty();
          assertThat(page.select("a[href]"))
              .as(name)
              .allSatisfy(link ->
                  assertThat(link.attr("href"))
                      .matches("(?s)(https?|file|sextant|view-source):.*"));
          assertThat(html).as(name).doesNotContain("\u202E");
          assertThat(page.select("html").attr("class")).isEqualTo("dark");
          assertThat(page.select("meta[http-equiv]").attr("content"))
              .startsWith("default-src 'none'");
          assertThat(page.title()).as(name).isNotBlank();
        });
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyAddressThatChangesSomethingCarriesTheKey(Language language) throws FailureException {
    List<String> harmless =
        List.of(
            "start",
            "history",
            "downloads",
            "bookmarks",
            "settings",
            "ping",
            "trace",
            "talk",
            "search");
    everyPage(new PageStyle(language, false, "k3y"))
        .forEach((name, html) -> {
          Document page = Jsoup.parse(html);
          for (Element link : page.select("a[href^=sextant:]")) {
            OwnAddress address = OwnAddress.parse(link.attr("href")).orElseThrow();
            boolean isShown =
                harmless.contains(address.page())
                    && address.parameters().keySet().stream()
                        .allMatch(List.of("before", "edit", "host", "port", "q")::contains);
            assertThat(isShown || address.mayChange("k3y")).as(name + " " + address).isTrue();
          }
          for (Element form : page.select("form:not([action=sextant:history])")) {
            assertThat(form.select("input[name=key]").attr("value")).isEqualTo("k3y");
          }
        });
  }
}
