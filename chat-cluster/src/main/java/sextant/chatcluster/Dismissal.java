package sextant.chatcluster;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import sextant.chat.ClusterFile;

/**
 * Servers that were taken out of the group while they run: whoever decides tells each until it is
 * gone, and it sends its clients to the others and ends. Used by the reactor's thread.
 */
final class Dismissal {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final long AGAIN_MILLIS = 500;
  private static final int SPOKEN_SINCE = 4;

  private final ClusterBackend server;
  private final Path data;
  private long saidMillis;
  private boolean isOver;

  Dismissal(ClusterBackend server, Path data) {
    this.server = server;
    this.data = data;
  }

  /** Tells those who can be reached and were taken out, if this server decides. */
  void tick(long nowMillis) {
    if (server.reign() == null || nowMillis - saidMillis < AGAIN_MILLIS) {
      return;
    }
    saidMillis = nowMillis;
    for (String name : server.group().present()) {
      if (isTakenOut(name) && server.others().speech().with(name) >= SPOKEN_SINCE) {
        server.group().send(name, Parcel.bare(Parcel.GONE, 0));
      }
    }
  }

  /** The log says so, and the group has agreed; a server that is about to join is named again. */
  private boolean isTakenOut(String name) {
    String line = server.replica().nodes().get(name);
    return line != null && line.isEmpty() && !server.group().members().contains(name);
  }

  /** Another server says that this one was taken out: the one who leads must know. */
  void heard(String from) {
    if (isOver || !from.equals(server.group().leader())) {
      return;
    }
    isOver = true;
    try {
      ClusterFile.markTakenOut(data);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot note that this server was taken out: {0}", e.getMessage());
    }
    server.outside().tell("taken-out", "node", server.group().name(), "by", from);
    server.shutDown("This server was taken out of the group: connect to another one");
    server.outside().stop(ClusterFile.TAKEN_OUT);
  }
}
