package sextant.files;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import sextant.files.store.Batch;
import sextant.files.store.ReceiveFolder;
import sextant.http.Exchange;
import sextant.http.HttpFormatException;
import sextant.http.Reply;
import sextant.identity.Fingerprint;

/** The server's side of LocalSend v2: prepare-upload, upload and cancel. */
final class LocalSendRoutes {
  private static final int MOST_PENDING = 32;
  private static final int MOST_PENDING_PER_ADDRESS = 4;
  private static final int MOST_SESSIONS = 64;
  private static final long IDLE_NANOS = 600_000_000_000L;

  private final Folders folders;
  private final ReceiveDesk desk;
  private final PinGuard pins;
  private final LastAnswers lastAnswers;
  private final Map<String, UploadSession> sessions = new ConcurrentHashMap<>();
  private final Map<InetAddress, List<Thread>> pending = new ConcurrentHashMap<>();
  private final AtomicInteger pendingCount = new AtomicInteger();

  LocalSendRoutes(Folders folders, ReceiveDesk desk, PinGuard pins, LastAnswers lastAnswers) {
    this.folders = folders;
    this.desk = desk;
    this.pins = pins;
    this.lastAnswers = lastAnswers;
  }

  /** {@code POST /prepare-upload}. */
  void prepare(Exchange exchange) throws IOException {
    if (!isPinRight(exchange)) {
      return;
    }
    Offer offer;
    try {
      offer = Offer.read(exchange.body().readAll(Offer.MOST_BYTES));
    } catch (HttpFormatException tooLong) {
      throw tooLong;
    } catch (IOException notJson) {
      refuse(exchange, 400, "Invalid JSON body");
      return;
    }
    if (offer.files().isEmpty()) {
      refuse(exchange, 400, "No files provided");
      return;
    }
    Optional<Fingerprint> proven = exchange.peerCertificate().map(Fingerprint::of);
    Device sender = proven.map(f -> offer.sender().provenAs(f.hex())).orElse(offer.sender());
    Optional<String> message = offer.message();
    Proposal proposal =
        new Proposal(
            sender,
            exchange.remote(),
            proven,
            message.isPresent() ? List.of() : offer.files(),
            offer.totalBytes(),
            message);
    if (message.isPresent()) {
      desk.happened(new ReceiveEvent.Message(proposal, message.get()));
      exchange.respond(Reply.empty(204));
    } else {
      Optional<Decision.Accept> accept = propose(exchange, proposal);
      if (accept.isPresent()) {
        open(exchange, proposal, accept.get());
      }
    }
  }

  /** Whether the request may go on; answers it when not. */
  boolean isPinRight(Exchange exchange) throws IOException {
    Optional<String> pin = exchange.head().target().parameter("pin");
    switch (pins.judge(exchange.remote(), pin, System.nanoTime())) {
      case RIGHT -> {
        return true;
      }
      case MISSING -> refuse(exchange, 401, "PIN required");
      case WRONG -> refuse(exchange, 401, "Invalid PIN");
      case SHUT_OUT -> {
        desk.happened(new ReceiveEvent.ShutOut(exchange.remote().getHostAddress()));
        refuse(exchange, 429, "Too many requests");
      }
    }
    return false;
  }

  /** Asks the desk; answers the request itself when the answer is no. */
  Optional<Decision.Accept> propose(Exchange exchange, Proposal proposal) throws IOException {
    List<Thread> mine = pending.computeIfAbsent(proposal.address(), a -> new ArrayList<>());
    synchronized (mine) {
      boolean isFlood = mine.size() >= MOST_PENDING_PER_ADDRESS;
      if (isFlood || pendingCount.get() >= MOST_PENDING || sessions.size() >= MOST_SESSIONS) {
        refuse(exchange, 409, "Blocked by another session");
        return Optional.empty();
      }
      mine.add(Thread.currentThread());
      pendingCount.incrementAndGet();
    }
    Optional<Decision> decision = ask(exchange, proposal, mine);
    if (decision.isEmpty()) {
      desk.happened(new ReceiveEvent.Withdrawn(proposal));
      refuse(exchange, 403, "Cancelled by sender");
      return Optional.empty();
    }
    return switch (decision.get()) {
      case Decision.Decline _ -> {
        refuse(exchange, 403, "Rejected");
        yield Optional.empty();
      }
      case Decision.Accept accept -> Optional.of(accept);
    };
  }

  // Empty when the sender gave up: it left, or asked to cancel.
  private Optional<Decision> ask(Exchange exchange, Proposal proposal, List<Thread> mine) {
    Thread asking = Thread.currentThread();
    boolean isWithdrawn = false;
    Optional<Decision> decision = Optional.empty();
    try (Exchange.Watch _ = exchange.watchForDeparture(asking::interrupt)) {
      decision = Optional.of(desk.decide(proposal));
    } catch (InterruptedException _) {
      isWithdrawn = true;
    } finally {
      synchronized (mine) {
        mine.remove(asking);
      }
      pendingCount.decrementAndGet();
    }
    isWithdrawn |= Thread.interrupted(); // it left in the very moment of the decision
    return isWithdrawn ? Optional.empty() : decision;
  }

  private void open(Exchange exchange, Proposal proposal, Decision.Accept accept)
      throws IOException {
    String id = UUID.randomUUID().toString();
    ReceiveFolder folder = folders.of(accept);
    List<OfferedFile> wanted = new ArrayList<>();
    List<OfferedFile> here = new ArrayList<>();
    for (OfferedFile file : proposal.files()) {
      if (accept.wanted().test(file)) {
        OfferedFile named = file.called(accept.nameOf(file));
        (AlreadyHere.has(folder, named) ? here : wanted).add(named);
      }
    }
    here.forEach(f -> desk.happened(new ReceiveEvent.Skipped(id, f.name(), f.size())));
    if (wanted.isEmpty()) {
      exchange.respond(Reply.empty(204));
      return;
    }
    if (!folder.hasRoomFor(wanted.stream().mapToLong(OfferedFile::size).sum())) {
      refuse(exchange, 507, "Not enough space");
      return;
    }
    Batch batch = folder.begin(id, new byte[0]);
    UploadSession session = new UploadSession(id, proposal, batch, desk);
    Map<String, String> tokens = session.begin(wanted);
    sessions.put(id, session);
    exchange.respond(
        Reply.json(
            200,
            Json.write(json -> {
              json.writeStringField("sessionId", id);
              json.writeObjectFieldStart("files");
              for (Map.Entry<String, String> token : tokens.entrySet()) {
                json.writeStringField(token.getKey(), token.getValue());
              }
              json.writeEndObject();
            })));
  }

  /** {@code POST /upload}. */
  void upload(Exchange exchange) throws IOException {
    Optional<String> sessionId = exchange.head().target().parameter("sessionId");
    Optional<String> fileId = exchange.head().target().parameter("fileId");
    Optional<String> token = exchange.head().target().parameter("token");
    if (sessionId.isEmpty() || fileId.isEmpty() || token.isEmpty()) {
      refuse(exchange, 400, "Missing parameters");
      return;
    }
    UploadSession session = sessions.get(sessionId.get());
    if (session == null || !session.isFrom(exchange.remote())) {
      refuse(exchange, 403, "Invalid token or IP address");
      return;
    }
    Upload.Outcome outcome = session.upload(fileId.get(), token.get(), exchange);
    lastAnswers.give(() -> answer(exchange, session, outcome));
  }

  private void answer(Exchange exchange, UploadSession session, Upload.Outcome outcome)
      throws IOException {
    session.endWhenComplete();
    switch (outcome) {
      case STORED, PIECE -> exchange.respond(Reply.empty(200));
      case REFUSED -> refuse(exchange, 403, "Invalid token or IP address");
      case DAMAGED -> refuse(exchange, 422, "Checksum mismatch");
      case FAILED -> refuse(exchange, 500, "Could not save the file");
    }
    if (session.hasEnded()) {
      sessions.remove(session.id());
    }
  }

  /** {@code POST /cancel}; always 200, so that nobody learns which sessions there are. */
  void cancel(Exchange exchange) throws IOException {
    Optional<String> sessionId = exchange.head().target().parameter("sessionId");
    if (sessionId.isPresent()) {
      UploadSession session = sessions.get(sessionId.get());
      if (session != null && session.isFrom(exchange.remote())) {
        sessions.remove(session.id());
        session.end();
      }
    } else {
      List<Thread> waiting = pending.getOrDefault(exchange.remote(), List.of());
      synchronized (waiting) {
        waiting.forEach(Thread::interrupt);
      }
    }
    exchange.respond(Reply.empty(200));
  }

  /** Ends sessions in which nothing has happened for long. */
  void expire(long nowNanos) throws IOException {
    for (UploadSession session : List.copyOf(sessions.values())) {
      if (session.idleNanos(nowNanos) > IDLE_NANOS) {
        sessions.remove(session.id());
        session.end();
      }
    }
  }

  /** Ends everything. */
  void close() throws IOException {
    for (UploadSession session : sessions.values()) {
      session.end();
    }
    sessions.clear();
  }

  static void refuse(Exchange exchange, int status, String message) throws IOException {
    exchange.respond(
        Reply.json(status, Json.write(json -> json.writeStringField("message", message))));
  }
}
