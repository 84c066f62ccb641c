package sextant.chatcluster;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.chat.core.Core;
import sextant.chat.log.EntryFormat;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;
import sextant.chat.net.Endpoint;

/** A client whose socket another server holds, or this one's other half. */
final class SeatLink implements ClientLink {
  private final Seat seat;
  private final long id;
  private final Caller caller;
  private @Nullable SocketAddress movedTo;
  private @Nullable ConnectionHandler handler;
  private boolean closed;
  private @Nullable List<Runnable> held;
  private final Deque<Long> lines = new ArrayDeque<>();
  long lastOut;
  long queued;

  SeatLink(Seat seat, long id, Caller caller) {
    this.seat = seat;
    this.id = id;
    this.caller = caller;
  }

  long id() {
    return id;
  }

  void serve(ConnectionHandler next) {
    handler = next;
  }

  ConnectionHandler handler() {
    ConnectionHandler known = handler;
    if (known == null) {
      throw new IllegalStateException("bug: a client without its session");
    }
    return known;
  }

  /** A line has come, by its number; it may have to wait before it is carried out. */
  void begun(long number) {
    lines.add(number);
  }

  @Override
  public void answered() {
    Long number = closed ? null : lines.poll();
    if (number != null) {
      seat.carriedOut(number);
    }
  }

  /** Keeps back what is sent until {@link #release}: something else must be told first. */
  void hold() {
    held = new ArrayList<>();
  }

  boolean isHeld() {
    return held != null;
  }

  /** Lets go what was kept back, behind what was sent in {@code first}. */
  void release(Runnable first) {
    List<Runnable> kept = held;
    held = null;
    first.run();
    if (kept != null) {
      kept.forEach(Runnable::run);
    }
  }

  void release() {
    release(() -> {});
  }

  @Override
  public void send(byte[] line, long position) {
    List<Runnable> kept = held;
    if (closed) {
      return;
    }
    if (kept != null) {
      kept.add(() -> seat.send(this, line, Math.max(position, seat.position())));
    } else {
      seat.send(this, line, position);
    }
  }

  private void send(Parcel.Frame frame) {
    List<Runnable> kept = held;
    if (kept != null) {
      kept.add(() -> seat.send(this, seat.position(), frame));
    } else {
      seat.send(this, seat.position(), frame);
    }
  }

  @Override
  public void setReading(boolean on) {
    if (!closed) {
      send(o -> {
        o.writeByte('r');
        o.writeLong(id);
        o.writeBoolean(on);
      });
    }
  }

  void passport(String text) {
    send(o -> {
      o.writeByte('p');
      o.writeLong(id);
      EntryFormat.text(o, text);
    });
  }

  @Override
  public void end(String reason) {
    if (closed) {
      return;
    }
    send(o -> {
      o.writeByte('e');
      o.writeLong(id);
      EntryFormat.text(o, reason);
    });
    closed(reason);
  }

  /** The client is gone. */
  void closed(String reason) {
    ConnectionHandler told = handler;
    if (!closed) {
      closed = true;
      lines.forEach(seat::carriedOut); // nobody waits for them any more
      if (told != null) {
        told.closed(reason);
      }
    }
  }

  /** The client's server cannot be reached. */
  void leave(Core core, long silentMillis) {
    ConnectionHandler told = handler;
    if (!closed && told != null) {
      closed = true;
      core.group().detach(told, silentMillis);
    }
  }

  void moved(SocketAddress to) {
    movedTo = to;
    handler().moved();
  }

  @Override
  public SocketAddress remote() {
    SocketAddress moved = movedTo;
    return moved == null ? caller.remote() : moved;
  }

  @Override
  public Endpoint.Kind kind() {
    return caller.kind();
  }

  @Override
  public boolean isSecure() {
    return caller.isSecure();
  }

  @Override
  public Optional<X509Certificate> certificate() {
    return caller.certificate();
  }

  @Override
  public String security() {
    return caller.security();
  }

  @Override
  public boolean isWebSocket() {
    return caller.isWebSocket();
  }

  @Override
  public String home() {
    return seat.node;
  }

  @Override
  public long queuedBytes() {
    return queued;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }
}
