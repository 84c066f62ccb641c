package sextant.chatcluster;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What clients of one server are told, which waits here until what it rests on is agreed on. */
final class Outgoing {
  private static final int PARCEL_BYTES = 256 << 10;

  private final long number;
  private final Consumer<byte[]> sender;
  private final Deque<Out> outs = new ArrayDeque<>();
  private final IdentityHashMap<byte[], Out> shared = new IdentityHashMap<>();
  private final Circles circles = new Circles();
  private @Nullable Out last;
  private long sharedAt = -1;
  private long outCount;
  private long writtenCount;
  private long missedUntil = Long.MAX_VALUE;
  private long toldSent;
  private int sent;

  Outgoing(long number, Consumer<byte[]> sender) {
    this.number = number;
    this.sender = sender;
  }

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

    @SuppressWarnings("ReferenceEquality") // the same bytes are one array: that is quick to see
    boolean is(byte[] other, long at) {
      return bytes == other && position == at;
    }
  }

  /** The same bytes to several, in one piece when nothing else came between. */
  void add(SeatLink link, byte[] bytes, long position) {
    Out known = last;
    if (known == null || !known.is(bytes, position)) {
      known = shared(bytes, position);
    }
    if (known == null || known.index <= link.lastOut) {
      known = new Out(++outCount, position, o -> {}, bytes);
      shared.put(bytes, known);
      outs.add(known);
    }
    last = known;
    known.to.add(link);
    link.lastOut = known.index;
    link.queued += bytes.length;
  }

  private @Nullable Out shared(byte[] bytes, long position) {
    if (position != sharedAt) {
      shared.clear();
      sharedAt = position;
    }
    return shared.get(bytes);
  }

  /** Something that is no line, for one client. */
  void add(SeatLink link, long position, Parcel.Frame frame) {
    link.lastOut = add(position, frame);
  }

  /** The same for the server itself. */
  long add(long position, Parcel.Frame frame) {
    outs.add(new Out(++outCount, position, frame, new byte[0]));
    return outCount;
  }

  void clear() {
    outs.clear();
  }

  /**
   * What clients had missed waits here now. Only behind that is the server told how far they know
   * everything: a seat that is lost before must begin where the last one ended.
   */
  void caughtUp() {
    missedUntil = outCount;
  }

  /** Lets everything go that is agreed on. */
  void flush(long agreed) {
    if ((toldSent >= agreed || writtenCount < missedUntil) && !isReady(agreed)) {
      return;
    }
    Parcel.Writer parcel = new Parcel.Writer(Parcel.DOWN, number, sent++);
    while (isReady(agreed)) {
      Out out = outs.removeFirst();
      writtenCount = out.index;
      write(out, parcel);
      if (parcel.size() > PARCEL_BYTES) {
        sender.accept(parcel.toBytes());
        parcel = new Parcel.Writer(Parcel.DOWN, number, sent++);
      }
    }
    shared.clear();
    last = null; // what was sent takes nobody in any more
    if (writtenCount >= missedUntil) {
      toldSent = agreed;
      parcel.write(o -> {
        o.writeByte('d');
        o.writeLong(agreed);
      });
    }
    sender.accept(parcel.toBytes());
  }

  private boolean isReady(long agreed) {
    return !outs.isEmpty() && outs.getFirst().position <= agreed;
  }

  private void write(Out out, Parcel.Writer parcel) {
    if (out.to.isEmpty()) {
      parcel.write(out.frame);
      return;
    }
    for (SeatLink link : out.to) {
      link.queued -= out.bytes.length;
    }
    boolean isCircle = out.to.size() >= Circles.SMALLEST;
    int circle = isCircle ? Circles.number(out.to) : -1;
    if (isCircle && !circles.isKnown(circle, out.to)) {
      parcel.write(o -> {
        o.writeByte('c');
        o.writeInt(circle);
        names(out.to, o);
      });
    }
    parcel.write(o -> {
      o.writeByte(isCircle ? 'g' : 'o');
      o.writeInt(out.bytes.length);
      o.write(out.bytes);
      if (isCircle) {
        o.writeInt(circle);
      } else {
        names(out.to, o);
      }
    });
  }

  private static void names(List<SeatLink> links, DataOutputStream out) throws IOException {
    out.writeInt(links.size());
    for (SeatLink link : links) {
      out.writeLong(link.id());
    }
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
}
