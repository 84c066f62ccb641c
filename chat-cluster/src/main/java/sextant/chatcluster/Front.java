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
  private static final long ASK_MILLIS = 700;
  private static final long SILENCE_MILLIS = 1_000;

  private final Chair chair;
  private final OwnServer requests;
  private final Unheard unheard;
  private final Readings readings;
  private final Map<Long, FrontClient> clients = new LinkedHashMap<>();
  private final Told told;
  private final CutOff cutOff;
  private ChatConfig config;
  private long ids = System.nanoTime();
  private long askedMillis;
  private long saidMillis;
  private boolean isPaused;

  /** The run is a name no other run of any server has. */
  Front(ChatConfig config, String run, BiConsumer<String, byte[]> sender, OwnServer requests) {
    this.config = config;
    this.chair = new Chair(sender);
    this.requests = requests;
    this.unheard = new Unheard(run);
    this.told = new Told(clients, unheard, on -> isPaused = on);
    this.readings = new Readings(requests.mirror(), unheard, told::position);
    this.cutOff = new CutOff(clients.values(), requests::wantsStill);
  }

  void useConfig(ChatConfig next) {
    config = next;
  }

  String serverName() {
    return config.name();
  }

  boolean isSeated() {
    return chair.isTaken();
  }

  boolean isPaused() {
    return isPaused;
  }

  String decider() {
    return chair.decider();
  }

  /** How many clients there are, administrators left out. */
  int count() {
    return (int)
        clients.values().stream()
            .filter(client -> client.socket.kind() != Endpoint.Kind.ADMIN)
            .count();
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
    if (cutOff.isServing()
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
    readings.forget(client);
  }

  Readings readings() {
    return readings;
  }

  /** Whether clients' histories are read here; whoever decides does it anyway. */
  boolean readsHere() {
    return !requests.decides();
  }

  /** The store is another one now. */
  void forgetMirror() {
    requests.mirror().forget();
    clients.values().forEach(FrontClient::leaveMirror);
  }

  void open(FrontClient client) {
    send(o -> {
      o.writeByte('o');
      o.writeLong(client.id);
      Caller.of(client.socket).write(o);
    });
  }

  void send(Parcel.Frame frame) {
    chair.send(frame);
  }

  /** Sends a line of a client, and remembers it until it is known to be carried out. */
  void sendLine(FrontClient client, String line) {
    Unheard.Sent sent = unheard.add(client, line);
    send(sent::write);
  }

  /** Sends what has gathered in this round. */
  void flush() {
    chair.flush();
  }

  /** Whoever decides has a seat for this server: all clients go there. */
  void invited(String by, long number, Heard heard) {
    if (!chair.take(by, number)) {
      return;
    }
    boolean wasStill = cutOff.end();
    isPaused = false;
    told.begin();
    send(o -> {
      o.writeByte('v');
      o.writeLong(0);
      EntryFormat.text(o, unheard.run());
    });
    for (FrontClient client : List.copyOf(clients.values())) {
      if (client.isLost()) {
        clients.remove(client.id);
        client.leave("Who decides here has changed: connect again");
      } else if (client.isReady()) {
        enter(client);
      }
    }
    long upTo = told.position();
    send(o -> {
      o.writeByte('z');
      o.writeLong(upTo);
    });
    sendAgain(heard);
    for (FrontClient client : List.copyOf(clients.values())) {
      client.resume();
      if (wasStill && !client.passport.isEmpty()) {
        client.tell("The other servers can be reached again: what you write is kept");
      }
    }
  }

  /** What whoever decides now has not heard of; what it has, was answered by one who died. */
  private void sendAgain(Heard heard) {
    List<Unheard.Sent> again =
        unheard.again(
            heard,
            client -> !client.passport.isEmpty() && clients.containsKey(client.id),
            sent -> sent.client().unanswered(sent.line()));
    again.forEach(sent -> send(sent::write));
    send(o -> {
      o.writeByte('y');
      o.writeLong(0);
    });
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
      chair.leave();
      isPaused = false;
      cutOff.begin(nowMillis);
      readings.stop();
    }
  }

  /** The one who decides said that it does not any more. */
  void notMe(String from, long number, long nowMillis) {
    if (chair.is(from, number)) {
      unseat(nowMillis);
    }
  }

  /** Asks for a seat where there may be one, and stops waiting when that takes long. */
  void tick(long nowMillis) {
    cutOff.tickStill();
    if (isSeated()) {
      sayNothing(nowMillis);
      return;
    }
    String leader = requests.leader();
    if (!leader.isEmpty() && nowMillis - Math.max(askedMillis, cutOff.sinceMillis()) > ASK_MILLIS) {
      askedMillis = nowMillis;
      chair.ask(leader);
    }
    cutOff.tick(nowMillis, config.cluster().graceSeconds());
  }

  /** Shows now and then that this server is here, and hears when its seat is not there any more. */
  private void sayNothing(long nowMillis) {
    if (chair.isQuiet() && nowMillis - saidMillis > SILENCE_MILLIS) {
      saidMillis = nowMillis;
      send(o -> {});
    }
  }

  /** Answers from what is here, as long as nobody decides. */
  void serveStill(Core core) {
    if (!isSeated()) {
      cutOff.serve(core);
    }
  }

  /** What clients are told. */
  void receive(String from, Parcel.Reader message, long nowMillis) {
    if (!chair.is(from, message.seat())) {
      return;
    }
    try {
      DataInputStream in = chair.next(message);
      while (in.available() > 0) {
        told.take(in, config.limits().sendQueueBytes());
      }
      readings.serve();
    } catch (IOException e) {
      LOG.log(Level.INFO, "from {0}: {1}", from, e.getMessage());
      unseat(nowMillis); // and asks for another seat
    }
  }

  /** Tells everybody that this server goes. */
  void shutDown(String reason) {
    for (FrontClient client : List.copyOf(clients.values())) {
      client.ended(); // nobody is told: they come back at another server
      client.leave(reason);
    }
  }
}
