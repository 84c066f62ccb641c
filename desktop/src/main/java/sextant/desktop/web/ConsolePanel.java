package sextant.desktop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import sextant.desktop.WebRoomText;

/** What scripts said and how they failed, and a line to run scripts of one's own. */
final class ConsolePanel {
  private final ListView<ConsoleLine> list = new ListView<>();
  private final TextField entry = new TextField();
  private final BorderPane node = new BorderPane(list);
  private final List<String> typed = new ArrayList<>();
  private int at;
  private Optional<Tab> tab = Optional.empty();

  ConsolePanel(WebRoomText text) {
    list.setId("web-console");
    list.getStyleClass().add("console-list");
    list.setPlaceholder(new Label(text.noConsole()));
    list.setCellFactory(all -> new Cell());
    entry.setId("web-console-entry");
    entry.setPromptText(text.consolePrompt());
    entry.getStyleClass().add("mono");
    entry.setOnAction(event -> run());
    entry.addEventFilter(KeyEvent.KEY_PRESSED, this::recall);
    var foot = new HBox(entry);
    foot.getStyleClass().add("console-foot");
    HBox.setHgrow(entry, Priority.ALWAYS);
    node.setBottom(foot);
  }

  Node show(Optional<Tab> now) {
    tab = now;
    list.setItems(now.map(Tab::console).orElse(FXCollections.observableArrayList()));
    return node;
  }

  // Up and down go through what was typed before, as in a shell.
  private void recall(KeyEvent event) {
    int step =
        switch (event.getCode()) {
          case UP -> -1;
          case DOWN -> 1;
          default -> 0;
        };
    if (step != 0 && !typed.isEmpty()) {
      at = Math.clamp(at + step, 0, typed.size());
      entry.setText(at == typed.size() ? "" : typed.get(at));
      entry.end();
      event.consume();
    }
  }

  private void run() {
    String code = entry.getText();
    if (code.isBlank()) {
      return;
    }
    typed.remove(code);
    typed.add(code);
    at = typed.size();
    tab.ifPresent(one ->
        one.pageProperty()
            .get()
            .ifPresent(page -> {
              one.log(ConsoleLine.typed("> " + code));
              one.log(ConsoleLine.typed(page.script(wrapped(code))));
              list.scrollTo(list.getItems().size() - 1);
            }));
    entry.clear();
  }

  // The value as a person reads it; what a script throws is its answer too.
  private static String wrapped(String code) {
    return "(function(){try{var v=(0,eval)("
        + Scripts.literal(code)
        + ");if(v===undefined)return 'undefined';if(typeof v==='object'&&v!==null&&!(v instanceof"
        + " Node)){try{return JSON.stringify(v,null,1)}catch(e){}}return String(v)}catch(e){return"
        + " String(e)}})()";
  }

  private static final class Cell extends ListCell<ConsoleLine> {
    private static final List<String> LEVELS =
        List.of("console-plain", "console-warning", "console-error");

    @Override
    protected void updateItem(ConsoleLine line, boolean empty) {
      super.updateItem(line, empty);
      LEVELS.forEach(getStyleClass()::remove);
      if (empty || line == null) {
        setText(null);
        return;
      }
      getStyleClass().add(line.styleClass());
      setText(line.shown());
      setWrapText(true);
    }
  }
}
