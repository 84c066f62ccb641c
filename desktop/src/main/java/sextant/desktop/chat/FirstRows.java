package sextant.desktop.chat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.scene.control.ListView;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import sextant.chatclient.ChatRow;
import sextant.chatclient.Line;
import sextant.desktop.kit.Listening;

/**
 * Makes a row of each kind once, unseen and one in a pulse, a moment after the room was entered:
 * the first place that is opened need not wait until everything rows are made of is loaded.
 */
final class FirstRows {
  private static final Duration PAUSE = Duration.millis(300);
  private static final double WIDTH = 480;
  private static final double HEIGHT = 600;

  private final Pane host;
  private final ListView<ChatRow> list = new ListView<>();
  private final Deque<ChatRow> rows = new ArrayDeque<>();
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          step();
        }
      };

  private FirstRows(Pane host, RowView view, LineMenu menu) {
    this.host = host;
    list.setCellFactory(one -> new RowCell(view, menu));
    list.getStyleClass().addAll("chat-lines", "chat-first-rows");
    list.setManaged(false);
    list.setFocusTraversable(false);
    list.setMouseTransparent(true);
    list.setOpacity(0);
    list.resizeRelocate(0, 0, WIDTH, HEIGHT);
    rows.add(new ChatRow.Day(LocalDate.EPOCH));
    rows.add(said("\u0002words\u0002 and \u001dmore\u001d", true));
    rows.add(said("https://example.org/ 你好 👍", false));
    rows.add(new ChatRow.Unread());
    rows.add(new ChatRow.Comings(List.of(line(Line.Kind.JOIN, ""))));
    rows.add(new ChatRow.Event(line(Line.Kind.TOPIC, "words")));
    for (int i = 0; i < 12; i++) { // a screen full of the usual ones
      rows.add(said("words ".repeat(4 + 3 * i), i % 3 == 0));
    }
  }

  /** Makes them in this pane, where they are as they will be. */
  static void makeIn(Pane host, RowView view, LineMenu menu, Listening listening) {
    var first = new FirstRows(host, view, menu);
    var pause = new PauseTransition(PAUSE);
    pause.setOnFinished(event -> {
      host.getChildren().add(first.list);
      first.timer.start();
    });
    pause.play();
    listening.add(() -> {
      pause.stop();
      first.end();
    });
  }

  private void step() {
    ChatRow next = rows.poll();
    if (next == null) {
      end();
    } else {
      list.getItems().add(next);
    }
  }

  private void end() {
    timer.stop();
    host.getChildren().remove(list);
  }

  private static ChatRow said(String words, boolean isFirst) {
    return new ChatRow.Said(line(Line.Kind.MESSAGE, words), isFirst, "");
  }

  private static Line line(Line.Kind kind, String words) {
    return new Line(
        "", "", 0, kind, "nick", "", words, "", false, false, Line.DONE, Line.Change.NONE);
  }
}
