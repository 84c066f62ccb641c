package sextant.desktop.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import sextant.web.WebProfile;
import sextant.web.page.AboutPage;
import sextant.web.page.BookmarksPage;
import sextant.web.page.DownloadsPage;
import sextant.web.page.HistoryPage;
import sextant.web.page.OwnAddress;
import sextant.web.page.PageStyle;
import sextant.web.page.SettingsPage;
import sextant.web.page.StartPage;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.Bookmarks;
import sextant.web.store.BrowserMemory;
import sextant.web.store.LocalService;
import sextant.web.store.SearchEngine;
import sextant.web.store.Setting;
import sextant.web.store.Visit;
import sextant.words.Version;

/**
 * The pages of {@code sextant:}. What changes something carries the key of this run and answers
 * with the way back to the page, so that loading it again changes nothing. Called on loader
 * threads.
 */
final class OwnPages {
  private static final int MOST_VISITS = 200;

  private final BrowserMemory memory;
  private final WebProfile profile;
  private final PageStyle style;
  private final Asked asked;
  private final Supplier<List<LocalService>> services;

  /** What the pages tell about. */
  record Stand(BrowserMemory memory, WebProfile profile, Supplier<List<LocalService>> services) {}

  /** What a page asks of the room; called on a loader thread. */
  interface Asked {
    /** A person wants to bring bookmarks in ({@code true}) or out. */
    void bookmarks(boolean isImport);

    /** The bookmarks have changed. */
    void bookmarksChanged();

    /** A setting has changed. */
    void settingsChanged();

    /** What pages stored since then shall be forgotten. */
    void storageForgotten(Instant from);

    /** A person wants something done with a download: pause, resume, show, remove. */
    void download(String what, long id);
  }

  OwnPages(Stand stand, PageStyle style, Asked asked) {
    memory = stand.memory();
    profile = stand.profile();
    services = stand.services();
    this.style = style;
    this.asked = asked;
  }

  /** A key nobody can guess. */
  static String newKey() {
    byte[] bytes = new byte[16];
    new java.security.SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The page of an address; empty when there is none. */
  Optional<String> page(String url) {
    Optional<OwnAddress> address = OwnAddress.parse(url);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    OwnAddress one = address.get();
    if (one.mayChange(style.key())) {
      return Optional.of(LocalHtml.onTo("sextant:" + change(one)));
    }
    return switch (one.page()) {
      case "blank" -> Optional.of("<!doctype html><meta charset=utf-8><title></title>");
      case "start" -> Optional.of(start());
      case "history" -> Optional.of(history(one));
      case "bookmarks" -> Optional.of(bookmarks(one));
      case "downloads" -> Optional.of(DownloadsPage.html(style, memory.downloads().all()));
      case "settings" -> Optional.of(settings(outcome(one)));
      case "about" -> Optional.of(AboutPage.html(style, facts()));
      default -> Optional.empty();
    };
  }

  private static SettingsPage.Outcome outcome(OwnAddress one) {
    if (one.parameter("refused").isPresent()) {
      return SettingsPage.Outcome.REFUSED;
    }
    return one.parameter("saved").isPresent()
        ? SettingsPage.Outcome.SAVED
        : SettingsPage.Outcome.NONE;
  }

  private String settings(SettingsPage.Outcome outcome) {
    return SettingsPage.html(style, memory.settings(), memory.engines(), memory.sites(), outcome);
  }

  private String start() {
    List<Bookmark> kept = memory.bookmarks().root().bookmarks().toList();
    return StartPage.html(style, services.get(), kept, memory.history().often());
  }

  private static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Sextant", Version.NUMBER);
    facts.put("Java", System.getProperty("java.version"));
    facts.put("JavaFX", System.getProperty("javafx.runtime.version", ""));
    return facts;
  }

  private String bookmarks(OwnAddress one) {
    Bookmarks bookmarks = memory.bookmarks();
    return BookmarksPage.html(
        style,
        bookmarks.root(),
        BookmarkChanges.number(one, "edit"),
        one.parameter("removed").flatMap(yes -> bookmarks.lastRemoved()));
  }

  private String history(OwnAddress one) {
    String words = one.parameter("q").orElse("");
    String before = one.parameter("before").orElse("");
    Instant until =
        before.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(before)) : Instant.MAX;
    List<Visit> visits =
        words.isBlank()
            ? memory.history().visits(until, MOST_VISITS)
            : memory.history().search(words, MOST_VISITS).stream()
                .map(page -> new Visit(page.url(), page.title(), page.last()))
                .toList();
    boolean hasMore = words.isBlank() && visits.size() == MOST_VISITS;
    return HistoryPage.html(style, words, visits, hasMore, ZoneId.systemDefault());
  }

  /** Does what an address says; returns the page to go on to. */
  private String change(OwnAddress one) {
    return switch (one.page()) {
      case "history" -> {
        one.parameter("delete").ifPresent(memory.history()::delete);
        yield "history";
      }
      case "forget" -> {
        forget(one.parameter("since").orElse("hour"));
        yield "history";
      }
      case "bookmarks" -> new BookmarkChanges(memory.bookmarks(), asked).apply(one);
      case "downloads" -> {
        one.parameters()
            .forEach((what, id) -> {
              if (what.equals("clear")) {
                memory.downloads().clear();
              } else if (id.matches("\\d{1,18}")) {
                asked.download(what, Long.parseLong(id));
              }
            });
        yield "downloads";
      }
      case "settings" -> save(one);
      default -> "about";
    };
  }

  private void forget(String since) {
    Duration span =
        switch (since) {
          case "hour" -> Duration.ofHours(1);
          case "day" -> Duration.ofDays(1);
          case "week" -> Duration.ofDays(7);
          default -> Duration.ZERO;
        };
    Instant from = span.isZero() ? Instant.EPOCH : Instant.now().minus(span);
    Set<BrowserMemory.Kind> kinds =
        EnumSet.of(
            BrowserMemory.Kind.HISTORY,
            BrowserMemory.Kind.COOKIES,
            BrowserMemory.Kind.CACHE,
            BrowserMemory.Kind.DOWNLOADS,
            BrowserMemory.Kind.CLOSED_TABS);
    memory.forget(kinds, from, profile);
    asked.storageForgotten(from);
  }

  private static SearchEngine engine(OwnAddress one) {
    return new SearchEngine(
        one.parameter("engine-name").orElse("").strip(),
        one.parameter("engine-keyword").orElse("").strip(),
        one.parameter("engine-address").orElse("").strip());
  }

  private String save(OwnAddress one) {
    one.parameter("forget-site").ifPresent(memory.sites()::forget);
    one.parameter("engine").ifPresent(memory.engines()::choose);
    one.parameter("forget-engine").ifPresent(memory.engines()::remove);
    boolean isAllTaken =
        one.parameter("engine-name").isEmpty() || memory.engines().add(engine(one));
    for (Map.Entry<String, String> each : one.parameters().entrySet()) {
      Optional<Setting> setting = Setting.of(each.getKey());
      if (setting.isPresent()) {
        isAllTaken &= memory.settings().set(setting.get(), each.getValue());
      }
    }
    asked.settingsChanged();
    return isAllTaken ? "settings?saved=1" : "settings?refused=1";
  }
}
