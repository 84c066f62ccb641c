package sextant.chatcluster;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.chat.log.EntryFormat;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;
import sextant.chat.net.Endpoint;
import sextant.chat.net.Page;

/** A client whose socket is here. What it says goes to whoever decides; what it is told comes. */
final class FrontClient implements ConnectionHandler {
  final long id;
  final ClientLink socket;
  private final Front front;
  private final Deque<Held> waiting = new ArrayDeque<>();
  private @Nullable ConnectionHandler still;
  private boolean isReady;
  private boolean hasSpoken;
  private boolean isEnded;
  String passport = "";

  /** What came while nobody decided; the line, if it is one. */
  private record Held(Parcel.Frame frame, String line) {}

  FrontClient(Front front, long id, ClientLink socket) {
    this.front = front;
    this.id = id;
    this.socket = socket;
  }

  boolean isReady() {
    return isReady;
  }

  /** Whether nobody but the server that went has heard what it said. */
  boolean isLost() {
    return passport.isEmpty() && hasSpoken;
  }

  /** From now on this server answers what can be answered without the others. */
  void answerHere(@Nullable ConnectionHandler handler) {
    still = handler;
    if (handler != null) {
      waiting.stream().map(Held::line).filter(l -> !l.isEmpty()).forEach(handler::line);
      waiting.clear();
      socket.setReading(true);
    }
  }

  /** Whether whoever decides wants to hear more. */
  void ask(boolean on) {
    socket.setReading(on);
  }

  /** Goes on where it stopped. */
  void resume() {
    still = null;
    hasSpoken |= !waiting.isEmpty();
    waiting.forEach(held -> front.send(held.frame()));
    waiting.clear();
    socket.setReading(true);
  }

  private void forward(Parcel.Frame frame, String line) {
    if (front.isSeated()) {
      hasSpoken = true;
      front.send(frame);
    } else {
      waiting.add(new Held(frame, line));
      socket.setReading(false);
    }
  }

  @Override
  public void opened() {
    isReady = true;
    if (front.isSeated()) {
      front.open(this);
    }
  }

  @Override
  public void moved() {
    Caller caller = Caller.of(socket);
    if (isReady && caller.remote() instanceof InetSocketAddress inet) {
      front.send(o -> {
        o.writeByte('m');
        o.writeLong(id);
        EntryFormat.text(o, inet.getAddress().getHostAddress());
        o.writeInt(inet.getPort());
      });
    }
  }

  @Override
  public void line(String line) {
    ConnectionHandler here = still;
    if (socket.kind() == Endpoint.Kind.ADMIN && front.requests(this, line)) {
      return;
    }
    if (here != null) {
      here.line(line);
      return;
    }
    forward(textFrame('l', line), line);
  }

  private Parcel.Frame textFrame(char kind, String text) {
    return o -> {
      o.writeByte(kind);
      o.writeLong(id);
      EntryFormat.text(o, text);
    };
  }

  private Parcel.Frame frame(char kind) {
    return o -> {
      o.writeByte(kind);
      o.writeLong(id);
    };
  }

  @Override
  public void tooLong() {
    forward(frame('t'), "");
  }

  @Override
  public void endless() {
    forward(frame('e'), "");
  }

  @Override
  public void notUtf8(String latin1) {
    forward(textFrame('u', latin1), "");
  }

  @Override
  public void inputEnded() {
    ConnectionHandler here = still;
    if (here != null) {
      here.inputEnded();
    } else if (isReady && front.isSeated()) {
      forward(frame('i'), "");
    } else {
      socket.end("Connection closed");
    }
  }

  @Override
  public void closed(String reason) {
    ConnectionHandler here = still;
    front.forget(this);
    if (here != null) {
      here.closed(reason);
    } else if (isReady && front.isSeated() && !isEnded) {
      front.send(textFrame('c', reason));
    }
  }

  @Override
  public Optional<Page> page(String path) {
    return front.page(socket.kind(), path);
  }

  /** A notice from this server itself. */
  void tell(String text) {
    String line = ":" + front.serverName() + " NOTICE * :" + text + "\r\n";
    socket.send(line.getBytes(StandardCharsets.UTF_8), 0);
  }

  /** Whoever decides has ended it and need not hear of it. */
  void ended() {
    isEnded = true;
  }
}
