package sextant.desktop.web.stuck;

import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.StuckPageText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Ui;

/** The question: which page, how long, what closing it means. Answers once. JavaFX thread. */
final class QuestionView extends VBox {
  private final StuckPageText text;
  private final Inquiry.Accused page;
  private final Consumer<Answer> then;
  private final Label held = line("", "trouble-why");
  private final Label means = line("", "trouble-todo");
  private final HBox buttons = new HBox();
  private final long beganNanos = System.nanoTime();
  private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), e -> count()));

  QuestionView(Inquiry inquiry, Consumer<Answer> then) {
    this.then = then;
    text = new StuckPageText(inquiry.face().language());
    page = inquiry.page();
    getStyleClass().addAll("trouble", "stuck-question");
    var icon = new FontIcon(Material2AL.HOURGLASS_EMPTY);
    icon.getStyleClass().add("trouble-icon");
    String what = page.isSure() ? text.what(page.place()) : text.whatPerhaps(page.place());
    Label title = line(what, "trouble-what");
    title.setId("stuck-what");
    held.setId("stuck-held");
    means.setText(text.means());
    getChildren().addAll(icon, title);
    if (!page.title().isBlank() && !page.title().equals(page.place())) {
      getChildren().add(line(text.pageTitle(page.title()), "trouble-todo"));
    }
    Button wait = Buttons.words("stuck-wait", text.waitForIt(), () -> answer(Answer.WAIT));
    Button close = Buttons.words("stuck-close", text.close(), () -> answer(Answer.CLOSE));
    close.getStyleClass().add("accent");
    buttons.getChildren().addAll(close, wait);
    buttons.getStyleClass().add("tools");
    getChildren().add(held);
    if (page.isHungry()) {
      getChildren().add(line(text.hungry(), "trouble-why"));
    }
    getChildren().addAll(means, buttons);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            answer(Answer.WAIT);
          }
        });
    count();
    clock.setCycleCount(Timeline.INDEFINITE);
    clock.play();
    // Whoever types into the page must not close it with the next space.
    Ui.later(wait::requestFocus);
  }

  private static Label line(String words, String style) {
    var label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  private void count() {
    long seconds = page.seconds() + (System.nanoTime() - beganNanos) / 1_000_000_000;
    held.setText(page.isSure() ? text.held(seconds) : text.heldBySome(seconds));
  }

  /** Says the answer, unless one was said. */
  void answer(Answer answer) {
    if (!buttons.isDisabled()) {
      clock.stop();
      buttons.setDisable(true);
      if (answer == Answer.CLOSE) {
        busy();
      }
      then.accept(answer);
    }
  }

  /** Shows that the program is on its way back. */
  void busy() {
    assert Platform.isFxApplicationThread() : "bug: not on the JavaFX thread";
    clock.stop();
    buttons.setDisable(true);
    means.setText(text.starting());
  }
}
