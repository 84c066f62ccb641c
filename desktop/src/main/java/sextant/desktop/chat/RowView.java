package sextant.desktop.chat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import sextant.chatclient.ChatRow;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Line;
import sextant.chatclient.Transcript;
import sextant.desktop.ChatRoomText;
import sextant.desktop.kit.Buttons;
import sextant.words.Language;

/** Makes the nodes of one row, and the sentence that a screen reader says for it. */
final class RowView {
  private static final int MOST_PICTURES = 3;

  private final ChatRoomText text;
  private final Speaking speaking;
  private final OpenPlace open;
  private final Pictures pictures;
  private final SaidWords words;
  private final DateTimeFormatter days;
  private final DateTimeFormatter times;

  RowView(Language language, ChatActions actions, LineMenu menu) {
    text = new ChatRoomText(language);
    speaking = actions.speaking();
    open = actions.open();
    pictures = actions.pictures();
    words = new SaidWords(text, menu);
    days = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(language.locale());
    times = DateTimeFormatter.ofPattern("HH:mm", language.locale());
  }

  /** The nodes of a row. */
  Node node(ChatRow row) {
    return switch (row) {
      case ChatRow.Day day -> separator(day.date().format(days), "chat-day");
      case ChatRow.Unread _ -> separator(text.newLines(), "chat-unread");
      case ChatRow.Comings comings -> quiet(EventWords.of(comings.lines(), text), "chat-event");
      case ChatRow.Event event -> quiet(EventWords.of(event.line(), text), styleOf(event.line()));
      case ChatRow.Said said -> said(said);
    };
  }

  /** The row in words. */
  String spoken(ChatRow row) {
    return switch (row) {
      case ChatRow.Day day -> day.date().format(days);
      case ChatRow.Unread _ -> text.newLines();
      case ChatRow.Comings comings -> EventWords.of(comings.lines(), text);
      case ChatRow.Event event -> EventWords.of(event.line(), text);
      case ChatRow.Said said -> time(said.line()) + " " + Transcript.excerpt(said.line());
    };
  }

  private static String styleOf(Line line) {
    return line.kind() == Line.Kind.ERROR ? "chat-error" : "chat-event";
  }

  private static Node separator(String words, String styleClass) {
    var label = new Label(words);
    label.getStyleClass().add(styleClass);
    var row = new HBox(label);
    row.getStyleClass().add("chat-separator");
    return row;
  }

  private static Node quiet(String words, String styleClass) {
    return new TextFlow(LineWords.plain(words, styleClass));
  }

  private String time(Line line) {
    return times.format(Instant.ofEpochMilli(line.millis()).atZone(ZoneId.systemDefault()));
  }

  private Node said(ChatRow.Said said) {
    Line line = said.line();
    var column = new VBox();
    column.getStyleClass().add("chat-said");
    if (said.isFirst()) {
      column.getStyleClass().add("chat-first");
      column.getChildren().add(head(line));
    }
    if (!line.replyTo().isEmpty()) {
      String answered = said.answered().isEmpty() ? text.earlierLine() : said.answered();
      Node before = quiet(text.inReplyTo(answered), "chat-answered");
      before.getStyleClass().add("chat-jump");
      before.setOnMouseClicked(event -> {
        if (event.isStillSincePress()) {
          open.goTo(line.replyTo());
        }
      });
      column.getChildren().add(before);
    }
    column.getChildren().add(words.node(line));
    addPictures(column, line);
    if (!line.change().reactions().isEmpty()) {
      column.getChildren().add(reactions(line));
    }
    if (line.delivery() instanceof Line.Delivery.Failed failed) {
      column.getChildren().add(failed(line, failed));
    }
    HBox.setHgrow(column, Priority.ALWAYS);
    column.setMinWidth(0);
    var row = new HBox(said.isFirst() ? Avatar.of(line.nick()) : Avatar.gap(), column);
    row.getStyleClass().add("chat-row");
    return row;
  }

  private void addPictures(VBox column, Line line) {
    LineWords.linksIn(line.text()).stream()
        .filter(Pictures::isPicture)
        .limit(MOST_PICTURES)
        .forEach(link -> {
          if (pictures.comesByItself(link)) {
            pictures.ask(link);
          }
          column.getChildren().add(new PictureView(pictures, text, link).node());
        });
  }

  private Node head(Line line) {
    var nick = new Label(HarmlessText.of(line.nick()));
    nick.getStyleClass().addAll("chat-nick", line.isOwn() ? "sent" : "received");
    nick.setMinWidth(0);
    var when = new Label(time(line));
    when.getStyleClass().addAll("quiet", "small-text");
    when.setMinWidth(Label.USE_PREF_SIZE);
    var head = new HBox(nick, when);
    head.getStyleClass().add("chat-head");
    return head;
  }

  private Node reactions(Line line) {
    var row = new FlowPane();
    row.getStyleClass().add("chat-reactions");
    for (Map.Entry<String, List<String>> one : line.change().reactions().entrySet()) {
      String sign = HarmlessText.of(one.getKey());
      String nicks = HarmlessText.of(String.join(", ", one.getValue()));
      var button = new Button(sign + " " + one.getValue().size());
      button.setOnAction(event -> speaking.react(line, one.getKey()));
      button.getStyleClass().addAll("chat-reaction", "small-text");
      button.setAccessibleText(text.reactedWith(nicks, sign));
      button.setTooltip(new javafx.scene.control.Tooltip(nicks));
      button.setFocusTraversable(false); // the menu of the line reacts from the keyboard
      row.getChildren().add(button);
    }
    return row;
  }

  private Node failed(Line line, Line.Delivery.Failed failed) {
    String detail = HarmlessText.of(failed.detail());
    String why =
        switch (failed.why()) {
          case REFUSED -> text.refused(detail);
          case UNCERTAIN -> text.uncertain();
        };
    var words = new Label(why);
    words.getStyleClass().addAll("bad", "small-text");
    words.setMinWidth(0);
    words.setWrapText(true);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    var row =
        new HBox(
            words,
            Buttons.words("chat-retry", text.retry(), () -> speaking.retry(line)),
            Buttons.words("chat-discard", text.discard(), () -> speaking.discard(line)));
    row.getStyleClass().add("tools");
    return row;
  }
}
