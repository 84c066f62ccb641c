package sextant.desktop.talk;

import java.util.Collection;
import java.util.List;
import sextant.talk.Conversation;
import sextant.talk.Counters;
import sextant.talk.TalkClient;
import sextant.talk.TalkServer;
import sextant.wire.Bytes;

/** The running end behind a tab. */
sealed interface Link extends AutoCloseable {
  /** Who is at the other end now. */
  Collection<Conversation> peers();

  Counters counters();

  /** Queues the bytes for everybody there; returns to how many they go. */
  int sendToAll(Bytes bytes);

  /** Ends it; may block for a second. */
  @Override
  void close();

  /** A server. */
  record Server(TalkServer server) implements Link {
    @Override
    public Collection<Conversation> peers() {
      return server.peers();
    }

    @Override
    public Counters counters() {
      return server.counters();
    }

    @Override
    public int sendToAll(Bytes bytes) {
      return server.sendToAll(bytes);
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** A client. */
  record Client(TalkClient client) implements Link {
    @Override
    public Collection<Conversation> peers() {
      return client.conversation().isOpen() ? List.of(client.conversation()) : List.of();
    }

    @Override
    public Counters counters() {
      return client.conversation().counters();
    }

    @Override
    public int sendToAll(Bytes bytes) {
      return client.conversation().offer(bytes) ? 1 : 0;
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
