package sextant.chatcluster;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.chat.log.EntryFormat;

/** What whoever decides has for this server and its clients, frame by frame. */
final class Told {
  private final Map<Long, FrontClient> clients;
  private final Teller teller;
  private final Unheard unheard;
  private final Consumer<Boolean> pausing;
  private long position;

  Told(Map<Long, FrontClient> clients, Unheard unheard, Consumer<Boolean> pausing) {
    this.clients = clients;
    this.teller = new Teller(clients);
    this.unheard = unheard;
    this.pausing = pausing;
  }

  /** Somebody else tells from now on. */
  void begin() {
    teller.begin();
  }

  /** How far this server's clients were told of the log. */
  long position() {
    return position;
  }

  /** Takes one frame; a client that may not have so much waiting is ended. */
  void take(DataInputStream in, long limitBytes) throws IOException {
    int kind = in.readByte();
    switch (kind) {
      case 'o' -> teller.tellNamed(in, limitBytes);
      case 'g' -> teller.tellCircle(in, limitBytes);
      case 'c' -> teller.learn(in);
      case 'd' -> position = in.readLong();
      case 'h' -> unheard.forget(Heard.parse(EntryFormat.text(in)));
      case 'w' -> pausing.accept(in.readBoolean());
      case 'r' -> asked(clients.get(in.readLong()), in.readBoolean());
      case 'p' -> passport(clients.get(in.readLong()), EntryFormat.text(in));
      case 'e' -> end(clients.remove(in.readLong()), EntryFormat.text(in));
      default -> throw new IOException("a frame of kind " + kind);
    }
  }

  private static void asked(@Nullable FrontClient client, boolean on) {
    if (client != null) {
      client.ask(on);
    }
  }

  private static void passport(@Nullable FrontClient client, String text) {
    if (client != null) {
      client.passport = text;
    }
  }

  private static void end(@Nullable FrontClient client, String reason) {
    if (client != null) {
      client.ended();
      client.socket.end(reason);
    }
  }
}
