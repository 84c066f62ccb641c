package sextant.desktop.packets;

import java.util.List;
import java.util.Optional;
import sextant.desktop.PacketsRoomText;
import sextant.desktop.shell.HostAction;
import sextant.desktop.shell.PacketSight;
import sextant.desktop.shell.Room;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomFace;
import sextant.desktop.shell.RoomId;
import sextant.words.Language;

/** Packets on the desktop: capture, inspect, follow, count, build. */
public final class PacketsRoom implements Room {
  private final PacketsModel model = new PacketsModel();
  private final PacketsActions actions;

  /** A room in which nothing was captured yet. */
  public PacketsRoom(RoomContext context) {
    actions = new PacketsActions(model, context);
  }

  @Override
  public RoomId id() {
    return RoomId.PACKETS;
  }

  @Override
  public RoomFace face(Language language) {
    actions.speak(language);
    var view = new PacketsView(language, model, actions);
    return new RoomFace(view.node(), view.stops(), view::actions, model.commandLineBinding());
  }

  @Override
  public List<HostAction> hostActions(Language language) {
    var text = new PacketsRoomText(language);
    return List.of(
        new HostAction(
            "packets.capture-host",
            text.captureHost(),
            host -> actions.captureHost(host.address(), host.port())));
  }

  @Override
  public Optional<PacketSight> packetSight() {
    return Optional.of(actions::capture);
  }

  @Override
  public void close() {
    actions.stop();
  }
}
