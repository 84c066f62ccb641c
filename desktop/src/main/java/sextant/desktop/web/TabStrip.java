package sextant.desktop.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.words.Language;

/** The tabs, to be clicked, dragged and closed; each with its page. */
final class TabStrip {
  private static final double ICON = 16;

  private final Language language;
  private final WebRoomText text;
  private final WebRoomModel model;
  private final WebRoomActions actions;
  private final TabPane pane = new TabPane();
  private final StackPane node;
  private final Map<Tab, Shown> shown = new HashMap<>();
  private boolean isSettled = true;

  /** A tab's handle, its content, and what it listens to. */
  private record Shown(javafx.scene.control.Tab handle, TabFace face, Listening listening) {}

  TabStrip(Language language, WebRoomModel model, WebRoomActions actions, Listening listening) {
    this.language = language;
    text = new WebRoomText(language);
    this.model = model;
    this.actions = actions;
    pane.setId("web-tabs");
    pane.getStyleClass().add("web-tabs");
    pane.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
    pane.setTabMinWidth(56);
    pane.setTabMaxWidth(200);
    Button add =
        Buttons.icon(
            "web-new-tab", Material2AL.ADD, text.newTab(), () -> actions.tabs().newTab(false));
    StackPane.setAlignment(add, Pos.TOP_RIGHT);
    node = new StackPane(pane, add);
    node.getStyleClass().add("web-tab-frame");
    ListChangeListener<Tab> tabsChanged = change -> fill();
    model.tabs().addListener(tabsChanged);
    listening.add(() -> model.tabs().removeListener(tabsChanged));
    listening.to(model.selectedProperty(), this::select);
    fill();
    pane.getSelectionModel().selectedItemProperty().subscribe(this::selectedByPerson);
    pane.getTabs().addListener((ListChangeListener<javafx.scene.control.Tab>) c -> reordered());
    select(model.selectedProperty().get());
  }

  Node node() {
    return node;
  }

  private void fill() {
    isSettled = false;
    shown.keySet().stream()
        .filter(tab -> !model.tabs().contains(tab))
        .toList()
        .forEach(this::forget);
    List<javafx.scene.control.Tab> handles =
        model.tabs().stream().map(tab -> shown.computeIfAbsent(tab, this::make).handle()).toList();
    if (!pane.getTabs().equals(handles)) {
      pane.getTabs().setAll(handles);
    }
    isSettled = true;
    select(model.selectedProperty().get());
  }

  private void forget(Tab tab) {
    Shown gone = shown.remove(tab);
    if (gone != null) {
      gone.listening().stop();
      gone.face().dispose();
      gone.handle().setContent(null);
      gone.handle().setUserData(null);
      gone.handle().setContextMenu(null);
    }
  }

  private Shown make(Tab tab) {
    var face = new TabFace(language, tab, actions);
    var handle = new javafx.scene.control.Tab();
    handle.setContent(face.node());
    handle.setUserData(tab);
    handle.setContextMenu(TabMenu.of(text, tab, model, actions));
    handle.setOnCloseRequest(event -> {
      event.consume();
      actions.tabs().close(tab);
    });
    var listening = new Listening();
    listening.to(tab.titleProperty(), title -> name(tab, handle));
    listening.to(tab.addressProperty(), url -> name(tab, handle));
    listening.to(tab.busyProperty(), busy -> sign(tab, handle));
    listening.to(tab.iconProperty(), icon -> sign(tab, handle));
    listening.to(tab.troubleProperty(), trouble -> sign(tab, handle));
    ListChangeListener<Question> asked = change -> sign(tab, handle);
    tab.questions().addListener(asked);
    listening.add(() -> tab.questions().removeListener(asked));
    name(tab, handle);
    sign(tab, handle);
    return new Shown(handle, face, listening);
  }

  private void name(Tab tab, javafx.scene.control.Tab handle) {
    String url = tab.addressProperty().get();
    String title = tab.titleProperty().get();
    String name = title.isBlank() ? (url.isEmpty() ? text.newTab() : url) : title;
    String whole = tab.isPrivate() ? text.privateName(name) : name;
    handle.setText(name);
    handle.setTooltip(new Tooltip(url.isEmpty() ? whole : whole + "\n" + url));
  }

  private static void sign(Tab tab, javafx.scene.control.Tab handle) {
    Node sign;
    if (!tab.questions().isEmpty()) {
      sign = new FontIcon(Material2AL.HELP_OUTLINE);
    } else if (tab.busyProperty().get()) {
      var turning = new ProgressIndicator();
      turning.getStyleClass().add("busy");
      sign = turning;
    } else if (tab.isPrivate()) {
      sign = new FontIcon(Material2MZ.VISIBILITY_OFF);
    } else if (tab.troubleProperty().get().isPresent()) {
      sign = new FontIcon(Material2AL.ERROR_OUTLINE);
    } else {
      sign =
          tab.iconProperty()
              .get()
              .<Node>map(image -> {
                var view = new ImageView(image);
                view.setFitWidth(ICON);
                view.setFitHeight(ICON);
                return view;
              })
              .orElseGet(() -> new FontIcon(Material2AL.LANGUAGE));
    }
    handle.setGraphic(sign);
  }

  private void select(Optional<Tab> tab) {
    tab.map(shown::get).ifPresent(one -> pane.getSelectionModel().select(one.handle()));
  }

  private void selectedByPerson(javafx.scene.control.Tab handle) {
    if (isSettled && handle != null && handle.getUserData() instanceof Tab tab) {
      model.selectedProperty().set(Optional.of(tab));
    }
  }

  // A drag moves the handles; the model follows.
  private void reordered() {
    List<Tab> order =
        pane.getTabs().stream()
            .map(handle -> handle.getUserData() instanceof Tab tab ? tab : null)
            .filter(java.util.Objects::nonNull)
            .toList();
    boolean isSame = order.size() == model.tabs().size() && !order.equals(model.tabs());
    if (isSettled && isSame) {
      isSettled = false;
      model.tabs().setAll(order);
      isSettled = true;
    }
  }

  void dispose() {
    List.copyOf(shown.keySet()).forEach(this::forget);
  }
}
