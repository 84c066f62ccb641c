package sextant.files.station;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers the other processes of this person; one virtual thread for each. */
final class ControlServer {
  private static final Logger LOG = System.getLogger(ControlServer.class.getName());
  private static final int MOST_TALKS = 64;

  private final Station station;
  private final ServerSocketChannel server;
  private final Set<ControlTalk> talks = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean isFarewellSaid = new AtomicBoolean();

  private ControlServer(Station station, ServerSocketChannel server) {
    this.station = station;
    this.server = server;
  }

  /** Begins to answer; the station's lock is held. */
  static ControlServer open(Station station) throws IOException {
    ControlServer made = new ControlServer(station, ControlSocket.bind(station.plan().state()));
    Thread.ofVirtual().name("files-control").start(made::accept);
    return made;
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel channel = server.accept();
        boolean isWelcome =
            talks.size() < MOST_TALKS && ControlSocket.isOurs(channel, station.plan().state());
        if (isWelcome) {
          begin(new LineChannel(channel));
        } else {
          channel.close();
        }
      } catch (IOException e) {
        if (server.isOpen()) {
          LOG.log(Level.WARNING, "a process could not be answered: " + e.getMessage());
        }
      }
    }
  }

  private void begin(LineChannel channel) {
    ControlTalk talk = new ControlTalk(station, channel);
    talks.add(talk);
    Thread.ofVirtual()
        .name("files-talk")
        .start(() -> {
          try {
            talk.run();
          } finally {
            talks.remove(talk);
          }
        });
  }

  /** Tells those at its seats why it ends; only the first reason is told. */
  void say(Departure why) {
    if (isFarewellSaid.compareAndSet(false, true)) {
      talks.forEach(talk -> talk.say(new SeatNews.Left(why)));
    }
  }

  void close(Departure why) {
    say(why);
    try {
      ControlSocket.remove(server, station.plan().state());
    } catch (IOException e) { // the next holder takes it for what it is
      LOG.log(Level.DEBUG, "the socket stays: " + e.getMessage());
    }
    talks.forEach(ControlTalk::close);
  }
}
