package sextant.desktop.web;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import sextant.desktop.WebRoomText;

/** What scripts said and how they failed, and a line to run scripts of one's own. */
final class ConsolePanel {
  private final ListView<Tab.ConsoleLine> list = new ListView<>();
  private final TextField entry = new TextField();
  private final BorderPane node = new BorderPane(list);
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

  private void run() {
    String code = entry.getText();
    tab.ifPresent(one ->
        one.pageProperty()
            .get()
            .ifPresent(page -> {
              one.log(new Tab.ConsoleLine("> " + code, 0, ""));
              one.log(new Tab.ConsoleLine(page.script(wrapped(code)), 0, ""));
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

  private static final class Cell extends ListCell<Tab.ConsoleLine> {
    @Override
    protected void updateItem(Tab.ConsoleLine line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setText(null);
        return;
      }
      String where = line.source().replaceFirst("^.*/(?=[^/])", "");
      setText(
          line.source().isEmpty()
              ? line.message()
              : line.message() + "   " + where + ":" + line.line());
      setWrapText(true);
    }
  }
}
