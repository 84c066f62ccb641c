package sextant.desktop.talk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sextant.desktop.TalkRoomText;
import sextant.desktop.shell.HostAction;
import sextant.desktop.shell.Room;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomFace;
import sextant.desktop.shell.RoomId;
import sextant.talk.Address;
import sextant.words.Language;

/** Talk on the desktop: servers and clients, side by side in tabs. */
public final class TalkRoom implements Room {
  private final TalkModel model = new TalkModel();
  private final RoomContext context;
  private final TalkActions actions;
  private @Nullable TalkView shown;

  /** A room in which nothing runs yet. */
  public TalkRoom(RoomContext context) {
    this.context = context;
    actions = new TalkActions(model, context);
  }

  @Override
  public RoomId id() {
    return RoomId.TALK;
  }

  @Override
  public RoomFace face(Language language) {
    actions.speak(language);
    if (shown != null) {
      shown.dispose();
    }
    var view = new TalkView(language, model, actions, context);
    shown = view;
    return new RoomFace(view.node(), view.stops(), view::actions, model.commandLineProperty());
  }

  @Override
  public List<HostAction> hostActions(Language language) {
    var text = new TalkRoomText(language);
    return List.of(
        new HostAction(
            "talk.connect",
            text.talkTo(),
            host -> {
              if (host.port() == 0) {
                model.whereProperty().set(host.toString());
              } else {
                actions.connect(new Address.Tcp(host.address(), host.port()));
              }
            }));
  }

  @Override
  public void close() {
    if (shown != null) {
      shown.dispose();
    }
    actions.close();
  }
}
