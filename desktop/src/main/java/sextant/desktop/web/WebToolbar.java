package sextant.desktop.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.web.WebUrl;

/** Back, forward, reload or stop in front of the address; the small tools behind it. */
final class WebToolbar {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("selected");

  private static final double WIDE = 900;

  private final WebRoomText text;
  private final WebRoomModel model;
  private final WebRoomActions actions;
  private final Listening tab = new Listening();
  private final Button back;
  private final Button forward;
  private final Button reload;
  private final HBox way;
  private Button star = new Button();
  private Button reader = new Button();

  WebToolbar(WebRoomText text, WebRoomModel model, WebRoomActions actions, Listening listening) {
    this.text = text;
    this.model = model;
    this.actions = actions;
    back = Buttons.icon("web-back", Material2AL.ARROW_BACK, text.back(), () -> actions.step(-1));
    forward =
        Buttons.icon(
            "web-forward", Material2AL.ARROW_FORWARD, text.forward(), () -> actions.step(1));
    reload = Buttons.icon("web-reload", Material2MZ.REFRESH, text.reload(), this::reloadOrStop);
    new StepsMenu(back, -1, model, actions).open();
    new StepsMenu(forward, 1, model, actions).open();
    Button home = Buttons.icon("web-home", Material2AL.HOME, text.home(), actions::goHome);
    // In a narrow window the address needs the place more; Alt+Home is there all the same.
    home.visibleProperty()
        .bind(
            home.sceneProperty()
                .flatMap(Scene::widthProperty)
                .map(width -> width.doubleValue() >= WIDE)
                .orElse(true));
    home.managedProperty().bind(home.visibleProperty());
    way = new HBox(back, forward, reload, home);
    way.getStyleClass().add("web-way");
    listening.to(model.selectedProperty(), this::follow);
    listening.add(tab::stop);
    listening.to(
        model.bookmarksChangedProperty(),
        count -> model.selectedProperty().get().ifPresent(this::showStar));
    follow(model.selectedProperty().get());
  }

  Node way() {
    return way;
  }

  Node[] tools(Supplier<ContextMenu> menu) {
    Button downloads =
        Buttons.icon(
            "web-downloads",
            Material2AL.GET_APP,
            text.downloads(),
            () -> model.downloadsShownProperty().set(!model.downloadsShownProperty().get()));
    star =
        Buttons.icon(
            "web-star", Material2MZ.STAR_BORDER, text.bookmark(), actions.bookmarks()::toggle);
    reader =
        Buttons.icon(
            "web-reader", Material2AL.CHROME_READER_MODE, text.reader(), actions::toggleReader);
    star.setDisable(true);
    reader.setDisable(true);
    model.selectedProperty().get().ifPresent(this::showStar);
    Button panels =
        Buttons.icon(
            "web-panels",
            Material2AL.BUG_REPORT,
            text.panels(),
            () -> model.panelsShownProperty().set(!model.panelsShownProperty().get()));
    Button more = Buttons.icon("web-menu", Material2MZ.MORE_VERT, text.more(), () -> {});
    more.setOnAction(event -> menu.get().show(more, javafx.geometry.Side.BOTTOM, 0, 4));
    return new Node[] {reader, star, downloads, panels, more};
  }

  private void showStar(Tab now) {
    String url = now.addressProperty().get();
    boolean isKept = !url.isEmpty() && actions.bookmarks().isKept(url);
    star.setGraphic(new FontIcon(isKept ? Material2MZ.STAR : Material2MZ.STAR_BORDER));
    star.setDisable(url.isEmpty());
    reader.setDisable(!LocalPages.isReader(url) && WebUrl.parse(url).isEmpty());
    reader.pseudoClassStateChanged(ON, LocalPages.isReader(url));
  }

  private void reloadOrStop() {
    boolean isBusy = model.selectedProperty().get().filter(t -> t.busyProperty().get()).isPresent();
    if (isBusy) {
      actions.stop();
    } else {
      actions.reload(false);
    }
  }

  private void follow(Optional<Tab> selected) {
    tab.stop();
    reload.setDisable(selected.isEmpty());
    selected.ifPresent(now -> {
      tab.to(now.busyProperty(), busy -> show(now));
      tab.to(now.addressProperty(), url -> show(now));
      tab.to(now.titleProperty(), title -> show(now));
      tab.to(now.troubleProperty(), trouble -> show(now));
      show(now);
    });
    if (selected.isEmpty()) {
      List.of(back, forward, star, reader).forEach(button -> button.setDisable(true));
    }
  }

  private void show(Tab now) {
    Optional<Page> page = now.pageProperty().get();
    int position = page.map(Page::position).orElse(0);
    int count = page.map(one -> one.steps().size()).orElse(0);
    back.setDisable(position <= 0 && !now.isCovered());
    forward.setDisable(position >= count - 1);
    showStar(now);
    boolean isBusy = now.busyProperty().get();
    String verb = isBusy ? text.stop() : text.reload();
    reload.setGraphic(new FontIcon(isBusy ? Material2AL.CLOSE : Material2MZ.REFRESH));
    reload.setTooltip(new Tooltip(verb));
    reload.setAccessibleText(verb);
  }
}
