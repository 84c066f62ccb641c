package sextant.web.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.web.store.BookmarkNode.Bookmark;

/**
 * What the address bar offers: first what Enter will do, then bookmarks and visited pages, those
 * that fit better and were visited more often and more recently before the others.
 */
public final class Suggestions {
  private static final int BOOKMARKED = 140;
  private static final int TYPED = 40;
  private static final int MOST_COUNTED = 20;

  private final Clock clock;
  private final History history;
  private final Bookmarks bookmarks;
  private final SearchEngines engines;

  /** Suggestions from these. */
  Suggestions(Clock clock, History history, Bookmarks bookmarks, SearchEngines engines) {
    this.clock = clock;
    this.history = history;
    this.bookmarks = bookmarks;
    this.engines = engines;
  }

  /** One that fits, and how much it should stand before others. */
  private record Ranked(Suggestion suggestion, double rank) {}

  /** What to offer for what was typed so far; nothing for nothing. */
  public List<Suggestion> of(String typed, int most) {
    List<Suggestion> all = new ArrayList<>();
    first(typed).ifPresent(all::add);
    Set<String> shown = new HashSet<>();
    all.forEach(one -> shown.add(one.url()));
    for (Ranked one : typed.isBlank() ? List.<Ranked>of() : ranked(new Match(typed))) {
      if (all.size() < most && shown.add(one.suggestion().url())) {
        all.add(one.suggestion());
      }
    }
    return all;
  }

  private Optional<Suggestion> first(String typed) {
    return switch (Typed.of(typed, engines)) {
      case Typed.Nothing nothing -> Optional.empty();
      case Typed.Address address -> Optional.of(address(address.url().toString()));
      case Typed.OwnPage page -> Optional.of(address(page.address()));
      case Typed.LocalFile file -> Optional.of(address(file.path()));
      case Typed.Source source -> Optional.of(address(typed.strip()));
      case Typed.Words words ->
          words
              .engine()
              .search(words.words())
              .map(url -> new Suggestion(Suggestion.Kind.SEARCH, url.toString(), words.words()));
    };
  }

  private static Suggestion address(String url) {
    return new Suggestion(Suggestion.Kind.ADDRESS, url, "");
  }

  private List<Ranked> ranked(Match match) {
    Instant now = clock.instant();
    Map<String, VisitedPage> visited = new HashMap<>();
    List<Ranked> ranked = new ArrayList<>();
    for (VisitedPage page : history.pages()) {
      visited.put(page.url(), page);
      int quality = match.of(page.url(), page.title());
      if (quality > 0) {
        var one = new Suggestion(Suggestion.Kind.HISTORY, page.url(), page.title());
        ranked.add(new Ranked(one, quality * worth(page, now)));
      }
    }
    for (Bookmark bookmark : bookmarks.root().bookmarks().toList()) {
      String text = bookmark.title() + " " + String.join(" ", bookmark.tags());
      int quality = match.of(bookmark.url(), text);
      if (quality > 0) {
        VisitedPage page = visited.get(bookmark.url());
        double worth = BOOKMARKED + (page == null ? 0 : worth(page, now));
        var one = new Suggestion(Suggestion.Kind.BOOKMARK, bookmark.url(), bookmark.title());
        ranked.add(new Ranked(one, quality * worth));
      }
    }
    ranked.sort(Comparator.comparingDouble(Ranked::rank).reversed());
    return ranked;
  }

  // A visit counts less the longer ago the last one was; the steps are those Firefox made known.
  private static double worth(VisitedPage page, Instant now) {
    long days = Duration.between(page.last(), now).toDays();
    int weight = days < 4 ? 100 : days < 14 ? 70 : days < 31 ? 50 : days < 90 ? 30 : 10;
    double times = Math.log1p(Math.min(page.visits(), MOST_COUNTED));
    return weight * times + TYPED * Math.log1p(page.typed());
  }
}
