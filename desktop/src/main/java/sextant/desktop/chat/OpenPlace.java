package sextant.desktop.chat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import sextant.chatclient.Line;
import sextant.chatclient.PlaceView;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Ui;

/** What is shown of the place in front: its lines as rows, and its people. JavaFX thread. */
final class OpenPlace {
  private static final int PAGE = 200;

  private final ChatModel model;
  private Optional<Where> where = Optional.empty();
  private List<Line> lines = List.of();
  private long readMillis;
  private boolean isAsking;
  private boolean isStale;
  private boolean isAskingOlder;

  OpenPlace(ChatModel model) {
    this.model = model;
  }

  /** Shows this place, or nothing. */
  void open(Optional<Where> now) {
    where = now;
    lines = List.of();
    isAsking = false;
    isAskingOlder = false;
    readMillis = now.flatMap(Where::view).map(PlaceView::readMillis).orElse(0L);
    model.rows().clear();
    model.people().clear();
    refresh();
    refreshPeople();
  }

  /** Whether this place is the one in front. */
  boolean is(NetworkItem network, String place) {
    return where
        .filter(one -> one.network() == network && one.place().equalsIgnoreCase(place))
        .isPresent();
  }

  /** Asks for the newest lines; what comes meanwhile is asked for once more. */
  void refresh() {
    if (where.isEmpty()) {
      return;
    }
    if (isAsking) {
      isStale = true;
      return;
    }
    isAsking = true;
    isStale = false;
    Where asked = where.get();
    var _ =
        asked
            .network()
            .network()
            .lines(asked.place())
            .thenAccept(newest -> Ui.later(() -> arrived(asked, newest)));
  }

  private void arrived(Where asked, List<Line> newest) {
    if (!where.equals(Optional.of(asked))) {
      return;
    }
    isAsking = false;
    show(Transcript.merge(lines, newest));
    if (isStale) {
      refresh();
    }
  }

  /** A line is different now. */
  void changed(Line line) {
    var copy = new ArrayList<>(lines);
    copy.replaceAll(one -> one.key().equals(line.key()) ? line : one);
    show(copy);
    refresh();
  }

  /** Asks for what was said before; runs this with the number of rows that came above. */
  void older(java.util.function.IntConsumer then) {
    if (isAskingOlder || where.isEmpty() || lines.isEmpty() || lines.size() >= Transcript.MOST) {
      return;
    }
    isAskingOlder = true;
    Where asked = where.get();
    Line first = lines.getFirst();
    var _ =
        asked
            .network()
            .network()
            .older(asked.place(), first, PAGE)
            .thenAccept(found ->
                Ui.later(() -> {
                  if (where.equals(Optional.of(asked))) {
                    isAskingOlder = found.isEmpty(); // then there is nothing before it
                    olderArrived(found, then);
                  }
                }));
  }

  private void olderArrived(List<Line> found, java.util.function.IntConsumer then) {
    int before = model.rows().size();
    show(Transcript.merge(found, lines));
    int more = model.rows().size() - before;
    if (more > 0) {
      then.accept(more);
    }
  }

  private void show(List<Line> now) {
    lines = now;
    replace(model.rows(), Transcript.rows(now, readMillis, ZoneId.systemDefault()));
  }

  /** Changes only what is different, so that the list stays where it is. */
  static <T> void replace(ObservableList<T> shown, List<T> wanted) {
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

  /** Asks who is there. */
  void refreshPeople() {
    where.ifPresent(asked -> {
      var _ =
          asked
              .network()
              .network()
              .members(asked.place())
              .thenAccept(people ->
                  Ui.later(() -> {
                    if (where.equals(Optional.of(asked))) {
                      replace(model.people(), people);
                    }
                  }));
    });
  }
}
