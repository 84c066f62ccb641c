package sextant.desktop.chat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.chatclient.HarmlessText;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.Pictures.Look;
import sextant.web.WebUrl;

/** A picture under a line, or the button that fetches it, which says from whom. */
final class PictureView {
  private final Pictures pictures;
  private final ChatRoomText text;
  private final String link;
  private final HBox node = new HBox();

  PictureView(Pictures pictures, ChatRoomText text, String link) {
    this.pictures = pictures;
    this.text = text;
    this.link = link;
    node.getStyleClass().addAll("tools", "chat-picture");
    node.getChildren().setAll(shown(pictures.look(link).get()));
    node.sceneProperty()
        .flatMap(scene -> pictures.look(link))
        .subscribe(look -> {
          if (look != null) {
            node.getChildren().setAll(shown(look));
          }
        });
  }

  Node node() {
    return node;
  }

  private Node shown(Look look) {
    return switch (look) {
      case Look.Unasked _ -> button();
      case Look.Coming _ -> quiet(text.pictureComing());
      case Look.Unfit _ -> quiet(text.pictureUnfit());
      case Look.Failed _ -> quiet(text.pictureFailed(host()));
      case Look.Here here -> {
        var view = new ImageView(here.image());
        view.setPreserveRatio(true);
        view.setAccessibleText(text.pictureFrom(host()));
        yield view;
      }
    };
  }

  private String host() {
    return WebUrl.parse(link).map(WebUrl::hostPort).orElse("");
  }

  private Button button() {
    var button = new Button(text.showPicture(HarmlessText.of(host())));
    button.setGraphic(new FontIcon(Material2AL.IMAGE));
    button.getStyleClass().addAll("small-text", "chat-show-picture");
    button.setMnemonicParsing(false);
    button.setFocusTraversable(false); // the menu of the line shows it from the keyboard
    button.setOnAction(event -> pictures.ask(link));
    return button;
  }

  private static Label quiet(String words) {
    var label = new Label(words);
    label.getStyleClass().addAll("quiet", "small-text");
    return label;
  }
}
