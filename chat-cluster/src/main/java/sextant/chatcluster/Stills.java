package sextant.chatcluster;

import java.io.IOException;
import java.util.List;
import sextant.chat.core.Core;
import sextant.chat.log.Event;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.State;

/** Makes cores over what this server has, which answer and decide nothing. */
final class Stills {
  private final ClusterBackend server;

  /** Hears of one, and how far the log is in it. */
  @FunctionalInterface
  interface User {
    void made(Core core, long position);
  }

  Stills(ClusterBackend server) {
    this.server = server;
  }

  /** One for those who only read. */
  void makeMirror() {
    make((core, position) -> {
      server.mirror().begin(core, position);
      server.front().readings().serve();
    });
  }

  /** Makes one; it comes on the reactor's thread. */
  void make(User user) {
    server
        .replica()
        .tellState((position, events) -> server.execute(() -> make(position, events, user)));
  }

  private void make(long position, List<Event> events, User user) {
    State state = new State(server.config().mapping());
    events.forEach(state::apply);
    try (HistoryReader reader = server.replica().reader()) {
      StillLog log = new StillLog(position);
      Core core = new Core(server.config(), state, log, server.outside(), reader.lastMillis());
      user.made(core, position);
    } catch (IOException e) {
      server.failed(e);
    }
  }
}
