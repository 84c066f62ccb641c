package sextant.desktop.chat;

import java.util.List;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableStringValue;
import sextant.desktop.ChatRoomText;
import sextant.desktop.shell.FacedRoom;
import sextant.desktop.shell.HostAction;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.words.Language;

/** Chat on the desktop: rooms on any IRC server, and a server of one's own by one press. */
public final class ChatRoom extends FacedRoom<ChatView> {
  private final ChatModel model = new ChatModel();
  private final RoomContext context;
  private final ChatActions actions;

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
  protected ChatView view(Language language) {
    actions.speak(language);
    return new ChatView(language, model, actions, context);
  }

  @Override
  protected ObservableStringValue commandLine() {
    return model.commandLineProperty();
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
  protected void end() {
    actions.close();
  }
}
