package sextant.desktop.web.stuck;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import sextant.desktop.kit.Appearance;
import sextant.desktop.kit.Mark;
import sextant.desktop.kit.Ui;

/** The process of the question: shows it, hears the answer, does what it needs. */
public final class QuestionWindow {
  private static final double WIDTH = 560;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Hearing hearing;
  private final Inquiry inquiry;
  private final Closing closing;
  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable QuestionView view;

  private QuestionWindow(Hearing hearing, Inquiry inquiry, List<String> desktop) {
    this.hearing = hearing;
    this.inquiry = inquiry;
    closing = new Closing(hearing, Restart.of(desktop, inquiry), PATIENCE);
  }

  /**
   * Asks what comes in and says the answer; blocks until it is over. Starts JavaFX.
   *
   * @param desktop the command that starts the program
   */
  public static void run(InputStream in, OutputStream out, List<String> desktop)
      throws IOException, InterruptedException {
    var hearing = new Hearing(in, out);
    var window = new QuestionWindow(hearing, hearing.inquiry(), desktop);
    Platform.setImplicitExit(false);
    Platform.startup(window::show);
    Ui.background("question-end", window::listen);
    window.over.await();
    Platform.exit();
  }

  private void show() {
    var stage = new Stage();
    var shown = new QuestionView(inquiry, this::answered);
    view = shown;
    var scene = new Scene(shown, WIDTH, -1);
    new Appearance(
            inquiry.face().isDark(), Appearance.Density.COMFORTABLE, Appearance.TextSize.NORMAL)
        .applyTo(scene);
    stage.setScene(scene);
    stage.setTitle("Sextant");
    stage.getIcons().addAll(Mark.picture(16), Mark.picture(32), Mark.picture(64));
    stage.setResizable(false);
    stage.setAlwaysOnTop(true); // the window that stands cannot give way
    stage.setOnCloseRequest(event -> {
      event.consume();
      shown.answer(Answer.WAIT);
    });
    stage.setOnShown(event -> place(stage));
    stage.show();
  }

  private void place(Stage stage) {
    if (!Double.isNaN(inquiry.face().x()) && !Double.isNaN(inquiry.face().y())) {
      stage.setX(Math.max(0, inquiry.face().x() - stage.getWidth() / 2));
      stage.setY(Math.max(0, inquiry.face().y() - stage.getHeight() / 2));
    }
  }

  private void answered(Answer answer) {
    hearing.say(answer);
    switch (answer) {
      case WAIT -> over.countDown();
      case CLOSE -> closing.want();
    }
  }

  private void listen() {
    closing.await(() -> Ui.later(this::busy));
    over.countDown();
  }

  // Behind show(), which was given to the same thread before.
  private void busy() {
    QuestionView shown = view;
    if (shown != null) {
      shown.busy();
    }
  }
}
