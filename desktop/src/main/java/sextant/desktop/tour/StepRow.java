package sextant.desktop.tour;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import sextant.tour.Exercise;
import sextant.tour.Step;
import sextant.words.Explanation;
import sextant.words.Language;

/** One exercise in the card: its sign and name, and below them what came of it. */
final class StepRow {
  private static final String WAITING = "○";
  private static final double PICTURE_WIDTH = 520;

  private final Label sign = new Label(WAITING);
  private final VBox details = new VBox();
  private final VBox node;

  StepRow(Exercise exercise, Language language) {
    sign.setMinWidth(Label.USE_PREF_SIZE);
    var name = new Label(exercise.number() + " · " + exercise.title(language));
    name.getStyleClass().add("start-title");
    var head = new HBox(sign, name);
    head.getStyleClass().add("tour-head");
    details.getStyleClass().add("tour-details");
    node = new VBox(head, details);
    node.setId("tour-" + exercise.number());
    show(false);
  }

  Node node() {
    return node;
  }

  void clear() {
    mark(WAITING, "");
    details.getChildren().clear();
    show(false);
  }

  void begins() {
    mark("…", "");
  }

  /** The person ended the tour before this one was over. */
  void stopped() {
    if (sign.getText().equals("…")) {
      mark(WAITING, "");
    }
  }

  void failed(String why) {
    mark("✗", "bad");
    line(why, "start-text");
    show(true);
  }

  void ended(Step step) {
    switch (step.state()) {
      case DONE -> mark("✓", "good");
      case PARTLY -> mark("!", "attention");
      case FAILED -> mark("✗", "bad");
    }
    step.did().forEach(sentence -> line(sentence, "start-text"));
    if (!step.measured().isEmpty()) {
      details.getChildren().add(measures(step));
    }
    step.pictures()
        .forEach(picture -> {
          var view = new ImageView(new Image(picture.toUri().toString(), true));
          view.setFitWidth(PICTURE_WIDTH);
          view.setPreserveRatio(true);
          details.getChildren().add(view);
        });
    step.trouble().ifPresent(this::trouble);
    step.byHand().forEach(command -> line(command, "command-text"));
    show(true);
  }

  private static GridPane measures(Step step) {
    var grid = new GridPane();
    grid.getStyleClass().add("facts");
    for (Step.Measure measure : step.measured()) {
      var name = new Label(measure.name());
      name.getStyleClass().add("fact-name");
      grid.addRow(grid.getRowCount(), name, new Label(measure.value()));
    }
    return grid;
  }

  private void trouble(Explanation words) {
    line(words.what(), "start-text");
    line(words.why(), "start-text");
    line(words.todo(), "command-text");
  }

  private void line(String words, String style) {
    var label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    details.getChildren().add(label);
  }

  private void mark(String text, String style) {
    sign.setText(text);
    sign.getStyleClass().removeAll("good", "attention", "bad");
    if (!style.isEmpty()) {
      sign.getStyleClass().add(style);
    }
  }

  private void show(boolean isShown) {
    details.setVisible(isShown);
    details.setManaged(isShown);
  }
}
