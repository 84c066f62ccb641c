package sextant.desktop.packets;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import sextant.desktop.PacketsRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Ui;
import sextant.packets.Conversation;
import sextant.packets.FollowedStream;
import sextant.packets.ReadableText;
import sextant.packets.StreamFollower;
import sextant.wire.PacketBuffer;
import sextant.words.Language;

/** What both ends of the chosen packet's conversation said, each in its tint and with its sign. */
final class FollowPane {
  private static final int LIMIT_BYTES = 1 << 20;

  private final PacketsModel model;
  private final PacketsRoomText text;
  private final TextFlow flow = new TextFlow();
  private final Label head = new Label();
  private final BorderPane node = new BorderPane();
  private int request;

  FollowPane(Language language, PacketsModel model) {
    this.model = model;
    text = new PacketsRoomText(language);
    flow.setId("packets-followed");
    flow.getStyleClass().add("followed");
    head.getStyleClass().add("pane-title");
    head.setWrapText(true);
    head.setMinHeight(Label.USE_PREF_SIZE);
    Button back =
        Buttons.words(
            "packets-back", text.back(), () -> model.pageProperty().set(PacketsModel.Page.PACKETS));
    var row = new HBox(back, head);
    row.getStyleClass().add("pane-head");
    var scroll = new ScrollPane(flow);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    node.setTop(row);
    node.setCenter(scroll);
  }

  Node node() {
    return node;
  }

  /**
   * Puts the conversation of the chosen packet together, in the background; nothing when it has
   * none.
   */
  void fill() {
    request++;
    flow.getChildren().clear();
    PacketBuffer buffer = new PacketBuffer();
    model
        .selectedProperty()
        .get()
        .flatMap(entry -> {
          entry.fill(buffer);
          return Conversation.of(buffer);
        })
        .filter(Conversation::isFollowable)
        .ifPresent(this::follow);
  }

  private void follow(Conversation conversation) {
    List<PacketEntry> entries = model.entries().all();
    int wanted = ++request;
    Ui.background(
        "packets-follow",
        () -> {
          FollowedStream stream = stream(conversation, entries);
          Ui.later(() -> {
            if (wanted == request) {
              show(stream);
            }
          });
        });
  }

  private static FollowedStream stream(Conversation conversation, List<PacketEntry> entries) {
    StreamFollower follower = new StreamFollower(conversation, LIMIT_BYTES);
    PacketBuffer buffer = new PacketBuffer();
    for (PacketEntry entry : entries) {
      entry.fill(buffer);
      follower.add(buffer);
    }
    return follower.stream();
  }

  private void show(FollowedStream stream) {
    Conversation ends = stream.conversation();
    head.setText(
        text.follows(ends.first(), ends.second())
            + "  "
            + text.followCounts(stream.byteCount(true), stream.byteCount(false)));
    stream.pieces().forEach(this::piece);
    if (stream.isTruncated()) {
      add("\n" + text.truncated(), "followed-note");
    }
  }

  private void piece(FollowedStream.Piece piece) {
    if (piece.missingBytes() > 0) {
      add("[" + text.missing(piece.missingBytes()) + "]\n", "followed-note");
    }
    String words = ReadableText.of(piece.bytes());
    String closed = words.endsWith("\n") ? words : words + "\n";
    boolean isSent = piece.fromFirst();
    add((isSent ? "→ " : "← ") + closed, isSent ? "followed-sent" : "followed-received");
  }

  private void add(String words, String styleClass) {
    var piece = new Text(words);
    piece.getStyleClass().add(styleClass);
    flow.getChildren().add(piece);
  }
}
