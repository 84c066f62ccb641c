package sextant.desktop.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Ui;
import sextant.files.Checkup;
import sextant.files.Diagnosis;
import sextant.files.DiagnosisLines;
import sextant.files.Discovery;
import sextant.files.Target;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.Language;

/** Why can't I see a device? What a packet and a knock at its door tell, in words, with a fix. */
final class WhyPage {
  private final Language language;
  private final FilesRoomText text;
  private final FilesModel model;
  private final FilesActions actions;
  private final TextField address = new TextField();
  private final VBox findings = new VBox();
  private final ProgressIndicator busy = new ProgressIndicator();
  private final ScrollPane node;

  WhyPage(Language language, FilesModel model, FilesActions actions) {
    this.language = language;
    this.model = model;
    this.actions = actions;
    text = new FilesRoomText(language);
    var lead = new Label(text.whyLead());
    lead.setWrapText(true);
    lead.getStyleClass().add("quiet");
    address.setId("why-address");
    address.setPromptText(text.whyAddress());
    address.setAccessibleText(text.whyAddress());
    address.setOnAction(event -> look());
    HBox.setHgrow(address, Priority.ALWAYS);
    Button look = Buttons.words("why-look", text.whyLook(), this::look);
    look.getStyleClass().add("accent");
    busy.getStyleClass().add("busy");
    busy.setVisible(false);
    busy.managedProperty().bind(busy.visibleProperty());
    var row = new HBox(address, look, busy);
    row.getStyleClass().add("offer-head");
    findings.setId("why-findings");
    findings.getStyleClass().add("files-list");
    var column = new VBox(lead, row, findings);
    column.getStyleClass().add("files-column");
    node = new ScrollPane(column);
    node.setFitToWidth(true);
    node.getStyleClass().add("files-page");
  }

  Node node() {
    return node;
  }

  private void look() {
    Optional<Discovery> discovery = actions.station().flatMap(OwnStation::discovery);
    if (discovery.isEmpty()) {
      findings.getChildren().setAll(new Label(text.whyNotSeen()));
      return;
    }
    String typed = address.getText().strip();
    model.commandLineProperty().set(("sextant devices --why " + typed).strip());
    busy.setVisible(true);
    Checkup checkup = discovery.get().checkup();
    Ui.background("files-why", () -> look(checkup, typed));
  }

  private void look(Checkup checkup, String typed) {
    try {
      Diagnosis diagnosis =
          typed.isEmpty() ? checkup.ofThisComputer() : checkup.of(Target.parse(typed, true));
      Ui.later(() -> show(diagnosis));
    } catch (IOException e) {
      Ui.later(() -> busy.setVisible(false));
      actions.failedLater(Failure.of(e, typed));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows what was found out. */
  void show(Diagnosis diagnosis) {
    busy.setVisible(false);
    List<Node> rows = diagnosis.findings().stream().map(this::row).toList();
    findings.getChildren().setAll(rows);
  }

  private Node row(Diagnosis.Finding finding) {
    boolean isTrouble = DiagnosisLines.isTrouble(finding);
    Explanation words = DiagnosisLines.of(finding, language);
    var icon = new FontIcon(isTrouble ? Material2AL.ERROR_OUTLINE : Material2AL.CHECK);
    var what = new Label(words.what());
    what.getStyleClass().addAll("transfer-name", isTrouble ? "bad" : "good");
    var why = new Label(words.why());
    why.getStyleClass().add("quiet");
    var todo = new Label("→ " + words.todo());
    for (Label each : List.of(what, why, todo)) {
      each.setWrapText(true);
      each.setMinHeight(Label.USE_PREF_SIZE);
    }
    var column = new VBox(what, why, todo);
    column.getStyleClass().add("transfer-words");
    HBox.setHgrow(column, Priority.ALWAYS);
    var row = new HBox(icon, column);
    row.getStyleClass().add("finding");
    return row;
  }
}
