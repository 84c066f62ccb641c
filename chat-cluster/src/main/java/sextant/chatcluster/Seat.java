package sextant.chatcluster;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.chat.core.Core;
import sextant.chat.log.EntryFormat;
import sextant.chat.net.ConnectionHandler;

/**
 * One server's place with the one that decides: its clients' lines come in here, and what they are
 * told waits here until it is agreed on. The same bytes for many clients go once.
 */
final class Seat {
  final String node;
  final long number;
  private final Core core;
  private final Consumer<byte[]> sender;
  private final Map<Long, SeatLink> links = new LinkedHashMap<>();
  private final Outgoing outgoing;
  private final Hearing hearing;
  private int received;
  private long heardMillis = ClusterBackend.nowMillis();
  private boolean isGone;

  /** All of its clients are here, and were told everything up to a position. */
  @FunctionalInterface
  interface Complete {
    void complete(Seat seat, long told);
  }

  /** Which server it is for, its number, and what was heard of that server's lines before. */
  record Place(String node, long number, Heard before) {}

  Seat(Place place, Core core, Consumer<byte[]> sender) {
    this.node = place.node();
    this.number = place.number();
    this.hearing = new Hearing(place.before());
    this.core = core;
    this.sender = sender;
    this.outgoing = new Outgoing(number, sender);
  }

  /** Tells the server that it has a seat here, and which of its lines need not come again. */
  void invite() {
    sender.accept(
        new Parcel.Writer(Parcel.INVITE, number, 0)
            .write(o -> EntryFormat.text(o, hearing.before().text()))
            .toBytes());
  }

  /** Which of that server's lines were carried out. */
  Heard heard() {
    return hearing.now();
  }

  boolean isUsed() {
    return received > 0;
  }

  /** Takes a message; false when one before it was lost. */
  boolean receive(Parcel.Reader parcel, Complete complete) throws IOException {
    if (parcel.number() != received++) {
      return false;
    }
    heardMillis = ClusterBackend.nowMillis();
    DataInputStream in = parcel.frames();
    while (in.available() > 0) {
      frame(in, complete);
    }
    return true;
  }

  private void frame(DataInputStream in, Complete complete) throws IOException {
    int kind = in.readByte();
    long id = in.readLong();
    switch (kind) {
      case 'o' -> open(new SeatLink(this, id, Caller.read(in)));
      case 'a' -> attach(new SeatLink(this, id, Caller.read(in)), EntryFormat.text(in));
      case 'v' -> hearing.counts(EntryFormat.text(in));
      case 'y' -> hearing.settled();
      case 'z' -> complete.complete(this, id);
      case 'm' -> moved(links.get(id), EntryFormat.text(in), in.readInt());
      case 'l' -> line(links.get(id), in.readLong(), EntryFormat.text(in));
      case 'u' -> with(links.get(id), EntryFormat.text(in), ConnectionHandler::notUtf8);
      case 't' -> with(links.get(id), "", (handler, none) -> handler.tooLong());
      case 'e' -> with(links.get(id), "", (handler, none) -> handler.endless());
      case 'i' -> with(links.get(id), "", (handler, none) -> handler.inputEnded());
      case 'c' -> closed(links.remove(id), EntryFormat.text(in));
      default -> throw new IOException("a frame of kind " + kind);
    }
  }

  private void open(SeatLink link) {
    links.put(link.id(), link);
    ConnectionHandler handler = core.accepted(link);
    if (handler == null) {
      link.end("refused");
    } else {
      link.serve(handler);
      handler.opened();
    }
  }

  private void attach(SeatLink link, String passport) {
    links.put(link.id(), link);
    link.hold();
    ConnectionHandler handler = core.group().attach(link, passport);
    if (handler == null) {
      link.release();
      link.end("This server has forgotten you");
    } else {
      link.serve(handler);
    }
  }

  /** Clients that are attached and wait for what they have missed. */
  List<SeatLink> held() {
    return links.values().stream().filter(SeatLink::isHeld).toList();
  }

  /** What its clients had missed is on its way. */
  void caughtUp() {
    outgoing.caughtUp();
  }

  private static void moved(@Nullable SeatLink link, String host, int port) {
    if (link != null) {
      link.moved(new InetSocketAddress(InetAddress.ofLiteral(host), port));
    }
  }

  private void line(@Nullable SeatLink link, long line, String text) {
    hearing.came(line);
    if (link == null || link.isClosed()) {
      hearing.done(line);
      return;
    }
    link.begun(line);
    link.handler().line(text);
  }

  /** A line was carried out, or nobody waits for it any more. */
  void carriedOut(long line) {
    hearing.done(line);
  }

  /** Tells the server which lines it may forget, behind what they were answered. */
  void acknowledge() {
    hearing
        .news()
        .ifPresent(now ->
            outgoing.add(
                core.position(),
                o -> {
                  o.writeByte('h');
                  EntryFormat.text(o, now.text());
                }));
  }

  private interface Telling {
    void tell(ConnectionHandler handler, String text);
  }

  private static void with(@Nullable SeatLink link, String text, Telling telling) {
    if (link != null && !link.isClosed()) {
      telling.tell(link.handler(), text);
    }
  }

  private static void closed(@Nullable SeatLink link, String reason) {
    if (link != null) {
      link.closed(reason);
    }
  }

  /** The same bytes to several go once. */
  void send(SeatLink link, byte[] bytes, long position) {
    outgoing.add(link, bytes, position);
  }

  /** Something that is no line. */
  void send(SeatLink link, long position, Parcel.Frame frame) {
    outgoing.add(link, position, frame);
  }

  long position() {
    return core.position();
  }

  /** Lets everything go that is agreed on. */
  void flush(long agreed) {
    if (!isGone) {
      outgoing.flush(agreed);
    }
  }

  /** Tells the server whether it should go on reading. */
  void pause(boolean on) {
    outgoing.pause(on);
  }

  /** The server cannot be reached any more: its clients are put aside. */
  void leave() {
    isGone = true;
    outgoing.clear();
    long silentMillis = ClusterBackend.nowMillis() - heardMillis;
    for (SeatLink link : List.copyOf(links.values())) {
      link.leave(core, silentMillis);
    }
    links.clear();
  }
}
