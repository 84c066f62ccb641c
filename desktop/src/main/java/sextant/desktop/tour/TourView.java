package sextant.desktop.tour;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.TourRoomText;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.FilePicker;
import sextant.desktop.kit.LivePage;
import sextant.desktop.kit.Ui;
import sextant.tour.Exercise;
import sextant.tour.Step;
import sextant.words.Failure;
import sextant.words.Language;

/** The card of the tour: begins on a press, shows each step as it is done, can be left any time. */
public final class TourView {
  private final Language language;
  private final TourRoomText text;
  private final Guide guide;
  private final VBox node = new VBox();
  private final VBox steps = new VBox();
  private final ScrollPane scroll = new ScrollPane(steps);
  private final Button begin;
  private final Map<Exercise, StepRow> rows = new EnumMap<>(Exercise.class);
  private Guide.@Nullable Walk running;
  private final ReportFoot report;
  private boolean isFollowed;

  /**
   * A tour in this language.
   *
   * @param leave closes the card
   */
  public TourView(Language language, Surroundings around, Runnable leave) {
    this(
        language,
        card ->
            new TourRun(new TourRun.Surroundings(around.folder(), around.pages()), language, card),
        around.filePicker(),
        leave);
  }

  /**
   * What the card needs of the house.
   *
   * @param folder where the tour's folder is made, and deleted when the tour is over
   * @param pages gives an empty page to show live; empty where no room shows pages
   * @param filePicker asks where the report goes
   */
  public record Surroundings(
      Path folder, Optional<Supplier<LivePage>> pages, FilePicker filePicker) {}

  TourView(Language language, Guide guide, FilePicker picker, Runnable leave) {
    this.language = language;
    report = new ReportFoot(language, picker, this::live);
    this.guide = guide;
    text = new TourRoomText(language);
    begin = Buttons.words("tour-begin", text.begin(), this::toggle);
    begin.getStyleClass().add("accent");
    node.getStyleClass().addAll("overlay-card", "tour");
    node.setId("tour");
    node.setMaxWidth(Region.USE_PREF_SIZE);
    var words = new Label(text.sentence());
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    steps.getStyleClass().add("tour-steps");
    for (Exercise exercise : Exercise.values()) {
      StepRow row = new StepRow(exercise, language);
      rows.put(exercise, row);
      steps.getChildren().add(row.node());
    }
    scroll.setId("tour-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.addEventFilter(ScrollEvent.SCROLL, event -> isFollowed = false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    var foot = new HBox(report.button(), begin);
    foot.getStyleClass().add("tour-foot");
    node.getChildren().addAll(head(leave), words, scroll, report.node(), foot);
  }

  private HBox head(Runnable leave) {
    var title = new Label(text.title());
    title.getStyleClass().add("room-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var close = Buttons.icon("tour-close", Material2AL.CLOSE, text.later(), leave);
    var head = new HBox(title, close);
    head.getStyleClass().add("inspector-head");
    return head;
  }

  /** The card. */
  public Node node() {
    return node;
  }

  /** What the palette offers of it. */
  public List<Action> actions() {
    var save = new Action("tour.report", text.reportOfTour(), report::save);
    return report.isReady() ? List.of(save) : List.of();
  }

  private List<TourReport.Picture> live(Step step) {
    return row(step.exercise()).page().stream()
        .map(page -> new TourReport.Picture("page.png", page))
        .toList();
  }

  /** Takes the keyboard. */
  public void open() {
    begin.requestFocus();
  }

  /** The card is put away: a tour that runs ends, what it has shown stays. */
  public void leave() {
    end();
    rows.values().forEach(StepRow::rest);
  }

  /** The window goes: waits a moment until a tour that ran has left nothing behind. */
  public void close() {
    Optional.ofNullable(running)
        .ifPresent(tour -> {
          end();
          tour.awaitEnd();
        });
    rows.values().forEach(StepRow::clear);
  }

  private void end() {
    if (running != null) {
      running.end();
      running = null;
      rows.values().forEach(StepRow::stopped);
      report.ready();
      begin.setText(text.begin());
    }
  }

  private void toggle() {
    if (running != null) {
      end();
      return;
    }
    begin.setText(text.stop());
    isFollowed = true;
    rows.values().forEach(StepRow::clear);
    report.clear();
    running = guide.begin(new Shown());
  }

  private StepRow row(Exercise exercise) {
    return Objects.requireNonNull(rows.get(exercise), "bug: a row for each exercise");
  }

  /** Keeps the exercise that runs in sight, until the person turns the wheel. */
  private void follow(Region row) {
    Ui.later(() -> {
      double hidden = steps.getHeight() - scroll.getViewportBounds().getHeight();
      if (isFollowed && hidden > 0) {
        scroll.setVvalue(Math.clamp(row.getLayoutY() / hidden, 0, 1));
      }
    });
  }

  /** What happens, in the rows. */
  private final class Shown implements Guide.Card {
    private StepRow now = row(Exercise.SOCKETS);

    @Override
    public void begins(Exercise exercise) {
      now = row(exercise);
      now.begins();
      follow(now.node());
    }

    @Override
    public void shows(LivePage page) {
      now.show(page);
    }

    @Override
    public void ended(Step step, List<TourReport.Picture> pictures) {
      now.ended(step, pictures.stream().map(TourReport.Picture::image).toList());
      report.add(step, pictures);
      follow(now.node());
    }

    @Override
    public void failed(Failure why) {
      now.failed(why.sentences(language));
    }

    @Override
    public void over() {
      running = null;
      begin.setText(text.again());
      report.ready();
      follow(row(Exercise.SOCKETS).node());
    }
  }
}
