package sextant.desktop.talk;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Buttons;
import sextant.words.FailureException;

/** The rules by which a server answers, as plain text; applied, they hold for new messages. */
final class RulesPanel {
  private final VBox panel = new VBox();
  private final Label fault = new Label();

  RulesPanel(TalkRoomText text, Session session, TalkActions actions) {
    panel.getStyleClass().addAll("side-panel", "rules-panel");
    var heading = new Label(text.rules());
    heading.getStyleClass().add("side-title");
    var area = new TextArea();
    area.setId("talk-rules");
    area.getStyleClass().add("rules");
    area.setAccessibleText(text.rules());
    area.textProperty().bindBidirectional(session.rulesProperty());
    VBox.setVgrow(area, Priority.ALWAYS);
    var hint = new Label(text.rulesHint());
    hint.getStyleClass().addAll("small-text", "quiet");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    fault.getStyleClass().addAll("small-text", "bad");
    fault.setId("talk-rules-fault");
    fault.setWrapText(true);
    Button apply =
        Buttons.words("talk-rules-apply", text.applyRules(), () -> apply(session, actions));
    var row = new HBox(fault, apply);
    row.getStyleClass().add("field-group");
    HBox.setHgrow(fault, Priority.ALWAYS);
    fault.setMaxWidth(Double.MAX_VALUE);
    panel.getChildren().addAll(heading, area, hint, row);
  }

  Node node() {
    return panel;
  }

  private void apply(Session session, TalkActions actions) {
    try {
      actions.applyRules(session);
      fault.setText("");
    } catch (FailureException wrong) {
      fault.setText(wrong.failure().subject() + ": " + wrong.failure().detail());
    }
  }
}
