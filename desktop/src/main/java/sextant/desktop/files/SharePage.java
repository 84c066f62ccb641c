package sextant.desktop.files;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.QrCanvas;
import sextant.desktop.kit.Segments;
import sextant.desktop.shell.RoomContext;

/** Shares by a link that any browser opens: options, then the link as text and as squares. */
final class SharePage {
  private static final int SQUARE = 6;

  private final FilesRoomText text;
  private final FilesModel model;
  private final Sharing sharing;
  private final RoomContext context;
  private final QrCanvas squares = new QrCanvas(SQUARE);
  private final ScrollPane node;

  SharePage(
      FilesRoomText text,
      FilesModel model,
      FilesActions actions,
      RoomContext context,
      Listening listening) {
    this.text = text;
    this.model = model;
    this.context = context;
    sharing = actions.sharing();
    var lead = new Label(text.shareLead());
    lead.setWrapText(true);
    lead.getStyleClass().add("quiet");
    var options = options();
    var running = running();
    var isRunning = Bindings.isNotEmpty(sharing.linkProperty());
    running.visibleProperty().bind(isRunning);
    running.managedProperty().bind(isRunning);
    options.visibleProperty().bind(isRunning.not());
    options.managedProperty().bind(options.visibleProperty());
    var bar = new ParcelBar(text, model, actions, listening).node();
    bar.visibleProperty().bind(isRunning.not());
    bar.managedProperty().bind(bar.visibleProperty());
    var column = new VBox(lead, bar, options, running);
    column.getStyleClass().add("files-column");
    node = new ScrollPane(column);
    node.setFitToWidth(true);
    node.getStyleClass().add("files-page");
    listening.to(sharing.linkProperty(), this::paint);
    listening.add(() -> sharing.pinProperty().unbind());
    paint(sharing.linkProperty().get());
  }

  Node node() {
    return node;
  }

  private FlowPane options() {
    var uploads = new CheckBox(text.shareUploads());
    uploads.setId("share-uploads");
    uploads.selectedProperty().bindBidirectional(sharing.takesUploadsProperty());
    var pin = new TextField(sharing.pinProperty().get());
    pin.setId("share-pin");
    pin.setPromptText(text.sharePin());
    pin.setAccessibleText(text.sharePin());
    pin.textProperty().addListener((at, before, now) -> sharing.pinProperty().set(now));
    Map<Sharing.Life, String> names = new EnumMap<>(Sharing.Life.class);
    names.put(Sharing.Life.TEN_MINUTES, text.tenMinutes());
    names.put(Sharing.Life.HOUR, text.oneHour());
    names.put(Sharing.Life.DAY, text.oneDay());
    var life = new Segments<>("share-life", sharing.lifeProperty(), names);
    Button start = Buttons.words("share-start", text.shareStart(), sharing::start);
    start.getStyleClass().add("accent");
    start
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.parcelProperty().get().paths().isEmpty()
                        && !sharing.takesUploadsProperty().get(),
                model.parcelProperty(),
                sharing.takesUploadsProperty()));
    var row = new FlowPane(uploads, pin, life, start);
    row.getStyleClass().add("files-buttons");
    return row;
  }

  private VBox running() {
    var link = new TextField();
    link.setId("share-link");
    link.setEditable(false);
    link.textProperty().bind(sharing.linkProperty());
    link.setAccessibleText(text.shareLink());
    var warning = new Label(text.shareOnNetwork());
    warning.setWrapText(true);
    warning.getStyleClass().add("attention");
    var copy =
        Buttons.words(
            "share-copy", text.shareCopy(), () -> context.clip().put(sharing.linkProperty().get()));
    var stop = Buttons.words("share-stop", text.shareStop(), sharing::stop);
    var buttons = new FlowPane(copy, stop);
    buttons.getStyleClass().add("files-buttons");
    var log = new ListView<>(sharing.log());
    log.setId("share-log");
    log.setPrefHeight(160);
    log.getStyleClass().add("offer-files");
    var column = new VBox(link, squares, warning, buttons, log);
    column.getStyleClass().add("files-list");
    return column;
  }

  private void paint(String link) {
    if (!link.isEmpty()) {
      squares.show(link);
    }
  }
}
