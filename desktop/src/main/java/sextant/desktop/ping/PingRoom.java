package sextant.desktop.ping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.Action;
import sextant.desktop.ping.PingModel.Task;
import sextant.desktop.shell.HostAction;
import sextant.desktop.shell.Room;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomFace;
import sextant.desktop.shell.RoomId;
import sextant.words.Language;

/** The Ping room: graph, sweep and trace over one engine. */
public final class PingRoom implements Room {
  private final PingModel model = new PingModel();
  private final PingActions actions;
  private final RoomContext context;
  private PingRoomText text = new PingRoomText(Language.ENGLISH);
  private @Nullable PingView view;

  /** A room that asks the real network. */
  public PingRoom(RoomContext context) {
    this(context, new EngineProber(), LocalNetwork::ofSystem);
  }

  PingRoom(RoomContext context, Prober prober, Supplier<LocalNetwork> network) {
    this.context = context;
    actions = new PingActions(model, context, prober, network);
  }

  @Override
  public RoomId id() {
    return RoomId.PING;
  }

  @Override
  public RoomFace face(Language language) {
    PingView before = view;
    if (before != null) {
      before.dispose();
    }
    text = new PingRoomText(language);
    var surroundings = new EchoView.Surroundings(context.clockMillis(), context.hostLinks());
    var now = new PingView(model, actions, language, surroundings);
    view = now;
    return new RoomFace(now, now.stops(), () -> offers(now), model.commandLineProperty());
  }

  private List<Action> offers(PingView face) {
    var offers = new ArrayList<Action>();
    offers.add(
        new Action("ping.field", text.focusField(), "Shortcut+L", face.field()::requestFocus));
    offers.add(new Action("ping.diagnose", text.diagnoseTitle(), actions::diagnose));
    offers.add(new Action("ping.sweep.own", text.sweepTitle(), actions::sweepOwnNetwork));
    offers.add(show("ping.ping", text.doPing(), Task.PING));
    offers.add(show("ping.sweep", text.doSweep(), Task.SWEEP));
    offers.add(show("ping.trace", text.doTrace(), Task.TRACE));
    if (!model.isEmpty()) {
      boolean running = actions.isRunning();
      Runnable toggle = running ? actions::stop : actions::resume;
      String verb = running ? text.stop() : text.resume();
      offers.add(new Action("ping.stop", verb, "Shortcut+Period", toggle));
      offers.add(new Action("ping.clear", text.clear(), actions::clear));
      offers.addAll(face.exports());
    }
    return offers;
  }

  private Action show(String id, String verb, Task task) {
    return new Action(id, verb, () -> actions.show(task));
  }

  @Override
  public List<HostAction> hostActions(Language language) {
    var words = new PingRoomText(language);
    return List.of(
        new HostAction("ping.host", words.doPing(), host -> actions.pingNew(host.address())),
        new HostAction("ping.trace.host", words.doTrace(), host -> actions.trace(host.address())));
  }

  @Override
  public void close() {
    actions.stopAll();
  }
}
