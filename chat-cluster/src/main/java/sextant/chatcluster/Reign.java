package sextant.chatcluster;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import sextant.chat.Backend;
import sextant.chat.ChatConfig;
import sextant.chat.core.Core;
import sextant.chat.log.Applied;
import sextant.chat.log.Event;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.Item;
import sextant.chat.log.MessageId;
import sextant.chat.log.State;

/**
 * The time in which this server decides: a core over the group's log, and a seat for every server
 * that can be reached. Used by the reactor's thread.
 */
final class Reign {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final int MOST_MISSED = 100_000;

  private final Backend.Stage stage;
  private final Applied begin;
  private final RaftLog log;
  private final Core core;
  private final BiConsumer<String, byte[]> sender;
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Map<String, Heard> heard;
  private long agreed;
  private long seatCount;
  private boolean isPaused;

  Reign(
      Backend.Stage stage,
      ChatConfig config,
      Begin begin,
      RaftLog.Proposer proposer,
      BiConsumer<String, byte[]> sender) {
    this.stage = stage;
    this.begin = begin.at();
    this.sender = sender;
    this.heard = Heard.parseAll(begin.at().heard());
    this.log = new RaftLog(begin.at(), proposer, this::heard);
    this.agreed = begin.at().position();
    State state = new State(config.mapping());
    begin.state().forEach(state::apply);
    core = new Core(config, state, log, stage.outside(), begin.lastMillis());
    core.group()
        .tellPassports((link, passport) -> {
          if (link instanceof SeatLink seated) {
            seated.passport(passport);
          }
        });
  }

  /** How it begins: how far the log goes, the state it adds up to, the moment of its last line. */
  record Begin(Applied at, List<Event> state, long lastMillis) {}

  Core core() {
    return core;
  }

  long term() {
    return begin.term();
  }

  boolean isOf(Batch piece) {
    return piece.term() == begin.term() && piece.decider().equals(begin.decider());
  }

  /** Gives every server that can be reached a seat, and takes it from those that cannot. */
  void present(Set<String> nodes) {
    for (String gone : List.copyOf(seats.keySet())) {
      if (!nodes.contains(gone)) {
        unseat(gone);
      }
    }
    nodes.stream().filter(node -> !seats.containsKey(node)).forEach(this::invite);
  }

  private void unseat(String node) {
    Seat seat = seats.remove(node);
    if (seat != null) {
      heard.put(node, seat.heard());
      seat.leave();
    }
  }

  /** Which lines of all servers' clients were carried out. */
  private String heard() {
    seats.values().forEach(seat -> heard.put(seat.node, seat.heard()));
    return Heard.text(heard);
  }

  /** Gives a server a new seat; what was on the way to the old one it is told again. */
  void invite(String node) {
    unseat(node);
    long number = (begin.term() << 16) + ++seatCount;
    Seat.Place place = new Seat.Place(node, number, heard.getOrDefault(node, Heard.NOTHING));
    Seat seat = new Seat(place, core, bytes -> sender.accept(node, bytes));
    seats.put(node, seat);
    seat.invite();
  }

  /** A server asks for a seat; one that it has not used yet will do. */
  void ask(String node) {
    Seat seat = seats.get(node);
    if (seat == null || seat.isUsed()) {
      invite(node);
    } else {
      remind(node);
    }
  }

  /** Tells a server again of a seat that it may not have heard of. */
  private void remind(String node) {
    Seat seat = seats.get(node);
    if (seat != null && !seat.isUsed()) {
      seat.invite();
    }
  }

  /** Lines of clients of that server. */
  void receive(String node, Parcel.Reader parcel) {
    Seat seat = seats.get(node);
    if (seat == null || seat.number != parcel.seat()) {
      remind(node); // it speaks of a seat before
      return;
    }
    try {
      if (!seat.receive(parcel, this::complete)) {
        invite(node);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "from {0}: {1}", node, e.getMessage());
      invite(node);
    }
  }

  /** All clients of a server are here: they are told what they have missed, then go on. */
  private void complete(Seat seat, long told) {
    core.group().allAttached(seat.node);
    List<SeatLink> held = seat.held();
    long until = core.position();
    if (held.isEmpty()) {
      seat.caughtUp();
      return;
    }
    core.group()
        .readWhenDurable(
            reader -> missed(reader, told, until),
            missed -> {
              show(held, missed, told);
              seat.caughtUp();
            });
  }

  private static List<Item> missed(HistoryReader reader, long told, long until) throws Exception {
    return reader.after(told, MOST_MISSED).lines().stream()
        .filter(item -> MessageId.position(item.msgid()) <= until)
        .toList();
  }

  private void show(List<SeatLink> held, List<Item> missed, long told) {
    boolean tooMuch = missed.size() >= MOST_MISSED;
    LOG.log(
        Level.DEBUG, "{0} clients go on, {1} lines behind {2}", held.size(), missed.size(), told);
    for (SeatLink link : held) {
      if (link.isClosed()) {
        continue;
      }
      if (tooMuch) {
        link.release();
        link.end("You have missed too much: connect again");
      } else {
        link.release(() -> core.group().showGap(link.handler(), missed));
      }
    }
  }

  /** A piece was agreed on. */
  void agreed(Batch piece) {
    agreed = piece.last();
    log.agreed();
    flush();
  }

  private void flush() {
    for (Seat seat : List.copyOf(seats.values())) {
      seat.flush(agreed);
    }
  }

  /** Everything up to there can be read here. */
  void written(long position) {
    if (position > begin.position()) {
      core.durable(position);
    }
  }

  /** What ends with each round of the reactor. */
  void roundEnds() {
    core.roundEnds();
    seats.values().forEach(Seat::acknowledge);
    flush();
    boolean behind = isBehind();
    if (behind != isPaused) {
      isPaused = behind;
      seats.values().forEach(seat -> seat.pause(behind));
    }
  }

  boolean isBehind() {
    return core.isBehind() || log.isFull();
  }

  void tick() {
    core.tick();
  }

  /** It is over: whatever was not agreed on is forgotten, and nobody is told anything. */
  void end() {
    log.end();
    for (String node : seats.keySet()) {
      sender.accept(node, Parcel.bare(Parcel.NOT_ME, seats.get(node).number));
    }
    seats.clear();
    LOG.log(Level.DEBUG, "{0} does not decide any more", stage);
  }
}
