package sextant.web.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import sextant.identity.StateDirectory;
import sextant.web.LateWriter;

/**
 * The search engines a person can choose from: those everybody knows, none at all, and those added
 * by hand. Thread-safe; written a moment after a change.
 */
public final class SearchEngines implements AutoCloseable {
  private static final String NAME = "search-engines.tsv";
  private static final int MOST_ADDED = 100;
  private static final List<SearchEngine> KNOWN =
      List.of(
          new SearchEngine("DuckDuckGo", "d", "https://duckduckgo.com/?q=%s"),
          new SearchEngine("Bing", "b", "https://www.bing.com/search?q=%s"),
          new SearchEngine("Google", "g", "https://www.google.com/search?q=%s"),
          new SearchEngine("百度", "bd", "https://www.baidu.com/s?wd=%s"),
          new SearchEngine("Wikipedia", "w", "https://en.wikipedia.org/w/index.php?search=%s"),
          new SearchEngine("维基百科", "wz", "https://zh.wikipedia.org/w/index.php?search=%s"),
          SearchEngine.NONE);

  private final List<SearchEngine> added = new CopyOnWriteArrayList<>();
  private final LateWriter writer;
  private volatile SearchEngine chosen = KNOWN.getFirst();

  private SearchEngines(Optional<StateDirectory> state) {
    writer = new LateWriter(state, NAME, this::bytes);
  }

  /** The engines everybody knows; what is added is kept nowhere. */
  public static SearchEngines inMemory() {
    return new SearchEngines(Optional.empty());
  }

  static SearchEngines open(StateDirectory folder, boolean isWritten) {
    var engines = new SearchEngines(isWritten ? Optional.of(folder) : Optional.empty());
    for (List<String> row : StateFile.rows(folder, NAME)) {
      if (row.size() == 4 && row.getFirst().equals("engine")) {
        engines.put(new SearchEngine(row.get(1), row.get(2), row.get(3)));
      } else if (row.size() == 2 && row.getFirst().equals("chosen")) {
        engines.named(row.get(1)).ifPresent(one -> engines.chosen = one);
      }
    }
    return engines;
  }

  /** Every engine, the one that asks nobody last. */
  public List<SearchEngine> all() {
    return Stream.concat(added.stream(), KNOWN.stream()).toList();
  }

  /** Whether a person added it, and can take it away. */
  public boolean isAdded(SearchEngine engine) {
    return added.contains(engine);
  }

  /** The one that words go to. */
  public SearchEngine chosen() {
    return chosen;
  }

  /** The engine of a name, the empty one for none. */
  public Optional<SearchEngine> named(String name) {
    return all().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** The engine whose keyword begins the words, as in {@code w compass}. */
  public Optional<SearchEngine> keyed(String keyword) {
    return keyword.isEmpty()
        ? Optional.empty()
        : all().stream().filter(one -> one.keyword().equals(keyword)).findFirst();
  }

  /** Has words go to the engine of that name; false when there is none. */
  public boolean choose(String name) {
    Optional<SearchEngine> engine = named(name);
    engine.ifPresent(one -> chosen = one);
    writer.changed();
    return engine.isPresent();
  }

  /** Adds an engine, in place of one of the same name; false when it cannot work. */
  public boolean add(SearchEngine engine) {
    boolean isAdded = put(engine);
    writer.changed();
    return isAdded;
  }

  private boolean put(SearchEngine engine) {
    boolean isKnown = KNOWN.stream().anyMatch(one -> one.name().equals(engine.name()));
    if (isKnown || !engine.isUsable() || added.size() >= MOST_ADDED) {
      return false;
    }
    added.removeIf(one -> one.name().equals(engine.name()));
    return added.add(engine);
  }

  /** Takes an added engine away; the first known one is chosen when it was that. */
  public void remove(String name) {
    if (added.removeIf(one -> one.name().equals(name)) && chosen.name().equals(name)) {
      chosen = KNOWN.getFirst();
    }
    writer.changed();
  }

  private byte[] bytes() {
    var file = new StringBuilder();
    for (SearchEngine one : added) {
      file.append(Row.of("engine", one.name(), one.keyword(), one.template())).append('\n');
    }
    file.append(Row.of("chosen", chosen.name())).append('\n');
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes what is not written yet. */
  @Override
  public void close() {
    writer.close();
  }
}
