package sextant.chatcluster;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import sextant.chat.ChatConfig;
import sextant.chat.core.Core;
import sextant.chat.log.EntryFormat;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;
import sextant.chat.net.Endpoint;
import sextant.chat.net.Page;

/**
 * The sockets of this server's clients, and the seat they have with whoever decides. While nobody
 * decides they wait; when that lasts, they are served from what this server has, and told once that
 * nothing can be written. Used by the reactor's thread.
 */
final class Front {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final long STILL_MILLIS = 2_500;
  private static final long ASK_MILLIS = 700;
  private static final long SILENCE_MILLIS = 1_000;

  /** By how much the others may notice later or earlier than this server that it is cut off. */
  private static final long MARGIN_MILLIS = 20_000;

  private final BiConsumer<String, byte[]> sender;
  private final Requests requests;
  private final Map<Long, FrontClient> clients = new LinkedHashMap<>();
  private ChatConfig config;
  private String decider = "";
  private long seat = -1;
  private int sent;
  private int received;
  private long told;
  private long ids = System.nanoTime();
  private long unseatedMillis;
  private long askedMillis;
  private long saidMillis;
  private boolean isPaused;
  private boolean isStillWanted;
  private boolean wasSeated;
  private Parcel.@Nullable Writer parcel;
  private @Nullable Core still;

  /** What is asked of this very server. */
  interface Requests {
    /** Answers a request about the group; false when it is none. */
    boolean answer(ClientLink to, String line);

    /** Begins to answer from what is here; comes back with {@link #serveStill}. */
    void wantsStill();

    /** Who leads, as far as one knows; empty for nobody. */
    String leader();

    Optional<Page> page(Endpoint.Kind kind, String path);
  }

  Front(ChatConfig config, BiConsumer<String, byte[]> sender, Requests requests, long nowMillis) {
    this.config = config;
    this.sender = sender;
    this.requests = requests;
    this.unseatedMillis = nowMillis;
  }

  void useConfig(ChatConfig next) {
    config = next;
  }

  String serverName() {
    return config.name();
  }

  boolean isSeated() {
    return seat >= 0;
  }

  boolean isPaused() {
    return isPaused;
  }

  String decider() {
    return decider;
  }

  int count() {
    return clients.size();
  }

  Optional<Page> page(Endpoint.Kind kind, String path) {
    return requests.page(kind, path);
  }

  boolean requests(FrontClient client, String line) {
    return requests.answer(client.socket, line);
  }

  @Nullable ConnectionHandler accepted(ClientLink socket) {
    FrontClient client = new FrontClient(this, ++ids, socket);
    if (socket.kind() != Endpoint.Kind.PAGES) {
      clients.put(client.id, client);
    }
    if (still != null
        && socket.kind() != Endpoint.Kind.ADMIN
        && socket.kind() != Endpoint.Kind.PAGES) {
      client.tell("This server cannot reach the others: nobody new can come in here now");
      clients.remove(client.id);
      return null;
    }
    return client;
  }

  void forget(FrontClient client) {
    clients.remove(client.id);
  }

  void open(FrontClient client) {
    send(o -> {
      o.writeByte('o');
      o.writeLong(client.id);
      Caller.of(client.socket).write(o);
    });
  }

  void send(Parcel.Frame frame) {
    if (isSeated()) {
      Parcel.Writer open = parcel;
      if (open == null) {
        open = new Parcel.Writer(Parcel.UP, seat, sent++);
        parcel = open;
      }
      open.write(frame);
    }
  }

  /** Sends what has gathered in this round. */
  void flush() {
    Parcel.Writer open = parcel;
    if (open != null) {
      parcel = null;
      sender.accept(decider, open.toBytes());
    }
  }

  /** Whoever decides has a seat for this server: all clients go there. */
  void invited(String by, long number) {
    if (number <= seat) {
      return; // of somebody who decided before, or said twice
    }
    boolean wasStill = still != null;
    wasSeated = true;
    still = null;
    decider = by;
    seat = number;
    sent = 0;
    received = 0;
    parcel = null;
    isPaused = false;
    for (FrontClient client : List.copyOf(clients.values())) {
      if (client.isLost()) {
        clients.remove(client.id);
        client.tell("Who decides here has changed: connect again");
        client.socket.end("Connect again");
      } else if (client.isReady()) {
        enter(client);
      }
    }
    long upTo = told;
    send(o -> {
      o.writeByte('z');
      o.writeLong(upTo);
    });
    for (FrontClient client : List.copyOf(clients.values())) {
      client.resume();
      if (wasStill && !client.passport.isEmpty()) {
        client.tell("The other servers can be reached again: what you write is kept");
      }
    }
  }

  private void enter(FrontClient client) {
    String passport = client.passport;
    if (passport.isEmpty()) {
      open(client);
      return;
    }
    send(o -> {
      o.writeByte('a');
      o.writeLong(client.id);
      Caller.of(client.socket).write(o);
      EntryFormat.text(o, passport);
    });
  }

  /** Nobody decides, as far as this server knows. */
  void unseat(long nowMillis) {
    if (isSeated()) {
      seat = -1;
      parcel = null;
      decider = "";
      unseatedMillis = nowMillis;
      isStillWanted = false;
    }
  }

  /** The one who decides said that it does not any more. */
  void notMe(String from, long number, long nowMillis) {
    if (from.equals(decider) && number == seat) {
      unseat(nowMillis);
    }
  }

  /** Asks for a seat where there may be one, and stops waiting when that takes long. */
  void tick(long nowMillis) {
    Core core = still;
    if (core != null) {
      core.tick();
    }
    if (isSeated()) {
      sayNothing(nowMillis);
      return;
    }
    String leader = requests.leader();
    if (!leader.isEmpty() && nowMillis - Math.max(askedMillis, unseatedMillis) > ASK_MILLIS) {
      askedMillis = nowMillis;
      sender.accept(leader, Parcel.bare(Parcel.ASK, 0));
    }
    if (core == null && !isStillWanted && wasSeated && nowMillis - unseatedMillis > STILL_MILLIS) {
      isStillWanted = true;
      requests.wantsStill();
    }
    if (nowMillis - unseatedMillis > config.cluster().graceSeconds() * 1000L - MARGIN_MILLIS) {
      letGo();
    }
  }

  /** Shows now and then that this server is here, and hears when its seat is not there any more. */
  private void sayNothing(long nowMillis) {
    if (parcel == null && nowMillis - saidMillis > SILENCE_MILLIS) {
      saidMillis = nowMillis;
      send(o -> {});
    }
  }

  /** The others will soon not wait any more for people here: nobody may hold a nick twice. */
  private void letGo() {
    for (FrontClient client : List.copyOf(clients.values())) {
      if (!client.passport.isEmpty()) {
        client.tell("This server was cut off for too long");
        client.socket.end("Cut off for too long");
      }
    }
  }

  /** Answers from what is here, and tells clients once that nothing can be written. */
  void serveStill(Core core) {
    if (isSeated()) {
      return;
    }
    still = core;
    core.tellPassports((link, passport) -> {
      for (FrontClient client : clients.values()) {
        if (client.socket.equals(link)) {
          client.passport = passport;
        }
      }
    });
    for (FrontClient client : List.copyOf(clients.values())) {
      ConnectionHandler handler =
          client.passport.isEmpty() ? null : core.attach(client.socket, client.passport);
      if (handler != null) {
        client.answerHere(handler);
        core.tell(
            handler,
            "This server cannot reach the others: you can read, nothing you write is taken");
      } else if (client.socket.kind() != Endpoint.Kind.ADMIN) {
        clients.remove(client.id);
        client.tell("This server cannot reach the others: try another one");
        client.socket.end("No majority");
      }
    }
  }

  /** What clients are told. */
  void receive(String from, Parcel.Reader message, long nowMillis) {
    if (!from.equals(decider) || message.seat() != seat) {
      return;
    }
    try {
      if (message.number() != received++) {
        throw new IOException("a message was lost");
      }
      DataInputStream in = message.frames();
      while (in.available() > 0) {
        frame(in);
      }
    } catch (IOException e) {
      LOG.log(Level.INFO, "from {0}: {1}", from, e.getMessage());
      unseat(nowMillis); // and asks for another seat
    }
  }

  private void frame(DataInputStream in) throws IOException {
    int kind = in.readByte();
    switch (kind) {
      case 'o' -> line(in);
      case 'd' -> told = in.readLong();
      case 'w' -> isPaused = in.readBoolean();
      case 'r' -> asked(clients.get(in.readLong()), in.readBoolean());
      case 'p' -> passport(clients.get(in.readLong()), EntryFormat.text(in));
      case 'e' -> end(clients.remove(in.readLong()), EntryFormat.text(in));
      default -> throw new IOException("a frame of kind " + kind);
    }
  }

  private void line(DataInputStream in) throws IOException {
    byte[] bytes = in.readNBytes(in.readInt());
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      FrontClient client = clients.get(in.readLong());
      if (client != null) {
        client.socket.send(bytes, 0);
        if (client.socket.queuedBytes() > config.limits().sendQueueBytes()) {
          client.socket.end("SendQ exceeded");
        }
      }
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

  /** Tells everybody that this server goes. */
  void shutDown(String reason) {
    for (FrontClient client : List.copyOf(clients.values())) {
      client.tell(reason);
      client.ended(); // nobody is told: they come back at another server
      client.socket.end(reason);
    }
  }
}
