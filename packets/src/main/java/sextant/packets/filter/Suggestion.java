package sextant.packets.filter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
final class Suggestion {
  private Suggestion() {}

  /** The nearest word of the language, null when none is near. */
  static @Nullable String forWord(String typed) {
    String nearest = null;
    int nearestDistance = typed.length() <= 3 ? 2 : 3;
    for (FilterWord word : FilterWord.values()) {
      int distance = distance(typed, word.text());
      if (distance < nearestDistance) {
        nearest = word.text();
        nearestDistance = distance;
      }
    }
    return nearest;
  }

  /** Insertions, deletions, replacements and swaps of neighbours between two words. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    Arrays.setAll(cost[0], i -> i);
    for (int i = 1; i <= from.length(); i++) {
      cost[i][0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean isSwap =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        cost[i][j] = isSwap ? Math.min(cost[i][j], cost[i - 2][j - 2] + 1) : cost[i][j];
      }
    }
    return cost[from.length()][to.length()];
  }
}
