package sextant.desktop.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Segments;
import sextant.words.Language;

/** The panels of F12 for the tab in front: its requests, its console, its storage, its source. */
final class DevPanel {
  /** Which one is shown. */
  enum Panel {
    NETWORK,
    CONSOLE,
    STORAGE,
    SOURCE
  }

  private final WebRoomModel model;
  private final ObjectProperty<Panel> shown = new SimpleObjectProperty<>(Panel.NETWORK);
  private final NetworkPanel network;
  private final ConsolePanel console;
  private final StoragePanel storage;
  private final SourcePanel source;
  private final HBox head;
  private final BorderPane node = new BorderPane();
  private final Timeline ticker;
  private final Listening tab = new Listening();

  DevPanel(Language language, WebRoomModel model, WebRoomActions actions, Listening listening) {
    this.model = model;
    var text = new WebRoomText(language);
    network = new NetworkPanel(language, actions);
    console = new ConsolePanel(text);
    storage = new StoragePanel(text, actions);
    source = new SourcePanel(text);
    Map<Panel, String> names = new LinkedHashMap<>();
    names.put(Panel.NETWORK, text.network());
    names.put(Panel.CONSOLE, text.console());
    names.put(Panel.STORAGE, text.storage());
    names.put(Panel.SOURCE, text.source());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    head = new HBox(new Segments<>("web-panel", shown, names), space);
    head.getStyleClass().add("dev-head");
    head.getChildren().addAll(network.tools());
    head.getChildren()
        .add(
            Buttons.icon(
                "web-panels-close",
                Material2AL.CLOSE,
                text.closePanels(),
                () -> model.panelsShownProperty().set(false)));
    node.setId("web-dev-panel");
    node.getStyleClass().add("dev-panel");
    node.setTop(head);
    ticker = new Timeline(new KeyFrame(Duration.millis(200), event -> network.refresh()));
    ticker.setCycleCount(Timeline.INDEFINITE);
    shown.subscribe(now -> show());
    listening.to(model.selectedProperty(), this::follow);
    listening.add(tab::stop);
    listening.add(node.sceneProperty().subscribe(scene -> run(scene != null)));
    listening.add(ticker::stop);
    follow(model.selectedProperty().get());
  }

  // What a page keeps and its source are another when another page is there.
  private void follow(Optional<Tab> selected) {
    tab.stop();
    selected.ifPresent(one -> tab.to(one.busyProperty(), isBusy -> show()));
    show();
  }

  Node node() {
    return node;
  }

  private void run(boolean isSeen) {
    if (isSeen) {
      ticker.play();
      show();
    } else {
      ticker.stop();
    }
  }

  private void show() {
    Optional<Tab> front = model.selectedProperty().get();
    Panel now = shown.get();
    network.follow(front);
    for (Node tool : network.tools()) {
      tool.setVisible(now == Panel.NETWORK);
      tool.setManaged(now == Panel.NETWORK);
    }
    node.setCenter(
        switch (now) {
          case NETWORK -> network.node();
          case CONSOLE -> console.show(front);
          case STORAGE -> storage.show(front);
          case SOURCE -> source.show(front);
        });
  }
}
