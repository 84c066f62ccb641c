package sextant.desktop.web;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.WebRoomText;
import sextant.web.WebUrl;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.BrowserMemory;

/**
 * What a new tab shows before it has a page: the pages a person goes to most, bookmarks, and what
 * serves the web on this machine. Nodes, so that a new tab costs no engine.
 */
final class NewTabPage {
  private static final int MOST = 8;

  private final WebRoomText text;
  private final WebRoomActions actions;
  private final VBox column = new VBox();
  private final ScrollPane node = new ScrollPane(column);

  NewTabPage(WebRoomText text, Tab tab, WebRoomActions actions) {
    this.text = text;
    this.actions = actions;
    var title = new Label(tab.isPrivate() ? text.privateTitle() : text.newTab());
    title.getStyleClass().add("start-heading");
    var words = new Label(tab.isPrivate() ? text.privateSentence() : text.newTabSentence());
    words.getStyleClass().add("start-lead");
    words.setWrapText(true);
    column.getChildren().addAll(title, words);
    column.getStyleClass().addAll("start-column", "speed-dial");
    if (!tab.isPrivate()) {
      fill(actions.services().remembered().memory(false));
    }
    node.setFitToWidth(true);
    node.setFitToHeight(true);
    node.getStyleClass().addAll("start-page", "edge-to-edge");
    node.setId("web-new-tab-page");
  }

  private void fill(BrowserMemory memory) {
    var visited = tiles(text.oftenVisited());
    memory.history().often().stream()
        .limit(MOST)
        .forEach(
            page -> visited.getChildren().add(tile(page.title(), page.url(), Material2AL.HISTORY)));
    hideIfEmpty(visited);
    var kept = tiles(text.bookmarks());
    memory
        .bookmarks()
        .root()
        .bookmarks()
        .limit(MOST)
        .forEach((Bookmark one) ->
            kept.getChildren().add(tile(one.title(), one.url(), Material2MZ.STAR)));
    hideIfEmpty(kept);
    var served = tiles(text.servedHere());
    hideIfEmpty(served);
    actions
        .services()
        .findServices(found -> {
          found.forEach(one ->
              served
                  .getChildren()
                  .add(tile(one.server(), one.url().toString(), Material2AL.COMPUTER)));
          hideIfEmpty(served);
        });
  }

  private FlowPane tiles(String heading) {
    var label = new Label(heading);
    label.getStyleClass().add("side-title");
    var tiles = new FlowPane();
    tiles.getStyleClass().add("speed-tiles");
    tiles.setUserData(label);
    column.getChildren().addAll(label, tiles);
    return tiles;
  }

  private static void hideIfEmpty(FlowPane tiles) {
    boolean hasSome = !tiles.getChildren().isEmpty();
    for (Node one : List.of(tiles, (Node) tiles.getUserData())) {
      one.setVisible(hasSome);
      one.setManaged(hasSome);
    }
  }

  private Button tile(String title, String url, org.kordamp.ikonli.Ikon icon) {
    String host = WebUrl.parse(url).map(WebUrl::hostPort).orElse(url);
    var tile = new Button(title.isBlank() ? host : title + "\n" + host, new FontIcon(icon));
    tile.getStyleClass().addAll("speed-tile");
    tile.setMnemonicParsing(false);
    tile.setContentDisplay(ContentDisplay.LEFT);
    tile.setTooltip(new Tooltip(url));
    tile.setOnAction(event -> actions.load(url));
    return tile;
  }

  Node node() {
    return node;
  }
}
