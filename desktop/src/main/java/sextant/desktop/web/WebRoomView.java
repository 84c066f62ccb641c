package sextant.desktop.web;

import java.util.List;
import javafx.application.ColorScheme;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.FindBar;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.StartCard;
import sextant.desktop.kit.StartPage;
import sextant.desktop.kit.TitleRow;
import sextant.words.Language;

/** The nodes of the Web room: the address on top, tabs, the page, and what lies at its edges. */
final class WebRoomView {
  private final WebRoomModel model;
  private final WebRoomActions actions;
  private final WebRoomText text;
  private final Listening listening = new Listening();
  private final AddressField address;
  private final WebToolbar toolbar;
  private final TabStrip tabs;
  private final FindBar find;
  private final DownloadPanel downloads;
  private final DevPanel panels;
  private final SplitPane split = new SplitPane();
  private final StackPane work = new StackPane();
  private final BorderPane node = new BorderPane();
  private final WebKeys keys;

  WebRoomView(Language language, WebRoomModel model, WebRoomActions actions) {
    this.model = model;
    this.actions = actions;
    text = new WebRoomText(language);
    address = new AddressField(text, model, actions, listening);
    toolbar = new WebToolbar(text, model, actions, listening);
    tabs = new TabStrip(language, model, actions, listening);
    find = new PageFinder(language, model, listening).bar();
    downloads = new DownloadPanel(language, model, actions, listening);
    panels = new DevPanel(language, model, actions, listening);
    split.setOrientation(Orientation.VERTICAL);
    split.getStyleClass().add("quiet-split");
    split.getItems().setAll(tabs.node());
    listening.to(model.panelsShownProperty(), this::showPanels);
    showPanels(model.panelsShownProperty().get());
    keys = new WebKeys(text, model, actions, address, find);
    var field = new HBox(toolbar.way(), address.node());
    field.getStyleClass().add("field-group");
    HBox.setHgrow(address.node(), Priority.ALWAYS);
    Button go = Buttons.words("web-go", text.go(), () -> actions.go(address.field().getText()));
    node.setTop(
        new VBox(
            new TitleRow(text.title(), field, go).withTools(toolbar.tools(keys::menu)),
            new BookmarkBar(text, model, actions, listening).node(),
            new BookmarkDesk(text, model, actions, listening).node(),
            new NoticeLine(text, model, actions, listening).node()));
    node.getStyleClass().add("web-room");
    node.setCenter(work);
    node.setBottom(new VBox(find, downloads.node()));
    node.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    listening.to(model.selectedProperty(), now -> showWork());
    listening.add(
        node.sceneProperty()
            .subscribe(scene -> {
              if (scene != null) {
                entered(scene);
              }
            }));
    showWork();
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && model.selectedProperty().get().isPresent()) {
      if (find.isVisible()) {
        find.close();
      } else {
        actions.stop();
      }
    }
    keys.keyPressed(event);
  }

  private void showWork() {
    boolean hasTabs = model.selectedProperty().get().isPresent();
    Node now = hasTabs ? split : startPage();
    if (work.getChildren().isEmpty() || !hasTabs || !now.equals(work.getChildren().getFirst())) {
      work.getChildren().setAll(now);
    }
    if (node.getScene() != null) {
      actions.tabs().wake();
    }
  }

  private void darken(ColorScheme scheme) {
    actions.services().darken(scheme == ColorScheme.DARK);
    actions.tabs().dress();
  }

  private void entered(Scene scene) {
    listening.to(scene.getPreferences().colorSchemeProperty(), this::darken);
    darken(scene.getPreferences().getColorScheme());
    actions.services().downloads().look();
    actions.bookmarks().changed();
    actions.tabs().restore();
    actions.tabs().wake();
  }

  private void showPanels(boolean isShown) {
    if (isShown && split.getItems().size() == 1) {
      split.getItems().add(panels.node());
      split.setDividerPositions(0.55);
    } else if (!isShown) {
      split.getItems().remove(panels.node());
    }
  }

  private Node startPage() {
    var open =
        new StartCard(
                "web-start-open",
                Material2AL.LANGUAGE,
                text.openTitle(),
                text.openSentence(),
                text.open())
            .onPress(() -> {
              actions.tabs().newTab(false);
              address.focus();
            })
            .asFirstChoice();
    var secret =
        new StartCard(
                "web-start-private",
                Material2MZ.VISIBILITY_OFF,
                text.privateTitle(),
                text.privateSentence(),
                text.newPrivateTab())
            .onPress(() -> {
              actions.tabs().newTab(true);
              address.focus();
            });
    var files =
        new StartCard(
                "web-start-files",
                Material2AL.FOLDER_OPEN,
                text.filesTitle(),
                text.filesSentence(),
                text.openFiles())
            .onPress(() -> actions.go("~/"));
    return new StartPage(text.startHeading(), text.startSentence(), open, secret, files);
  }

  Node node() {
    return node;
  }

  List<Node> stops() {
    return List.of(address.field(), work);
  }

  List<Action> actions() {
    return keys.actions();
  }

  void dispose() {
    listening.stop();
    tabs.dispose();
  }
}
