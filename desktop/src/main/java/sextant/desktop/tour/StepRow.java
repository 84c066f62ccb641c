package sextant.desktop.tour;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sextant.desktop.TourRoomText;
import sextant.desktop.kit.LivePage;
import sextant.tour.Exercise;
import sextant.tour.Step;
import sextant.words.Explanation;
import sextant.words.Language;

/** One exercise in the card: its sign and name, what it will do, and then what came of it. */
final class StepRow {
  private static final String WAITING = "○";

  private final Exercise exercise;
  private final Language language;
  private final TourRoomText text;
  private final Label sign = new Label();
  private final ProgressIndicator busy = new ProgressIndicator();
  private final VBox details = new VBox();
  private final VBox node;
  private @Nullable LiveFrame live;

  StepRow(Exercise exercise, Language language) {
    this.exercise = exercise;
    this.language = language;
    text = new TourRoomText(language);
    sign.getStyleClass().add("tour-sign");
    busy.getStyleClass().add("busy");
    var name = new Label(exercise.number() + " · " + exercise.title(language));
    name.getStyleClass().add("start-title");
    var head = new HBox(sign, name);
    head.getStyleClass().add("tour-head");
    details.getStyleClass().add("tour-details");
    node = new VBox(head, details);
    node.setId("tour-" + exercise.number());
    clear();
  }

  Region node() {
    return node;
  }

  /** As before the tour: only what it will do. */
  void clear() {
    closePage();
    mark(WAITING, "");
    details.getChildren().setAll(StepDetails.quiet(promise()));
  }

  private String promise() {
    return switch (exercise) {
      case SOCKETS -> text.willTalk();
      case PING -> text.willPing();
      case WINDOW -> text.willPaint();
      case WEB -> text.willBrowse();
      case FILES -> text.willSend();
      case CHAT -> text.willChat();
    };
  }

  void begins() {
    mark("", "");
    sign.setGraphic(busy);
    sign.setAccessibleText(text.running());
  }

  /** The person ended the tour before this one was over. */
  void stopped() {
    if (sign.getGraphic() != null) {
      clear();
    }
  }

  void failed(Explanation why) {
    mark("✗", "bad");
    details.getChildren().setAll(new StepDetails(language).of(why));
  }

  /** Shows the page while its server is up, and after that as it was. */
  void show(LivePage page) {
    closePage();
    live = new LiveFrame(page);
    details.getChildren().add(live.node());
  }

  /** Lets the engine of a live page go; what it showed stays as a picture. */
  void rest() {
    if (live != null) {
      live.rest();
    }
  }

  /** The page it shows. */
  Optional<Image> page() {
    return Optional.ofNullable(live).map(LiveFrame::picture);
  }

  private void closePage() {
    if (live != null) {
      live.close();
      live = null;
    }
  }

  /** Shows what came of it, with these pictures in place of their files. */
  void ended(Step step, List<Image> pictures) {
    switch (step.state()) {
      case DONE -> mark("✓", "good");
      case PARTLY -> mark("!", "attention");
      case FAILED -> mark("✗", "bad");
    }
    Optional<Node> page = Optional.ofNullable(live).map(LiveFrame::node);
    details.getChildren().setAll(new StepDetails(language).of(step, pictures, page));
  }

  private void mark(String symbol, String style) {
    sign.setGraphic(null);
    sign.setText(symbol);
    sign.setAccessibleText(symbol);
    sign.getStyleClass().removeAll("good", "attention", "bad");
    if (!style.isEmpty()) {
      sign.getStyleClass().add(style);
    }
  }
}
