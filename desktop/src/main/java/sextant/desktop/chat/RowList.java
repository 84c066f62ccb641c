package sextant.desktop.chat;

import java.util.List;
import javafx.collections.ObservableList;

/** Changes a list that is shown into another one. */
final class RowList {
  private RowList() {}

  /** Changes only what is different, so that what shows the list stays where it is. */
  static <T> void become(ObservableList<T> shown, List<T> wanted) {
    dropFromTop(shown, wanted);
    int least = Math.min(shown.size(), wanted.size());
    int same = 0;
    while (same < least && shown.get(same).equals(wanted.get(same))) {
      same++;
    }
    int tail = 0;
    while (tail < least - same
        && shown.get(shown.size() - 1 - tail).equals(wanted.get(wanted.size() - 1 - tail))) {
      tail++;
    }
    List<T> fresh = wanted.subList(same, wanted.size() - tail);
    int gone = shown.size() - tail - same;
    if (gone == 1 && fresh.size() == 1) {
      shown.set(same, fresh.getFirst());
      return;
    }
    if (gone > 0) {
      shown.remove(same, same + gone);
    }
    shown.addAll(same, fresh);
  }

  // A list that moves on loses its first rows: the rest is the same, only further up.
  private static <T> void dropFromTop(ObservableList<T> shown, List<T> wanted) {
    if (shown.isEmpty() || wanted.isEmpty() || shown.getFirst().equals(wanted.getFirst())) {
      return;
    }
    int second = wanted.size() > 1 ? shown.indexOf(wanted.get(1)) : -1; // the first is a day's name
    int first = shown.indexOf(wanted.getFirst());
    if (first > 0) {
      shown.remove(0, first);
    } else if (second > 1) {
      shown.remove(0, second - 1);
    }
  }
}
