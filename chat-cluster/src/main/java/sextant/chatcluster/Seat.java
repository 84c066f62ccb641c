package sextant.chatcluster;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
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
  private static final int PARCEL_BYTES = 256 << 10;

  final String node;
  final long number;
  private final Core core;
  private final Consumer<byte[]> sender;
  private final Map<Long, SeatLink> links = new LinkedHashMap<>();
  private final Deque<Out> outs = new ArrayDeque<>();
  private final IdentityHashMap<byte[], Out> shared = new IdentityHashMap<>();
  private long sharedAt = -1;
  private long outCount;
  private long toldSent;
  private int sent;
  private int received;
  private boolean isGone;

  /** Something on its way to clients. */
  private static final class Out {
    private final long index;
    private final long position;
    private final Parcel.Frame frame;
    private final byte[] bytes;
    private final List<SeatLink> to = new ArrayList<>(1);

    Out(long index, long position, Parcel.Frame frame, byte[] bytes) {
      this.index = index;
      this.position = position;
      this.frame = frame;
      this.bytes = bytes;
    }
  }

  /** All of its clients are here, and were told everything up to a position. */
  @FunctionalInterface
  interface Complete {
    void complete(Seat seat, long told);
  }

  Seat(String node, long number, Core core, Consumer<byte[]> sender) {
    this.node = node;
    this.number = number;
    this.core = core;
    this.sender = sender;
  }

  boolean isUsed() {
    return received > 0;
  }

  /** Takes a message; false when one before it was lost. */
  boolean receive(Parcel.Reader parcel, Complete complete) throws IOException {
    if (parcel.number() != received++) {
      return false;
    }
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
      case 'z' -> complete.complete(this, id);
      case 'm' -> moved(links.get(id), EntryFormat.text(in), in.readInt());
      case 'l' -> line(links.get(id), EntryFormat.text(in));
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
    ConnectionHandler handler = core.attach(link, passport);
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

  private static void moved(@Nullable SeatLink link, String host, int port) {
    if (link != null) {
      link.moved(new InetSocketAddress(InetAddress.ofLiteral(host), port));
    }
  }

  private static void line(@Nullable SeatLink link, String text) {
    with(link, text, ConnectionHandler::line);
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

  /** The same bytes to several, in one piece when nothing else came between. */
  void send(SeatLink link, byte[] bytes, long position) {
    if (position != sharedAt) {
      shared.clear();
      sharedAt = position;
    }
    Out known = shared.get(bytes);
    if (known == null || known.index <= link.lastOut) {
      known = new Out(++outCount, position, o -> {}, bytes);
      shared.put(bytes, known);
      outs.add(known);
    }
    known.to.add(link);
    link.lastOut = known.index;
    link.queued += bytes.length;
  }

  /** Something that is no line. */
  void send(SeatLink link, long position, Parcel.Frame frame) {
    Out out = new Out(++outCount, position, frame, new byte[0]);
    link.lastOut = out.index;
    outs.add(out);
  }

  long position() {
    return core.position();
  }

  /** Lets everything go that is agreed on. */
  void flush(long agreed) {
    if (isGone || (toldSent >= agreed && !isReady(agreed))) {
      return;
    }
    Parcel.Writer parcel = new Parcel.Writer(Parcel.DOWN, number, sent++);
    while (isReady(agreed)) {
      write(outs.removeFirst(), parcel);
      if (parcel.size() > PARCEL_BYTES) {
        sender.accept(parcel.toBytes());
        parcel = new Parcel.Writer(Parcel.DOWN, number, sent++);
      }
    }
    shared.clear();
    toldSent = agreed;
    parcel.write(o -> {
      o.writeByte('d');
      o.writeLong(agreed);
    });
    sender.accept(parcel.toBytes());
  }

  private boolean isReady(long agreed) {
    return !outs.isEmpty() && outs.getFirst().position <= agreed;
  }

  private static void write(Out out, Parcel.Writer parcel) {
    if (out.to.isEmpty()) {
      parcel.write(out.frame);
      return;
    }
    parcel.write(o -> {
      o.writeByte('o');
      o.writeInt(out.bytes.length);
      o.write(out.bytes);
      o.writeInt(out.to.size());
      for (SeatLink link : out.to) {
        o.writeLong(link.id());
        link.queued -= out.bytes.length;
      }
    });
  }

  /** Tells the server whether it should go on reading. */
  void pause(boolean on) {
    Parcel.Writer parcel = new Parcel.Writer(Parcel.DOWN, number, sent++);
    parcel.write(o -> {
      o.writeByte('w');
      o.writeBoolean(on);
    });
    sender.accept(parcel.toBytes());
  }

  /** The server cannot be reached any more: its clients are put aside. */
  void leave() {
    isGone = true;
    outs.clear();
    for (SeatLink link : List.copyOf(links.values())) {
      link.leave(core);
    }
    links.clear();
  }
}
