package sextant.desktop.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import sextant.desktop.TourRoomText;
import sextant.tour.Step;
import sextant.words.Explanation;
import sextant.words.Language;
import sextant.words.Sentence;

/** What came of an exercise, as nodes from top to bottom. */
final class StepDetails {
  private static final double PICTURE_WIDTH = 552;

  private final TourRoomText text;
  private final List<Node> nodes = new ArrayList<>();

  StepDetails(Language language) {
    text = new TourRoomText(language);
  }

  List<Node> of(Step step, List<Image> pictures, Optional<Node> page) {
    step.did().forEach(sentence -> nodes.add(words(Sentence.of(sentence), "tour-did")));
    step.trouble().ifPresent(this::trouble);
    if (!step.measured().isEmpty()) {
      nodes.add(measures(step));
    }
    pictures.forEach(picture -> nodes.add(view(picture, step)));
    page.ifPresent(nodes::add);
    step.listings().forEach(listing -> nodes.add(listing(listing)));
    nodes.add(words(text.byHand(), "tour-by-hand"));
    step.byHand().forEach(command -> nodes.add(words(command, "command-text")));
    return nodes;
  }

  /** What was in the way of the whole. */
  List<Node> of(Explanation trouble) {
    trouble(trouble);
    return nodes;
  }

  /** A sentence that stands back. */
  static Label quiet(String sentence) {
    return words(sentence, "start-text");
  }

  private static Label words(String sentence, String style) {
    var label = new Label(sentence);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  private void trouble(Explanation trouble) {
    nodes.add(words(Sentence.of(trouble.what()), "attention"));
    nodes.add(quiet(Sentence.of(trouble.why())));
    nodes.add(words(trouble.todo(), "command-text"));
  }

  private static GridPane measures(Step step) {
    var grid = new GridPane();
    grid.getStyleClass().add("facts");
    for (Step.Measure measure : step.measured()) {
      var name = new Label(Sentence.of(measure.name()));
      name.getStyleClass().add("fact-name");
      name.setWrapText(true);
      var value = new Label(measure.value());
      value.setMinWidth(Label.USE_PREF_SIZE);
      grid.addRow(grid.getRowCount(), name, value);
    }
    return grid;
  }

  private ImageView view(Image picture, Step step) {
    var view = new ImageView(picture);
    view.setFitWidth(PICTURE_WIDTH);
    view.setPreserveRatio(true);
    view.setSmooth(true);
    view.setAccessibleText(text.picture(step.exercise().number()));
    return view;
  }

  /** Bytes and conversations are many lines: closed until somebody wants them. */
  private static TitledPane listing(Step.Listing listing) {
    Label lines = words(listing.text(), "tour-listing");
    var pane = new TitledPane(listing.title(), lines);
    pane.getStyleClass().addAll("tour-lines", "dense");
    pane.setExpanded(false);
    pane.setAnimated(false);
    pane.setMinWidth(0);
    return pane;
  }
}
