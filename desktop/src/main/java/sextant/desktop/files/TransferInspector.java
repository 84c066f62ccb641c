package sextant.desktop.files;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Facts;
import sextant.desktop.kit.Inspector;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Timeline;
import sextant.files.FileProgress;
import sextant.files.SendReport;
import sextant.files.Tally;
import sextant.words.Language;
import sextant.words.Quantity;

/** One transfer in full: its speed over time and every file. */
final class TransferInspector {
  private static final int MOST_FILES = 5_000;

  private final Language language;
  private final FilesRoomText text;
  private final Timeline speed;
  private final ListView<FileProgress> files = new ListView<>();
  private final Label problems = new Label();
  private final Inspector inspector;
  private Optional<TransferItem> shown = Optional.empty();
  private Subscription watching = Subscription.EMPTY;

  TransferInspector(Language language, LongSupplier clockMillis, Listening listening) {
    this.language = language;
    text = new FilesRoomText(language);
    speed = new Timeline(clockMillis, Quantity::bytesPerSecond);
    speed.setId("transfer-speed");
    speed.setMinHeight(120);
    speed.setPrefHeight(160);
    files.setId("transfer-files");
    files.setCellFactory(view -> new FileCell(text));
    files.getStyleClass().add("transfer-files");
    problems.setWrapText(true);
    problems.setMinHeight(Label.USE_PREF_SIZE);
    problems.getStyleClass().add("bad");
    VBox.setVgrow(files, Priority.ALWAYS);
    var details = new VBox(speed, problems, files);
    details.getStyleClass().add("transfer-details");
    inspector = new Inspector(language, details);
    inspector.getStyleClass().add("files-inspector");
    listening.add(() -> show(Optional.empty()));
  }

  Node node() {
    return inspector;
  }

  /** Shows a transfer, or closes. */
  void show(Optional<TransferItem> item) {
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    shown.ifPresent(before -> speed.remove(before.speed()));
    shown = item;
    if (item.isEmpty()) {
      inspector.hide();
      return;
    }
    TransferItem now = item.get();
    speed.add(now.speed());
    watching = now.ticksProperty().subscribe(tick -> refresh(now));
  }

  private void refresh(TransferItem item) {
    Tally tally = item.transfer().tally();
    Tally.View view = tally.view();
    Facts facts = inspector.show(item.transfer().peer());
    facts.fact(text.factState(), StateWords.of(item, text));
    facts.fact(
        text.factFiles(),
        text.factFilesDone(
            Integer.toString(view.doneFiles() + view.skippedFiles()),
            Integer.toString(view.totalFiles())));
    facts.fact(text.factWire(), Quantity.bytes(view.wireBytes()));
    files.getItems().setAll(tally.files(0, MOST_FILES));
    List<SendReport.Problem> met = item.transfer().problems();
    problems.setText(
        String.join(
            "\n",
            met.stream()
                .limit(5)
                .map(p -> p.name() + ": " + p.why().explain(language).what())
                .toList()));
    problems.setManaged(!met.isEmpty());
  }

  /** One file: its name and how far it is. */
  private static final class FileCell extends ListCell<FileProgress> {
    private final FilesRoomText text;
    private final Label name = new Label();
    private final Label state = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final HBox row = new HBox(name, bar, state);

    FileCell(FilesRoomText text) {
      this.text = text;
      name.setMaxWidth(Double.MAX_VALUE);
      name.setMinWidth(0);
      bar.setPrefWidth(64);
      bar.setMinWidth(64);
      state.getStyleClass().addAll("quiet", "file-state");
      HBox.setHgrow(name, Priority.ALWAYS);
      row.getStyleClass().add("offer-head");
      setPrefWidth(0); // as wide as the list, never wider
    }

    @Override
    protected void updateItem(FileProgress file, boolean empty) {
      super.updateItem(file, empty);
      if (empty || file == null) {
        setGraphic(null);
        return;
      }
      name.setText(file.name());
      state.setText(StateWords.of(file, text));
      bar.setVisible(file.state() == FileProgress.State.MOVING);
      bar.setProgress(file.size() == 0 ? 1 : (double) file.movedBytes() / file.size());
      setGraphic(row);
    }
  }
}
