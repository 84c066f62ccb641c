package sextant.desktop.web;

import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.words.Language;
import sextant.words.Quantity;

/** The downloads of this run, each with what can be done about it. */
final class DownloadPanel {
  private final Language language;
  private final WebRoomText text;
  private final WebRoomModel model;
  private final WebRoomActions actions;
  private final VBox list = new VBox();
  private final VBox panel = new VBox();
  private final Map<DownloadItem, Listening> heard = new HashMap<>();

  DownloadPanel(
      Language language, WebRoomModel model, WebRoomActions actions, Listening listening) {
    this.language = language;
    this.model = model;
    this.actions = actions;
    text = new WebRoomText(language);
    panel.setId("web-download-panel");
    panel.getStyleClass().add("download-panel");
    var title = new Label(text.downloads());
    title.getStyleClass().add("side-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var head =
        new HBox(
            title,
            Buttons.icon(
                "web-downloads-close",
                Material2AL.CLOSE,
                text.closeDownloads(),
                () -> model.downloadsShownProperty().set(false)));
    head.getStyleClass().add("inspector-head");
    list.getStyleClass().add("download-list");
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("edge-to-edge", "download-scroll");
    panel.getChildren().addAll(head, scroll);
    panel.visibleProperty().bind(model.downloadsShownProperty());
    panel.managedProperty().bind(model.downloadsShownProperty());
    ListChangeListener<DownloadItem> changed = change -> fill();
    model.downloads().addListener(changed);
    listening.add(() -> model.downloads().removeListener(changed));
    listening.add(() -> heard.values().forEach(Listening::stop));
    fill();
  }

  Node node() {
    return panel;
  }

  private void fill() {
    heard.values().forEach(Listening::stop);
    heard.clear();
    list.getChildren().clear();
    if (model.downloads().isEmpty()) {
      var none = new Label(text.noDownloads(actions.services().downloads().folder()));
      none.getStyleClass().add("quiet");
      none.setWrapText(true);
      list.getChildren().add(none);
    }
    for (DownloadItem item : model.downloads()) {
      var row = new HBox();
      row.getStyleClass().add("download-row");
      var listening = new Listening();
      listening.to(item.stateProperty(), state -> show(row, item));
      heard.put(item, listening);
      show(row, item);
      list.getChildren().add(row);
    }
  }

  private void show(HBox row, DownloadItem item) {
    var name = new Label(item.name());
    name.getStyleClass().add("download-name");
    var words = new Label();
    words.getStyleClass().addAll("small-text", "quiet");
    words.setWrapText(true);
    var column = new VBox(name, words);
    HBox.setHgrow(column, Priority.ALWAYS);
    row.getChildren().setAll(column);
    switch (item.stateProperty().get()) {
      case DownloadItem.State.Running state -> {
        words.setText(amount(state.doneBytes(), state.totalBytes()));
        var bar = new ProgressBar(share(state.doneBytes(), state.totalBytes()));
        bar.getStyleClass().add("small");
        row.getChildren().add(bar);
        button(
            row,
            "web-pause",
            Material2MZ.PAUSE,
            text.pause(),
            () -> actions.services().downloads().pause(item));
      }
      case DownloadItem.State.Paused state -> {
        words.setText(text.paused(amount(state.doneBytes(), state.totalBytes())));
        button(
            row, "web-resume", Material2MZ.PLAY_ARROW, text.resume(), () -> actions.resume(item));
        forget(row, item);
      }
      case DownloadItem.State.Done state -> {
        String bytes = Quantity.bytes(state.finished().byteCount());
        words.setText(text.downloaded(bytes, state.finished().sha256()));
        String path = state.finished().file().toString();
        button(
            row,
            "web-copy-path",
            Material2AL.CONTENT_COPY,
            text.copyPath(),
            () -> actions.context().clip().put(path));
        button(
            row,
            "web-open-folder",
            Material2AL.FOLDER_OPEN,
            text.openFolder(),
            () -> actions.showFolder(state.finished().file()));
        forget(row, item);
      }
      case DownloadItem.State.Failed state -> {
        words.setText(state.failure().explain(language).inOneLine());
        words.getStyleClass().add("bad");
        button(
            row,
            "web-retry-download",
            Material2MZ.REFRESH,
            text.retry(),
            () -> actions.resume(item));
        forget(row, item);
      }
    }
  }

  private void forget(HBox row, DownloadItem item) {
    button(
        row,
        "web-forget",
        Material2AL.CLOSE,
        text.forget(),
        () -> actions.services().downloads().forget(item));
  }

  private static void button(
      HBox row, String id, org.kordamp.ikonli.Ikon icon, String verb, Runnable run) {
    row.getChildren().add(Buttons.icon(id, icon, verb, run));
  }

  private String amount(long done, long total) {
    return total < 0
        ? Quantity.bytes(done)
        : text.doneOf(Quantity.bytes(done), Quantity.bytes(total));
  }

  private static double share(long done, long total) {
    return total <= 0 ? -1 : (double) done / total;
  }
}
