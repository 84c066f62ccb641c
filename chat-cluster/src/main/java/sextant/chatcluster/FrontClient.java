package sextant.chatcluster;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.chat.core.Translation;
import sextant.chat.log.EntryFormat;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;
import sextant.chat.net.Endpoint;
import sextant.chat.net.Page;
import sextant.irc.MalformedException;
import sextant.irc.Message;

/** A client whose socket is here. What it says goes to whoever decides; what it is told comes. */
final class FrontClient implements ConnectionHandler {
  final long id;
  final ClientLink socket;
  private final Front front;
  private final Deque<Held> waiting = new ArrayDeque<>();
  private final Aside aside;
  private @Nullable ConnectionHandler still;
  private String question = "";
  private boolean isReady;
  private boolean hasSpoken;
  private boolean isEnded;
  String passport = "";

  /** What came while something else had to be done first: a line, or else a frame. */
  private record Held(Parcel.@Nullable Frame frame, String line) {}

  FrontClient(Front front, long id, ClientLink socket) {
    this.front = front;
    this.id = id;
    this.socket = socket;
    this.aside = new Aside(socket, this::answered);
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
    if (handler != null && !aside.isBusy()) {
      if (!question.isEmpty()) {
        waiting.addFirst(new Held(null, question));
        question = "";
      }
      goOn();
    }
  }

  /** Whether whoever decides wants to hear more. */
  void ask(boolean on) {
    socket.setReading(on);
  }

  /** Goes on where it stopped. */
  void resume() {
    still = null;
    if (question.isEmpty()) {
      goOn();
    } else if (!aside.isBusy()) {
      front.readings().ask(this);
    }
  }

  /** Reads the history here; who is not known here yet is answered by whoever decides. */
  void readHere(Mirror mirror) {
    if (!aside.answer(mirror, passport, question)) {
      front.sendLine(this, question);
      answered();
    }
  }

  /** What this server knew of the client's session is void. */
  void leaveMirror() {
    aside.leave();
  }

  private void answered() {
    question = "";
    goOn();
  }

  private void goOn() {
    while (question.isEmpty() && canSay() && !waiting.isEmpty()) {
      say(waiting.removeFirst());
    }
    socket.setReading(waiting.isEmpty() && question.isEmpty());
  }

  private boolean canSay() {
    return still != null || front.isSeated();
  }

  private void say(Held held) {
    ConnectionHandler here = still;
    Parcel.Frame frame = held.frame();
    if (here != null) {
      if (frame == null) {
        here.line(held.line());
      }
      return;
    }
    hasSpoken = true;
    if (frame != null) {
      front.send(frame);
    } else if (!passport.isEmpty() && front.readsHere() && Readings.isReading(held.line())) {
      question = held.line();
      front.readings().ask(this);
    } else {
      front.sendLine(this, held.line());
    }
  }

  private void forward(Held held) {
    if (canSay() && question.isEmpty() && waiting.isEmpty()) {
      say(held);
    } else {
      waiting.add(held);
      socket.setReading(false);
    }
  }

  private void forward(Parcel.Frame frame) {
    if (still == null) {
      forward(new Held(frame, ""));
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
    if (socket.kind() != Endpoint.Kind.ADMIN || !front.requests(this, line)) {
      forward(new Held(null, line));
    }
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
    forward(frame('t'));
  }

  @Override
  public void endless() {
    forward(frame('e'));
  }

  @Override
  public void notUtf8(String latin1) {
    forward(textFrame('u', latin1));
  }

  @Override
  public void inputEnded() {
    ConnectionHandler here = still;
    if (here != null) {
      here.inputEnded();
    } else if (isReady && front.isSeated()) {
      forward(frame('i'));
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

  /** A line was carried out, and its answer is lost: a labelled one is told that much. */
  void unanswered(String line) {
    try {
      String label = Message.parse(line).tags().get("label");
      if (label != null && passport.contains("\"labeled-response\"")) {
        write("@label=" + label + " :" + front.serverName() + " ACK");
      }
    } catch (MalformedException e) {
      // It had no label then.
    }
  }

  /** A notice from this server itself. */
  void tell(String text) {
    write(":" + front.serverName() + " NOTICE * :" + Translation.of(passport, text));
  }

  /** Lets it go: says why, as its connection's last words too. */
  void leave(String reason) {
    tell(reason);
    write("ERROR :" + Translation.of(passport, reason));
    socket.end(reason);
  }

  private void write(String line) {
    socket.send((line + "\r\n").getBytes(StandardCharsets.UTF_8), 0);
  }

  /** Whoever decides has ended it and need not hear of it. */
  void ended() {
    isEnded = true;
  }
}
