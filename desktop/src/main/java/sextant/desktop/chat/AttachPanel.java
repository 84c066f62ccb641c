package sextant.desktop.chat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.chatclient.HarmlessText;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.Attaching.State;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.words.Language;

/** How it stands with the files that were given, over the field. */
final class AttachPanel {
  private final Language language;
  private final ChatRoomText text;
  private final Label words = new Label();
  private final HBox node;

  AttachPanel(Attaching attaching, Language language, Listening listening) {
    this.language = language;
    text = new ChatRoomText(language);
    words.setId("chat-attached");
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinHeight(Label.USE_PREF_SIZE);
    HBox.setHgrow(words, Priority.ALWAYS);
    node =
        new HBox(
            words,
            Buttons.icon(
                "chat-attached-close", Material2AL.CLOSE, text.putAway(), attaching::putAway));
    node.getStyleClass().addAll("tools", "chat-attached");
    listening.to(attaching.stateProperty(), this::show);
    show(attaching.stateProperty().get());
  }

  Node node() {
    return node;
  }

  private void show(State now) {
    boolean isShown = !(now instanceof State.None);
    node.setVisible(isShown);
    node.setManaged(isShown);
    words.setText(
        switch (now) {
          case State.None _ -> "";
          case State.Uploading uploading -> text.uploading(HarmlessText.of(uploading.name()));
          case State.ThroughFiles through -> text.throughFiles(HarmlessText.of(through.device()));
          case State.Failed failed -> failed.failure().line(language);
          case State.NoWay none ->
              switch (none.why()) {
                case OFFLINE -> text.noWayOffline();
                case SERVER_PAGE -> text.noWayServer();
                case ROOM_WITHOUT_HOST -> text.noWayRoom();
                case PERSON_NOT_NEAR -> text.noWayPerson();
              };
        });
  }
}
