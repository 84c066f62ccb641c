package sextant.desktop.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  private Map<DownloadRow.Id, Row> rows = Map.of();

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

  // A row stays while nothing but its figures changes: it may be under the mouse or the keyboard.
  private void fill() {
    List<Node> nodes = new ArrayList<>();
    Map<DownloadRow.Id, Row> now = new HashMap<>();
    for (DownloadRow item : model.downloads()) {
      Row known = rows.get(item.id());
      Row row = known != null && known.shows(item) ? known : fresh(item);
      row.move(item);
      now.put(item.id(), row);
      nodes.add(row.box);
    }
    rows = now;
    if (nodes.isEmpty()) {
      var none = new Label(text.noDownloads(actions.services().downloads().folder()));
      none.getStyleClass().add("quiet");
      none.setWrapText(true);
      nodes.add(none);
    }
    if (!list.getChildren().equals(nodes)) {
      list.getChildren().setAll(nodes);
    }
  }

  private Row fresh(DownloadRow item) {
    var row = new Row(item.entry());
    show(row.box, item, row.words);
    return row;
  }

  /** One download. */
  private final class Row {
    final HBox box = new HBox();
    final Label words = new Label();
    private final DownloadEntry entry;
    private final ProgressBar bar = new ProgressBar();

    Row(DownloadEntry entry) {
      this.entry = entry;
      box.getStyleClass().add("download-row");
      bar.getStyleClass().add("small");
      words.getStyleClass().addAll("small-text", "quiet");
      words.setWrapText(true);
      var name = new Label(entry.name());
      name.getStyleClass().add("download-name");
      var column = new VBox(name, words);
      HBox.setHgrow(column, Priority.ALWAYS);
      box.getChildren().add(column);
      if (entry.state() == DownloadEntry.State.RUNNING) {
        box.getChildren().add(bar);
      }
    }

    boolean shows(DownloadRow item) {
      boolean isRunning = item.entry().state() == DownloadEntry.State.RUNNING;
      return isRunning
          ? entry.state() == DownloadEntry.State.RUNNING && entry.name().equals(item.entry().name())
          : entry.equals(item.entry());
    }

    void move(DownloadRow item) {
      if (item.entry().state() == DownloadEntry.State.RUNNING) {
        words.setText(moving(item));
        bar.setProgress(item.share());
      }
    }
  }

  private void show(HBox row, DownloadRow item, Label words) {
    DownloadEntry entry = item.entry();
    Downloads downloads = actions.services().downloads();
    switch (entry.state()) {
      case RUNNING -> {
        button(row, "web-pause", Material2MZ.PAUSE, text.pause(), () -> downloads.pause(item.id()));
        forget(row, item);
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
    boolean isWhole = item.entry().state() == DownloadEntry.State.DONE;
    button(
        row,
        "web-forget",
        Material2AL.CLOSE,
        isWhole ? text.forget() : text.cancel(),
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
