package sextant.web.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sextant.identity.StateDirectory;

/**
 * The pages a person visited, when and how often: 50,000 pages of the last 400 days. Thread-safe:
 * its own lock guards the map. A visit is on the disk when the call returns; what is deleted is
 * gone from the disk, too.
 */
public final class History implements AutoCloseable {
  private static final int MOST_PAGES = 50_000;
  private static final int LONGEST_URL = 2_048;
  private static final int LONGEST_TITLE = 300;
  private static final int MOST_VISITS = 100;
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Comparator<VisitedPage> NEWEST =
      Comparator.comparing(VisitedPage::last).reversed();

  private final Clock clock;
  private final HistoryLog log;
  private final Object lock = new Object();
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private Optional<List<VisitedPage>> snapshot = Optional.empty();

  /** What is known of one page. */
  private static final class Page {
    private String title = "";
    private int typed;
    private long[] visits = new long[0];

    private void visit(long millis, boolean isTyped) {
      int from = visits.length == MOST_VISITS ? 1 : 0;
      visits = Arrays.copyOfRange(visits, from, visits.length + 1);
      visits[visits.length - 1] = millis;
      typed = Math.min(visits.length, typed + (isTyped ? 1 : 0));
    }

    private long last() {
      return visits.length == 0 ? 0 : visits[visits.length - 1];
    }

    private void forget(long from, long to) {
      visits = Arrays.stream(visits).filter(at -> at < from || at >= to).toArray();
      typed = Math.min(typed, visits.length);
    }
  }

  private History(Clock clock, Optional<StateDirectory> state) {
    this.clock = clock;
    log = new HistoryLog(state);
  }

  /** A history that leaves nothing behind. */
  public static History inMemory(Clock clock) {
    return new History(clock, Optional.empty());
  }

  /**
   * The history of a folder.
   *
   * @param isWritten false to read what is there and write nothing
   */
  static History open(StateDirectory folder, boolean isWritten, Clock clock) {
    var history = new History(clock, isWritten ? Optional.of(folder) : Optional.empty());
    List<List<String>> rows = HistoryLog.read(folder);
    rows.forEach(history::restore);
    history.tidy(rows.size());
    return history;
  }

  private void restore(List<String> row) {
    if (row.size() == 5 && row.getFirst().equals("v") && Row.number(row.get(1)) >= 0) {
      note(Row.number(row.get(1)), row.get(2).equals("1"), row.get(3), row.get(4));
    } else if (row.size() == 3 && row.getFirst().equals("t") && pages.containsKey(row.get(1))) {
      pages.get(row.get(1)).title = cut(row.get(2));
    }
  }

  private void tidy(int lines) {
    synchronized (lock) {
      long from = clock.instant().minus(LONGEST).toEpochMilli();
      pages.values().forEach(page -> page.forget(0, from));
      pages.values().removeIf(page -> page.visits.length == 0);
      int tooMany = pages.size() - MOST_PAGES;
      if (tooMany > 0) {
        pages.entrySet().stream()
            .sorted(Comparator.comparingLong(entry -> entry.getValue().last()))
            .limit(tooMany)
            .map(Map.Entry::getKey)
            .toList()
            .forEach(pages::remove);
      }
      List<String> live = lines();
      if (lines > 2 * live.size() + 100) {
        log.rewrite(live);
      }
    }
  }

  /** Notes a visit; addresses that are not of the web or a file, or too long, are left out. */
  public void visited(String url, String title, boolean isTyped) {
    if (!url.matches("(?s)(https?|file):.*") || url.length() > LONGEST_URL) {
      return;
    }
    long now = clock.instant().toEpochMilli();
    synchronized (lock) {
      note(now, isTyped, url, title);
      log.add(Row.of("v", Long.toString(now), isTyped ? "1" : "0", url, cut(title)));
      if (pages.size() > MOST_PAGES + MOST_PAGES / 10) {
        tidy(Integer.MAX_VALUE);
      }
    }
  }

  private void note(long millis, boolean isTyped, String url, String title) {
    Page page = pages.computeIfAbsent(url, key -> new Page());
    page.visit(millis, isTyped);
    page.title = title.isBlank() ? page.title : cut(title);
    snapshot = Optional.empty();
  }

  private static String cut(String title) {
    String plain = title.strip();
    return plain.length() <= LONGEST_TITLE ? plain : plain.substring(0, LONGEST_TITLE);
  }

  /** The visited pages, those a person goes to most first; a typed address counts three times. */
  public List<VisitedPage> often() {
    return pages().stream()
        .sorted(
            Comparator.comparingInt((VisitedPage page) -> page.visits() + 2 * page.typed())
                .reversed())
        .toList();
  }

  /** Notes the title a visited page has got since. */
  public void titled(String url, String title) {
    synchronized (lock) {
      Page page = pages.get(url);
      if (page != null && !title.isBlank() && !page.title.equals(cut(title))) {
        page.title = cut(title);
        snapshot = Optional.empty();
        log.add(Row.of("t", url, page.title));
      }
    }
  }

  /** Every page, the last visited first. */
  public List<VisitedPage> pages() {
    synchronized (lock) {
      List<VisitedPage> all =
          snapshot.orElseGet(() ->
              pages.entrySet().stream()
                  .map(entry -> page(entry.getKey(), entry.getValue()))
                  .sorted(NEWEST)
                  .toList());
      snapshot = Optional.of(all);
      return all;
    }
  }

  private static VisitedPage page(String url, Page page) {
    Instant last = Instant.ofEpochMilli(page.last());
    return new VisitedPage(url, page.title, page.visits.length, page.typed, last);
  }

  /** Whether a page was visited: for the colour of links and the address bar. */
  public boolean has(String url) {
    synchronized (lock) {
      return pages.containsKey(url);
    }
  }

  /** Pages in whose title or address every word stands, the last visited first. */
  public List<VisitedPage> search(String words, int most) {
    List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    return pages().stream()
        .filter(page -> {
          String text = (page.title() + " " + page.url()).toLowerCase(Locale.ROOT);
          return wanted.stream().allMatch(text::contains);
        })
        .limit(most)
        .toList();
  }

  /** The newest visits before a moment, newest first. */
  public List<Visit> visits(Instant before, int most) {
    long end = millis(before);
    List<Visit> visits = new ArrayList<>();
    synchronized (lock) {
      pages.forEach((url, page) -> {
        for (long at : page.visits) {
          if (at < end) {
            visits.add(new Visit(url, page.title, Instant.ofEpochMilli(at)));
          }
        }
      });
    }
    return visits.stream().sorted(Comparator.comparing(Visit::at).reversed()).limit(most).toList();
  }

  /** Forgets a page. */
  public void delete(String url) {
    synchronized (lock) {
      if (pages.remove(url) != null) {
        rewrite();
      }
    }
  }

  /** Forgets the visits from one moment to before another. */
  public void clear(Instant from, Instant to) {
    synchronized (lock) {
      pages.values().forEach(page -> page.forget(millis(from), millis(to)));
      pages.values().removeIf(page -> page.visits.length == 0);
      rewrite();
    }
  }

  private static long millis(Instant moment) {
    if (moment.isBefore(Instant.EPOCH)) {
      return 0;
    }
    boolean isEver = moment.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE));
    return isEver ? Long.MAX_VALUE : moment.toEpochMilli();
  }

  private void rewrite() {
    snapshot = Optional.empty();
    log.rewrite(lines());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    pages.forEach((url, page) -> {
      for (int i = 0; i < page.visits.length; i++) {
        String isTyped = i >= page.visits.length - page.typed ? "1" : "0";
        String title = i == 0 ? page.title : "";
        lines.add(Row.of("v", Long.toString(page.visits[i]), isTyped, url, title));
      }
    });
    return lines;
  }

  /** Closes the file; a later visit opens it again. */
  @Override
  public void close() {
    synchronized (lock) {
      log.close();
    }
  }
}
