package sextant.desktop.web;

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
import sextant.web.page.WindowAdvice;
import sextant.web.store.DownloadEntry;
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
    ListChangeListener<DownloadRow> changed = change -> fill();
    model.downloads().addListener(changed);
    listening.add(() -> model.downloads().removeListener(changed));
    fill();
  }

  Node node() {
    return panel;
  }

  private void fill() {
    list.getChildren().clear();
    if (model.downloads().isEmpty()) {
      var none = new Label(text.noDownloads(actions.services().downloads().folder()));
      none.getStyleClass().add("quiet");
      none.setWrapText(true);
      list.getChildren().add(none);
    }
    for (DownloadRow item : model.downloads()) {
      var row = new HBox();
      row.getStyleClass().add("download-row");
      show(row, item);
      list.getChildren().add(row);
    }
  }

  private void show(HBox row, DownloadRow item) {
    DownloadEntry entry = item.entry();
    var name = new Label(entry.name());
    name.getStyleClass().add("download-name");
    var words = new Label();
    words.getStyleClass().addAll("small-text", "quiet");
    words.setWrapText(true);
    var column = new VBox(name, words);
    HBox.setHgrow(column, Priority.ALWAYS);
    row.getChildren().setAll(column);
    Downloads downloads = actions.services().downloads();
    switch (entry.state()) {
      case RUNNING -> {
        words.setText(moving(item));
        var bar = new ProgressBar(item.share());
        bar.getStyleClass().add("small");
        row.getChildren().add(bar);
        button(row, "web-pause", Material2MZ.PAUSE, text.pause(), () -> downloads.pause(item.id()));
      }
      case PAUSED -> {
        words.setText(text.paused(amount(entry)));
        button(
            row,
            "web-resume",
            Material2MZ.PLAY_ARROW,
            text.resume(),
            () -> actions.files().resume(item));
        forget(row, item);
      }
      case DONE -> done(row, item, words);
      case FAILED -> {
        words.setText(
            entry.failure().map(why -> WindowAdvice.explain(why, language).inOneLine()).orElse(""));
        words.getStyleClass().add("bad");
        button(
            row,
            "web-retry-download",
            Material2MZ.REFRESH,
            text.retry(),
            () -> actions.files().resume(item));
        forget(row, item);
      }
    }
  }

  private void done(HBox row, DownloadRow item, Label words) {
    words.setText(text.downloaded(Quantity.bytes(item.entry().done()), item.entry().sha256()));
    item.entry()
        .file()
        .ifPresent(file -> {
          button(
              row,
              "web-copy-path",
              Material2AL.CONTENT_COPY,
              text.copyPath(),
              () -> actions.context().clip().put(file.toString()));
          if (actions.files().canSend()) {
            button(
                row,
                "web-send-file",
                Material2MZ.SEND,
                text.sendWithFiles(),
                () -> actions.files().send(file));
          }
          button(
              row,
              "web-open-folder",
              Material2AL.FOLDER_OPEN,
              text.openFolder(),
              () -> actions.files().showFolder(file));
        });
    forget(row, item);
  }

  private void forget(HBox row, DownloadRow item) {
    button(
        row,
        "web-forget",
        Material2AL.CLOSE,
        text.forget(),
        () -> actions.services().downloads().forget(item.id()));
  }

  private static void button(
      HBox row, String id, org.kordamp.ikonli.Ikon icon, String verb, Runnable run) {
    row.getChildren().add(Buttons.icon(id, icon, verb, run));
  }

  private String moving(DownloadRow item) {
    var words = new StringBuilder(amount(item.entry()));
    if (item.bytesPerSecond() >= 1) {
      words.append(" · ").append(Quantity.bytesPerSecond(item.bytesPerSecond()));
    }
    item.secondsLeft()
        .ifPresent(left ->
            words.append(" · ").append(text.timeLeft(Quantity.duration(left * 1_000_000_000L))));
    return words.toString();
  }

  private String amount(DownloadEntry entry) {
    String done = Quantity.bytes(entry.done());
    return entry.total().isEmpty()
        ? done
        : text.doneOf(done, Quantity.bytes(entry.total().getAsLong()));
  }
}
