package sextant.chatcluster;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import sextant.chat.log.Applied;
import sextant.chat.log.Event;

/** Brings what the group and the replica tell, on threads of their own, to the reactor's thread. */
final class News implements Replica.Listener, Group.Listener {
  private final ClusterBackend server;

  News(ClusterBackend server) {
    this.server = server;
  }

  @Override
  public void agreed(Batch piece, boolean counts) {
    server.execute(() -> {
      Reign deciding = server.reign();
      if (counts && deciding != null && deciding.isOf(piece)) {
        deciding.agreed(piece);
      }
    });
  }

  @Override
  public void written(long position, List<Event> changes) {
    server.execute(() -> {
      server.mirror().written(position, changes);
      server.front().readings().serve();
      Reign deciding = server.reign();
      if (deciding != null) {
        deciding.written(position);
      }
    });
  }

  @Override
  public void exchanged(long position) {
    server.execute(() -> {
      server.front().forgetMirror();
      server.mirror().written(position, List.of());
    });
  }

  @Override
  public void begins(Applied at, List<Event> state) {
    server.execute(() -> server.deciding().begins(at, state));
  }

  @Override
  public void behind() {
    server.fetch().ifPresent(StoreFetch::want);
  }

  @Override
  public void failed(IOException reason) {
    server.failed(reason);
  }

  @Override
  public void present(Set<String> names) {
    server.execute(() -> server.present(names));
  }

  @Override
  public void leads(boolean leading) {
    server.execute(() -> server.deciding().leads(leading));
  }

  @Override
  public void message(String from, byte[] bytes) {
    server
        .fetch()
        .ifPresent(fetch -> {
          if (!fetch.takes(from, bytes)) {
            server.execute(() -> server.receive(from, bytes));
          }
        });
  }
}
