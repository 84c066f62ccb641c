package sextant.cli.chat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.WCWidth;

/**
 * Text as the cells of a terminal: what a person sees as one sign is one cluster of one or two
 * columns, however many characters make it.
 */
final class Cells {
  private static final int MOST_MARKS = 6;
  private static final int EMOJI_LOOK = 0xfe0f;

  private Cells() {}

  /** The signs of a text, each with what belongs to it; of endless marks the first few. */
  static List<String> clusters(String text) {
    List<String> clusters = new ArrayList<>(text.length());
    if (isPlain(text)) {
      for (int i = 0; i < text.length(); i++) {
        clusters.add(text.substring(i, i + 1));
      }
      return clusters;
    }
    BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      clusters.add(bounded(text.substring(from, to)));
      from = to;
    }
    return clusters;
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  private static String bounded(String cluster) {
    int points = cluster.codePointCount(0, cluster.length());
    boolean isJoined = cluster.indexOf('\u200d') >= 0;
    int most = isJoined ? 3 * MOST_MARKS : MOST_MARKS;
    return points <= most ? cluster : cluster.substring(0, cluster.offsetByCodePoints(0, most));
  }

  /** The columns of one cluster: 0, 1 or 2. */
  static int ofCluster(String cluster) {
    int first = cluster.codePointAt(0);
    if (first >= ' ' && first < 0x7f) {
      return 1;
    }
    boolean isEmoji = cluster.indexOf(EMOJI_LOOK) > 0 || isRegional(first);
    int width = Math.max(0, WCWidth.wcwidth(first));
    return isEmoji ? 2 : Math.min(width, 2);
  }

  // Two of these make a flag.
  private static boolean isRegional(int point) {
    return point >= 0x1f1e6 && point <= 0x1f1ff;
  }

  /** The columns of a text. */
  static int of(String text) {
    if (isPlain(text)) {
      return text.length();
    }
    int columns = 0;
    for (String cluster : clusters(text)) {
      columns += ofCluster(cluster);
    }
    return columns;
  }

  /** The text cut to at most that many columns, with an ellipsis where it was cut. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (String cluster : clusters(text)) {
      used += ofCluster(cluster);
      if (used > columns - 1) {
        break;
      }
      kept.append(cluster);
    }
    return columns > 0 ? kept.append('…').toString() : "";
  }
}
