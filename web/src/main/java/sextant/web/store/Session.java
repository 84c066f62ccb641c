package sextant.web.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The tabs of a window, and those closed last.
 *
 * @param selected which tab is seen
 * @param closed the tab closed last first
 */
public record Session(List<TabState> tabs, int selected, List<TabState> closed) {
  /** No tabs at all. */
  public static final Session EMPTY = new Session(List.of(), 0, List.of());

  private static final String MARK = "sextant-session 1";
  private static final String PINNED = "pinned";
  private static final String HELD = "held";
  private static final String HUNGRY = "hungry";
  private static final String SUSPECT = "suspect";
  private static final int MOST_TABS = 1_000;

  /** Keeps copies, and a selection that is one of the tabs. */
  public Session {
    tabs = List.copyOf(tabs.subList(0, Math.min(MOST_TABS, tabs.size())));
    closed = List.copyOf(closed.subList(0, Math.min(ClosedTabs.MOST, closed.size())));
    selected = Math.clamp(selected, 0, Math.max(0, tabs.size() - 1));
  }

  byte[] toBytes() {
    List<String> lines = new ArrayList<>(List.of(Row.of(MARK, Integer.toString(selected))));
    tabs.forEach(tab -> write(lines, "tab", tab));
    closed.forEach(tab -> write(lines, "closed", tab));
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void write(List<String> lines, String kind, TabState tab) {
    lines.add(
        Row.of(
            kind,
            Integer.toString(tab.index()),
            ((tab.isPinned() ? PINNED : "") + " " + mark(tab.hold())).strip(),
            Integer.toString(tab.scroll())));
    tab.history().forEach(entry -> lines.add(Row.of("page", entry.url(), entry.title())));
  }

  private static String mark(TabState.Hold hold) {
    return switch (hold) {
      case NONE -> "";
      case SCRIPT -> HELD;
      case SUSPICION -> SUSPECT;
      case MEMORY -> HUNGRY;
    };
  }

  /** Reads a file; what is broken is left out. */
  static Session parse(byte[] file) {
    List<List<String>> rows = Row.all(file);
    if (rows.isEmpty() || rows.getFirst().size() != 2 || !rows.getFirst().getFirst().equals(MARK)) {
      return EMPTY;
    }
    List<TabState> tabs = new ArrayList<>();
    List<TabState> closed = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      boolean isTab = row.size() == 4 && List.of("tab", "closed").contains(row.getFirst());
      if (isTab) {
        TabState tab = tab(row, pages(rows.subList(i + 1, rows.size())));
        (row.getFirst().equals("tab") ? tabs : closed).add(tab);
      }
    }
    return new Session(tabs, number(rows.getFirst().get(1)), closed);
  }

  private static List<TabState.Entry> pages(List<List<String>> rows) {
    return rows.stream()
        .takeWhile(row -> row.size() == 3 && row.getFirst().equals("page"))
        .map(row -> new TabState.Entry(row.get(1), row.get(2)))
        .toList();
  }

  private static TabState tab(List<String> row, List<TabState.Entry> pages) {
    List<String> marks = List.of(row.get(2).split(" "));
    return new TabState(
        pages, number(row.get(1)), marks.contains(PINNED), number(row.get(3)), hold(marks));
  }

  private static TabState.Hold hold(List<String> marks) {
    if (marks.contains(HUNGRY)) {
      return TabState.Hold.MEMORY;
    }
    if (marks.contains(SUSPECT)) {
      return TabState.Hold.SUSPICION;
    }
    return marks.contains(HELD) ? TabState.Hold.SCRIPT : TabState.Hold.NONE;
  }

  private static int number(String field) {
    return (int) Math.clamp(Row.number(field), 0L, Integer.MAX_VALUE);
  }
}
