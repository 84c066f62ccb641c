package sextant.desktop.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which palette entries fit a query, best first. Every word of the query must be found, in the
 * title, the room or the English id; the start of a word counts more than its middle, and letters
 * that are only scattered in order count least.
 */
final class PaletteSearch {
  private static final int MOST = 50;

  private PaletteSearch() {}

  private record Ranked(PaletteEntry entry, int score) {}

  static List<PaletteEntry> rank(String query, List<PaletteEntry> entries) {
    String[] words = query.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    var ranked = new ArrayList<Ranked>();
    for (PaletteEntry entry : entries) {
      int score = score(words, entry);
      if (score > 0) {
        ranked.add(new Ranked(entry, score));
      }
    }
    ranked.sort(Comparator.comparingInt(Ranked::score).reversed());
    return ranked.stream().limit(MOST).map(Ranked::entry).toList();
  }

  private static int score(String[] words, PaletteEntry entry) {
    String title = entry.action().title().toLowerCase(Locale.ROOT);
    String id = entry.action().id().toLowerCase(Locale.ROOT);
    String where = entry.where().toLowerCase(Locale.ROOT);
    int total = 1;
    for (String word : words) {
      int named = Math.max(match(word, title), match(word, id));
      int best = Math.max(3 * named, match(word, where));
      if (best == 0) {
        return 0;
      }
      total += best;
    }
    return total;
  }

  /**
   * 5 for all of it, 4 at the start, 3 at the start of a word, 2 inside, 1 scattered, 0 not at all.
   */
  private static int match(String word, String text) {
    if (text.equals(word)) {
      return 5;
    }
    int at = text.indexOf(word);
    if (at == 0) {
      return 4;
    }
    if (at > 0) {
      return Character.isLetterOrDigit(text.charAt(at - 1)) ? 2 : 3;
    }
    int found = 0;
    for (int i = 0; i < text.length() && found < word.length(); i++) {
      if (text.charAt(i) == word.charAt(found)) {
        found++;
      }
    }
    return found == word.length() && word.length() > 2 ? 1 : 0;
  }
}
