package sextant.desktop.chat;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import sextant.chatclient.ChatRow;
import sextant.chatclient.Line;
import sextant.chatclient.LineSpan;
import sextant.chatclient.PlaceView;
import sextant.chatclient.Transcript;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Ui;

/** What is shown of the place in front: its lines as rows, and its people. JavaFX thread. */
final class OpenPlace {
  private static final int PAGE = 200;
  private static final int FIRST = 100;

  private final ChatModel model;
  private final ReadOnlyBooleanWrapper isNewest = new ReadOnlyBooleanWrapper(true);
  private final ObjectProperty<Optional<String>> sought =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Where> where = Optional.empty();
  private LineSpan span = LineSpan.empty();
  private long readMillis;
  private boolean isAsking;
  private boolean isStale;
  private boolean isWhole;
  private boolean isPaging;
  private boolean hasBeginning;

  OpenPlace(ChatModel model) {
    this.model = model;
  }

  /** Shows this place, or nothing. */
  void open(Optional<Where> now) {
    where = now;
    readMillis = now.flatMap(Where::view).map(PlaceView::readMillis).orElse(0L);
    model.rows().clear();
    model.people().clear();
    toNewest();
    refreshPeople();
  }

  /** Whether this place is the one in front. */
  boolean is(NetworkItem network, String place) {
    return where
        .filter(one -> one.network() == network && one.place().equalsIgnoreCase(place))
        .isPresent();
  }

  /** Whether the newest line is among those shown. */
  ReadOnlyBooleanProperty isNewestProperty() {
    return isNewest.getReadOnlyProperty();
  }

  /** The key of the line that is to be shown and chosen; empty again when that is done. */
  ObjectProperty<Optional<String>> soughtProperty() {
    return sought;
  }

  /** Shows the newest lines again. */
  void toNewest() {
    span = LineSpan.empty();
    isAsking = false;
    isWhole = where.filter(Where::isServer).isPresent(); // its lines are kept nowhere else
    isPaging = false;
    hasBeginning = false;
    isNewest.set(true);
    refresh();
  }

  /** Asks for the newest lines and for those between: some came that are older than others. */
  void reload() {
    isWhole = true;
    refresh();
  }

  /** Asks for the newest lines; what comes meanwhile is asked for once more. */
  void refresh() {
    if (where.isEmpty() || !span.isNewest()) {
      return;
    }
    if (isAsking) {
      isStale = true;
      return;
    }
    isAsking = true;
    isStale = false;
    int least = isWhole ? Integer.MAX_VALUE : FIRST;
    String known = span.lines().isEmpty() ? "" : span.lines().getLast().key();
    isWhole = false;
    ask(
        asked -> asked.network().network().lines(asked.place(), least, known),
        newest -> {
          isAsking = false;
          if (span.isNewest()) {
            show(span.with(newest));
          }
          if (isStale) {
            refresh();
          }
        });
  }

  private interface Question<T> {
    CompletableFuture<T> put(Where where);
  }

  // The answer counts while the same place is in front.
  private <T> void ask(Question<T> question, Consumer<T> then) {
    Where asked = where.orElseThrow();
    var _ =
        question
            .put(asked)
            .thenAccept(answer ->
                Ui.later(() -> {
                  if (where.equals(Optional.of(asked))) {
                    then.accept(answer);
                  }
                }));
  }

  /** A line is different now. */
  void changed(Line line) {
    show(span.changed(line));
    refresh();
  }

  /** Asks for what was said before; runs this with the number of rows that came above. */
  void older(IntConsumer then) {
    if (isPaging || hasBeginning || where.isEmpty() || span.lines().isEmpty()) {
      return;
    }
    isPaging = true;
    Line first = span.lines().getFirst();
    ask(
        asked -> asked.network().network().older(asked.place(), first, PAGE),
        found -> {
          isPaging = false;
          hasBeginning = found.isEmpty();
          boolean isStill =
              !span.lines().isEmpty() && span.lines().getFirst().key().equals(first.key());
          if (isStill && !found.isEmpty()) {
            then.accept(put(span.above(found), first));
          }
        });
  }

  private int put(LineSpan now, Line first) {
    show(now);
    int at = 0;
    for (ChatRow row : model.rows()) {
      if (RowCell.lineOf(row).filter(line -> line.key().equals(first.key())).isPresent()) {
        return at;
      }
      at++;
    }
    return 0;
  }

  /** Asks for what was said after the last line shown, when that is not the newest. */
  void newer() {
    if (isPaging || span.isNewest() || where.isEmpty() || span.lines().isEmpty()) {
      return;
    }
    isPaging = true;
    Line last = span.lines().getLast();
    ask(
        asked -> asked.network().network().inquiry().newer(asked.place(), last, PAGE),
        found -> {
          isPaging = false;
          boolean isStill =
              !span.lines().isEmpty() && span.lines().getLast().key().equals(last.key());
          if (isStill) {
            hasBeginning = false;
            boolean isEnd = found.size() < PAGE;
            LineSpan more = span.below(found);
            show(new LineSpan(more.lines(), isEnd));
            refresh();
          }
        });
  }

  /** Shows a line with what was said around it. */
  void goTo(Line line) {
    if (where.isEmpty()) {
      return;
    }
    boolean isHere = span.lines().stream().anyMatch(one -> one.key().equals(line.key()));
    if (isHere) {
      sought.set(Optional.of(line.key()));
      return;
    }
    ask(
        asked -> asked.network().network().inquiry().around(asked.place(), line, PAGE),
        found -> {
          isPaging = false;
          hasBeginning = false;
          show(new LineSpan(found, false));
          sought.set(Optional.of(line.key()));
        });
  }

  /** Shows the line of this msgid; nothing happens when nobody knows it. */
  void goTo(String msgid) {
    Optional<Line> here =
        span.lines().stream().filter(one -> one.msgid().equals(msgid)).findFirst();
    if (here.isPresent() || where.isEmpty()) {
      here.ifPresent(this::goTo);
      return;
    }
    ask(
        asked -> asked.network().network().inquiry().line(msgid),
        found -> found.ifPresent(this::goTo));
  }

  private void show(LineSpan now) {
    span = now;
    isNewest.set(now.isNewest());
    RowList.become(model.rows(), Transcript.rows(now.lines(), readMillis, ZoneId.systemDefault()));
  }

  /** Asks who is there. */
  void refreshPeople() {
    if (where.isPresent()) {
      ask(
          asked -> asked.network().network().members(asked.place()),
          people -> RowList.become(model.people(), people));
    }
  }
}
