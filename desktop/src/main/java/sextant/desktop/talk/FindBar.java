package sextant.desktop.talk;

import java.util.Locale;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.LogList;
import sextant.desktop.talk.LogLine.Message;
import sextant.desktop.talk.LogLine.Remark;
import sextant.wire.Bytes;

/** Finds in a conversation: text, a peer's address, or bytes in hex; can hide what does not fit. */
final class FindBar {
  private final LogList<LogLine> log;
  private final Session session;
  private final TextField field = new TextField();
  private final CheckBox only;
  private final Label none;
  private final HBox bar = new HBox();

  FindBar(TalkRoomText text, LogList<LogLine> log, Session session) {
    this.log = log;
    this.session = session;
    bar.getStyleClass().add("find-bar");
    field.setId("talk-find-field");
    field.setPromptText(text.findPrompt());
    field.setAccessibleText(text.findPrompt());
    HBox.setHgrow(field, Priority.ALWAYS);
    only = new CheckBox(text.onlyMatches());
    only.setId("talk-find-only");
    only.setMinWidth(CheckBox.USE_PREF_SIZE);
    none = new Label(text.notFound());
    none.getStyleClass().addAll("small-text", "attention");
    none.setMinWidth(Label.USE_PREF_SIZE);
    none.setVisible(false);
    none.managedProperty().bind(none.visibleProperty());
    field.textProperty().addListener((at, before, now) -> changed());
    only.setOnAction(event -> changed());
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    bar.getChildren()
        .addAll(
            field,
            none,
            Buttons.icon("talk-find-up", Material2AL.EXPAND_LESS, text.findUp(), () -> find(-1)),
            Buttons.icon("talk-find-down", Material2AL.EXPAND_MORE, text.findDown(), () -> find(1)),
            only,
            Buttons.icon("talk-find-close", Material2AL.CLOSE, text.closeFind(), this::close));
    show(false);
  }

  Node node() {
    return bar;
  }

  void open() {
    show(true);
    field.requestFocus();
    field.selectAll();
  }

  private void show(boolean shown) {
    bar.setVisible(shown);
    bar.setManaged(shown);
  }

  private void close() {
    show(false);
    log.filter(line -> true);
    log.focusRows();
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      find(event.isShiftDown() ? -1 : 1);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }

  private void changed() {
    none.setVisible(false);
    Predicate<LogLine> wanted = wanted();
    log.filter(only.isSelected() && !field.getText().isEmpty() ? wanted : line -> true);
  }

  private void find(int step) {
    if (!field.getText().isEmpty()) {
      none.setVisible(!log.find(wanted(), step));
    }
  }

  private Predicate<LogLine> wanted() {
    String query = field.getText().toLowerCase(Locale.ROOT);
    String hex =
        EntryText.parseHex(query).filter(bytes -> bytes.length() > 0).map(Bytes::toHex).orElse("");
    return line ->
        switch (line) {
          case Message m ->
              m.peer().contains(query)
                  || m.bytes().toText().toLowerCase(Locale.ROOT).contains(query)
                  || (session.hexShownProperty().get()
                      && !hex.isEmpty()
                      && m.bytes().toHex().contains(hex));
          case Remark r -> false;
        };
  }
}
