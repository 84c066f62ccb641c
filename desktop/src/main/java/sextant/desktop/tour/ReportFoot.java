package sextant.desktop.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.TourRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.ErrorPanel;
import sextant.desktop.kit.FilePicker;
import sextant.desktop.kit.OutsideWorld;
import sextant.desktop.kit.Ui;
import sextant.desktop.tour.TourReport.Shown;
import sextant.tour.Step;
import sextant.words.Failure;
import sextant.words.Language;

/** Offers what the tour showed as a page to keep, and says where it was put. */
final class ReportFoot {
  private final Language language;
  private final TourRoomText text;
  private final FilePicker picker;
  private final Function<Step, List<TourReport.Picture>> live;
  private final OutsideWorld outside = new OutsideWorld();
  private final List<Shown> shown = new ArrayList<>();
  private final Button save;
  private final ErrorPanel error;
  private final Label where = new Label();
  private final HBox told;
  private final VBox node;
  private Path folder = Path.of("");

  /** {@code live} gives the pictures that a step shows beside its files. */
  ReportFoot(Language language, FilePicker picker, Function<Step, List<TourReport.Picture>> live) {
    this.language = language;
    this.picker = picker;
    this.live = live;
    text = new TourRoomText(language);
    save = Buttons.words("tour-report", text.report(), this::save);
    error = new ErrorPanel(language);
    where.setId("tour-report-where");
    where.setWrapText(true);
    where.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(where, Priority.ALWAYS);
    Button show =
        Buttons.icon(
            "tour-report-show",
            Material2AL.FOLDER_OPEN,
            text.showInFolder(),
            () -> outside.showInFolder(folder));
    told = new HBox(where, show);
    told.getStyleClass().add("tools");
    node = new VBox(error, told);
    node.managedProperty().bind(error.managedProperty().or(told.managedProperty()));
    clear();
  }

  /** What is said about it. */
  Node node() {
    return node;
  }

  /** The button that keeps it; seen when there is something to keep. */
  Button button() {
    return save;
  }

  /** Another tour begins. */
  void clear() {
    shown.clear();
    error.hide();
    told(false);
    offer(false);
  }

  void add(Step step, List<TourReport.Picture> pictures) {
    shown.add(new Shown(step, pictures));
  }

  /** The tour is over or was stopped: what there is can be kept. */
  void ready() {
    offer(!shown.isEmpty());
  }

  boolean isReady() {
    return save.isVisible();
  }

  private void offer(boolean isOffered) {
    save.setVisible(isOffered);
    save.setManaged(isOffered);
  }

  private void told(boolean isTold) {
    told.setVisible(isTold);
    told.setManaged(isTold);
  }

  /** Asks where to, and writes it there. */
  void save() {
    picker.folder(text.reportTitle()).ifPresent(this::write);
  }

  private void write(Path parent) {
    error.hide();
    var report = new TourReport(shown.stream().map(this::whole).toList());
    Ui.background(
        "tour-report",
        () -> {
          try {
            Path made = report.write(parent, language);
            Ui.later(() -> saved(made));
          } catch (IOException failed) {
            Failure why = Failure.of(failed, parent.toString());
            Ui.later(() -> error.show(why.sentences(language), null));
          }
        });
  }

  private Shown whole(Shown one) {
    List<TourReport.Picture> all = new ArrayList<>(one.pictures());
    all.addAll(live.apply(one.step()));
    return new Shown(one.step(), all);
  }

  private void saved(Path made) {
    folder = made;
    where.setText(text.reportSaved(made));
    told(true);
  }
}
