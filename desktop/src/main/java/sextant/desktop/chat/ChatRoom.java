package sextant.desktop.chat;

import java.util.List;
import javafx.beans.value.ObservableIntegerValue;
import org.jspecify.annotations.Nullable;
import sextant.desktop.ChatRoomText;
import sextant.desktop.shell.HostAction;
import sextant.desktop.shell.Room;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomFace;
import sextant.desktop.shell.RoomId;
import sextant.words.Language;

/** Chat on the desktop: rooms on any IRC server, and a server of one's own by one press. */
public final class ChatRoom implements Room {
  private final ChatModel model = new ChatModel();
  private final RoomContext context;
  private final ChatActions actions;
  private @Nullable ChatView shown;

  /** A room that connects nowhere before a person enters it. */
  public ChatRoom(RoomContext context) {
    this(context, Reach.NETWORK);
  }

  ChatRoom(RoomContext context, Reach reach) {
    this.context = context;
    actions = new ChatActions(model, context, reach);
  }

  ChatModel model() {
    return model;
  }

  ChatActions actions() {
    return actions;
  }

  @Override
  public RoomId id() {
    return RoomId.CHAT;
  }

  @Override
  public RoomFace face(Language language) {
    actions.hosted().speak(language);
    if (shown != null) {
      shown.dispose();
    }
    var view = new ChatView(language, model, actions, context);
    shown = view;
    return new RoomFace(view.node(), view.stops(), view::actions, model.commandLineProperty());
  }

  @Override
  public List<HostAction> hostActions(Language language) {
    var text = new ChatRoomText(language);
    return List.of(
        new HostAction(
            "chat.join", text.chatAt(), host -> model.serverProperty().set(host.toString())));
  }

  @Override
  public ObservableIntegerValue waiting() {
    return model.waitingProperty();
  }

  @Override
  public void close() {
    if (shown != null) {
      shown.dispose();
    }
    actions.close();
  }
}
