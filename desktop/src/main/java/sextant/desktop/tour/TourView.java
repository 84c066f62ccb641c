package sextant.desktop.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.TourRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Ui;
import sextant.tour.Exercise;
import sextant.tour.Program;
import sextant.tour.Step;
import sextant.tour.Tour;
import sextant.words.Language;

/** The card of the tour: begins on a press, shows each step as it is done, can be left any time. */
public final class TourView {
  private final Language language;
  private final TourRoomText text;
  private final VBox node = new VBox();
  private final Button begin;
  private final Map<Exercise, StepRow> rows = new EnumMap<>(Exercise.class);
  private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();

  /** A tour in this language; {@code leave} closes the card. */
  public TourView(Language language, Runnable leave) {
    this.language = language;
    this.text = new TourRoomText(language);
    node.getStyleClass().addAll("overlay-card", "tour");
    node.setId("tour");
    node.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
    var title = new Label(text.title());
    title.getStyleClass().add("room-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var close = Buttons.icon("tour-close", Material2AL.CLOSE, text.later(), leave);
    var head = new HBox(title, close);
    head.getStyleClass().add("inspector-head");
    var words = new Label(text.sentence());
    words.setWrapText(true);
    words.setMinHeight(Label.USE_PREF_SIZE);
    var steps = new VBox();
    steps.getStyleClass().add("tour-steps");
    for (Exercise exercise : Exercise.values()) {
      StepRow row = new StepRow(exercise, language);
      rows.put(exercise, row);
      steps.getChildren().add(row.node());
    }
    var scroll = new ScrollPane(steps);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    begin = Buttons.words("tour-begin", text.begin(), this::toggle);
    begin.getStyleClass().add("accent");
    var foot = new HBox(begin);
    foot.setAlignment(Pos.CENTER_RIGHT);
    node.getChildren().addAll(head, words, scroll, foot);
  }

  /** The card. */
  public Node node() {
    return node;
  }

  /** Takes the keyboard. */
  public void open() {
    begin.requestFocus();
  }

  /** Ends a tour that runs. */
  public void stop() {
    Thread tour = running.getAndSet(null);
    if (tour != null) {
      tour.interrupt();
    }
    begin.setText(text.begin());
  }

  private void toggle() {
    if (running.get() != null) {
      stop();
      return;
    }
    begin.setText(text.stop());
    rows.values().forEach(StepRow::clear);
    // A raw socket pins its carrier, so the tour has a thread of the system.
    Thread tour = Thread.ofPlatform().daemon().name("tour").unstarted(this::run);
    running.set(tour);
    tour.start();
  }

  private void run() {
    Thread own = Thread.currentThread();
    try {
      Path folder = Files.createTempDirectory("sextant-tour");
      new Tour(Program.ofThisProcess(), language)
          .run(EnumSet.allOf(Exercise.class), folder, new Steps(own));
    } catch (IOException noFolder) {
      Ui.later(() -> row(Exercise.SOCKETS).failed(String.valueOf(noFolder.getMessage())));
    } catch (InterruptedException stopped) {
      Ui.later(() -> rows.values().forEach(StepRow::stopped));
    }
    Ui.later(() -> {
      if (running.compareAndSet(own, null)) {
        begin.setText(text.again());
      }
    });
  }

  private StepRow row(Exercise exercise) {
    return Objects.requireNonNull(rows.get(exercise), "bug: a row for each exercise");
  }

  /** Brings what happens onto the JavaFX thread, as long as nobody ended this tour. */
  private final class Steps implements Tour.Listener {
    private final Thread tour;

    Steps(Thread tour) {
      this.tour = tour;
    }

    @Override
    public void begins(Exercise exercise) {
      show(() -> row(exercise).begins());
    }

    @Override
    public void ended(Step step) {
      show(() -> row(step.exercise()).ended(step));
    }

    private void show(Runnable change) {
      Ui.later(() -> {
        if (tour.equals(running.get())) {
          change.run();
        }
      });
    }
  }
}
