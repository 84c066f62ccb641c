package sextant.desktop.chat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Line;
import sextant.desktop.ChatRoomText;

/** The words of a line as nodes: text, blocks of code, what became of it. Very long is folded. */
final class SaidWords {
  private static final int MOST_CHARACTERS = 2_000;
  private static final int MOST_LINES = 30;

  private final ChatRoomText text;
  private final LineMenu menu;

  SaidWords(ChatRoomText text, LineMenu menu) {
    this.text = text;
    this.menu = menu;
  }

  /** The nodes of a line. */
  Node node(Line line) {
    var box = new VBox();
    if (line.change().isRedacted()) {
      String by = HarmlessText.of(line.change().redactedBy());
      TextFlow flow = flow(line);
      flow.getChildren().add(LineWords.plain(text.takenBackBy(by), "chat-event"));
      box.getChildren().add(flow);
      return box;
    }
    String begin = begin(line.text());
    fill(box, line, begin);
    if (begin.length() < line.text().length()) {
      Text more = LineWords.plain(text.showAll(), "chat-link");
      more.setOnMouseClicked(event -> {
        fill(box, line, line.text());
        event.consume();
      });
      box.getChildren().add(new TextFlow(more));
    }
    return box;
  }

  /** So much of a text as is shown without being asked for. */
  static String begin(String text) {
    int end = 0;
    int lines = 1;
    int characters = 0;
    while (end < text.length() && characters < MOST_CHARACTERS) {
      int c = text.codePointAt(end);
      lines += c == '\n' ? 1 : 0;
      if (lines > MOST_LINES) {
        break;
      }
      end += Character.charCount(c);
      characters++;
    }
    return text.substring(0, end);
  }

  private void fill(VBox box, Line line, String words) {
    box.getChildren().clear();
    for (CodeBlocks.Piece piece : CodeBlocks.of(words)) {
      if (piece.isCode()) {
        var code = new Label(HarmlessText.of(piece.text()));
        code.getStyleClass().add("chat-code");
        code.setWrapText(true);
        box.getChildren().add(code);
      } else {
        TextFlow flow = flow(line);
        if (line.kind() == Line.Kind.ACTION && box.getChildren().isEmpty()) {
          String nick = "* " + HarmlessText.of(line.nick()) + " ";
          flow.getChildren().add(LineWords.plain(nick, "chat-bold"));
        }
        LineWords.addTo(flow, piece.text(), menu::follow);
        box.getChildren().add(flow);
      }
    }
    mark(box, line);
  }

  private void mark(VBox box, Line line) {
    boolean isPending = line.delivery() instanceof Line.Delivery.Pending;
    String mark = line.change().isEdited() ? text.edited() : isPending ? text.pending() : "";
    if (mark.isEmpty()) {
      return;
    }
    Text shown = LineWords.plain("  " + mark, "chat-mark");
    if (box.getChildren().getLast() instanceof TextFlow flow) {
      flow.getChildren().add(shown);
    } else {
      box.getChildren().add(new TextFlow(shown));
    }
  }

  private static TextFlow flow(Line line) {
    var flow = new TextFlow();
    flow.getStyleClass().add("chat-line");
    if (line.isMention()) {
      flow.getStyleClass().add("chat-mention");
    }
    if (line.delivery() instanceof Line.Delivery.Pending) {
      flow.getStyleClass().add("chat-pending");
    }
    return flow;
  }
}
