package sextant.desktop.files;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Sparkline;
import sextant.files.Transfer;
import sextant.words.Failure;
import sextant.words.Language;

/** One transfer: who, how far, how fast, and its buttons. */
final class TransferRow {
  private final Language language;
  private final FilesRoomText text;
  private final TransferItem item;
  private final FilesModel model;
  private final FilesActions actions;
  private final HBox row = new HBox();
  private final Label words = new Label();
  private final Label trouble = new Label();
  private final Sparkline speed = new Sparkline(120);
  private final TextField pin = new TextField();
  private final Button pause;
  private final Button retry;
  private final Button cancel;
  private final Button show;
  private final Button forget;

  TransferRow(
      Language language,
      TransferItem item,
      FilesModel model,
      FilesActions actions,
      Listening listening) {
    this.language = language;
    this.item = item;
    this.model = model;
    this.actions = actions;
    text = new FilesRoomText(language);
    var sending = actions.sending();
    pause =
        Buttons.icon("transfer-pause", Material2MZ.PAUSE, text.pause(), () -> sending.toggle(item));
    retry =
        Buttons.icon(
            "transfer-retry",
            Material2MZ.REFRESH,
            text.retry(),
            () -> sending.retry(item, pin.getText()));
    cancel =
        Buttons.icon("transfer-cancel", Material2AL.CLOSE, text.cancel(), item.transfer()::cancel);
    show =
        Buttons.icon("transfer-show", Material2AL.FOLDER_OPEN, text.showInFolder(), this::reveal);
    forget =
        Buttons.icon(
            "transfer-forget", Material2AL.CLEAR_ALL, text.putAway(), () -> sending.forget(item));
    build();
    listening.to(item.ticksProperty(), tick -> refresh());
    refresh();
  }

  Node node() {
    return row;
  }

  private void build() {
    boolean isIn = item.transfer().isIncoming();
    var way = new FontIcon(isIn ? Material2AL.CALL_RECEIVED : Material2AL.CALL_MADE);
    var name = new Label(item.transfer().peer());
    name.getStyleClass().addAll("transfer-name", isIn ? "received" : "sent");
    var bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty().bind(item.progressProperty());
    words.setId("transfer-words");
    words.setMinWidth(0);
    trouble.setWrapText(true);
    trouble.setMinHeight(Label.USE_PREF_SIZE);
    trouble.getStyleClass().add("bad");
    pin.setId("transfer-pin");
    pin.setPromptText(text.pinPrompt());
    pin.setOnAction(event -> actions.sending().retry(item, pin.getText()));
    speed.getStyleClass().add("rate");
    var column = new VBox(name, bar, words, trouble);
    column.getStyleClass().add("transfer-words");
    HBox.setHgrow(column, Priority.ALWAYS);
    row.getStyleClass().add("transfer-row");
    row.getChildren().addAll(way, column, speed, pin, pause, retry, cancel, show, forget);
    row.setOnMouseClicked(event -> model.selectedProperty().set(Optional.of(item)));
  }

  private void refresh() {
    Transfer.State state = item.stateProperty().get();
    words.setText(StateWords.of(item, text));
    boolean isOver = state.isEnd();
    boolean canHold = state == Transfer.State.RUNNING || state == Transfer.State.PAUSED;
    boolean isOut = !item.transfer().isIncoming();
    boolean isHeld = state == Transfer.State.PAUSED;
    pause.setGraphic(new FontIcon(isHeld ? Material2MZ.PLAY_ARROW : Material2MZ.PAUSE));
    pause.getTooltip().setText(isHeld ? text.resume() : text.pause());
    pause.setAccessibleText(isHeld ? text.resume() : text.pause());
    see(pause, canHold);
    see(cancel, !isOver);
    see(retry, isOver && isOut && state != Transfer.State.DONE);
    see(show, isOver && !isOut && item.lastFile().isPresent());
    see(forget, isOver);
    see(speed, !isOver);
    if (state == Transfer.State.RUNNING) {
      speed.add(item.bytesPerSecond());
    }
    Optional<Failure> failure = item.transfer().failure();
    boolean asksForPin =
        failure.filter(f -> f.kind() == Failure.Kind.PIN_REQUIRED).isPresent()
            || failure.filter(f -> f.kind() == Failure.Kind.PIN_WRONG).isPresent();
    see(pin, isOver && asksForPin);
    trouble.setText(failure.map(f -> f.line(language)).orElse(""));
    see(trouble, failure.isPresent());
  }

  private static void see(Node part, boolean isSeen) {
    part.setVisible(isSeen);
    part.setManaged(isSeen);
  }

  private void reveal() {
    item.lastFile().ifPresent(actions.outside()::showInFolder);
  }
}
