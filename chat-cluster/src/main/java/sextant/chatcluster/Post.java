package sextant.chatcluster;

import java.io.IOException;
import java.lang.System.Logger.Level;
import sextant.chat.log.EntryFormat;

/**
 * Hands each message of another server to whom it concerns, and takes those that go there. Used by
 * the reactor's thread.
 */
final class Post {
  private static final System.Logger LOG = System.getLogger("sextant.chat");

  private final ClusterBackend server;

  Post(ClusterBackend server) {
    this.server = server;
  }

  /** To another server, or to the other half of this one. */
  void send(String to, byte[] bytes) {
    if (to.equals(server.group().name())) {
      server.execute(() -> receive(to, bytes));
    } else {
      server.group().send(to, bytes);
    }
  }

  void receive(String from, byte[] bytes) {
    try {
      deliver(from, Parcel.Reader.of(bytes));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "from {0}: {1}", from, e.getMessage());
    }
  }

  private void deliver(String from, Parcel.Reader message) throws IOException {
    Front front = server.front();
    Reign reign = server.reign();
    switch (message.kind()) {
      case Parcel.INVITE ->
          front.invited(from, message.seat(), Heard.parse(EntryFormat.text(message.frames())));
      case Parcel.DOWN -> front.receive(from, message, ClusterBackend.nowMillis());
      case Parcel.NOT_ME -> front.notMe(from, message.seat(), ClusterBackend.nowMillis());
      case Parcel.ASK -> {
        if (reign != null) {
          reign.ask(from);
        }
      }
      case Parcel.UP -> {
        if (reign != null) {
          reign.receive(from, message);
        } else {
          server.send(from, Parcel.bare(Parcel.NOT_ME, message.seat()));
        }
      }
      case Parcel.QUESTION ->
          ClusterRequests.answerOther(
              server,
              row -> server.others().questions().answer(from, message.seat(), row),
              EntryFormat.text(message.frames()));
      case Parcel.ANSWER -> server.others().questions().came(message);
      case Parcel.GONE -> server.others().dismissal().heard(from);
      case Parcel.SPEAKS -> server.others().speech().heard(from, message.seat());
      default -> LOG.log(Level.WARNING, "from {0}: message {1}", from, message.kind());
    }
  }
}
