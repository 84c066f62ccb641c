package sextant.files;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import sextant.files.store.ReceiveFolder;
import sextant.http.Exchange;
import sextant.http.HttpFormatException;
import sextant.http.Reply;
import sextant.identity.Fingerprint;

/**
 * The server's side of the transfer between two Sextants, under {@code /api/sextant/v1}: an offer,
 * streams of frames, an end. Only over TLS with a client certificate: it is what a transfer is
 * taken up by.
 */
final class SextantRoutes {
  static final String V1 = "/api/sextant/v1/";
  static final String PROTOCOL = "sextant-frames/1";
  private static final int MOST_TRANSFERS = 64;
  private static final long IDLE_NANOS = 600_000_000_000L;

  private final Folders folders;
  private final ReceiveDesk desk;
  private final LocalSendRoutes guard;
  private final LastAnswers lastAnswers;
  private final Map<String, IncomingTransfer> transfers = new ConcurrentHashMap<>();

  SextantRoutes(Folders folders, ReceiveDesk desk, LocalSendRoutes guard, LastAnswers lastAnswers) {
    this.folders = folders;
    this.desk = desk;
    this.guard = guard;
    this.lastAnswers = lastAnswers;
  }

  /** Answers when the path is one of ours; returns false otherwise. */
  boolean serve(Exchange exchange) throws IOException, InterruptedException {
    String path = exchange.head().path();
    if (!path.startsWith(V1)) {
      return false;
    }
    Optional<Fingerprint> proven = exchange.peerCertificate().map(Fingerprint::of);
    if (proven.isEmpty()) {
      LocalSendRoutes.refuse(exchange, 403, "A certificate is needed");
      return true;
    }
    switch (exchange.head().method() + " " + path.substring(V1.length())) {
      case "POST offer" -> offer(exchange, proven.get());
      case "GET stream" -> stream(exchange, proven.get());
      case "POST finish" -> finish(exchange, proven.get());
      case "POST cancel" -> cancel(exchange, proven.get());
      default -> LocalSendRoutes.refuse(exchange, 404, "Not found");
    }
    return true;
  }

  private void offer(Exchange exchange, Fingerprint proven) throws IOException {
    if (!guard.isPinRight(exchange)) {
      return;
    }
    byte[] bytes = exchange.body().readAll(SextantOffer.MOST_BYTES);
    SextantOffer offer;
    try {
      offer = SextantOffer.decode(bytes);
    } catch (IOException notOurs) {
      throw new HttpFormatException(400, "not an offer");
    }
    boolean isProven = exchange.head().target().parameter("proof").isPresent();
    IncomingOffer incoming = IncomingOffer.of(offer, proven, exchange.remote(), isProven);
    String id = incoming.id();
    IncomingTransfer before = transfers.remove(id);
    boolean isAgain = exchange.head().target().parameter("again").isPresent();
    if (before != null && before.isCancelled() && isAgain) {
      transfers.put(id, before);
      LocalSendRoutes.refuse(exchange, 410, "Cancelled by the receiver");
      return;
    }
    boolean goesOn = false;
    try {
      if (before != null) {
        before.handOver(); // its sender has lost the connection and comes anew
      }
      letGoOfKin(incoming);
      goesOn = accept(exchange, incoming);
    } finally {
      if (before != null && !goesOn) {
        before.ended(false);
      }
    }
  }

  private boolean accept(Exchange exchange, IncomingOffer incoming) throws IOException {
    Optional<IncomingTransfer> resumed = Optional.empty();
    for (ReceiveFolder folder : folders.all()) {
      if (resumed.isEmpty()) {
        resumed = incoming.resume(folder, desk);
      }
    }
    Survey survey =
        resumed.isPresent() ? Survey.NONE : Survey.of(incoming.offer().entries(), folders.main());
    Optional<IncomingTransfer> accepted = resumed.isPresent() ? resumed : ask(exchange, incoming);
    return accepted.isPresent() && begin(exchange, accepted.get(), survey, resumed.isPresent());
  }

  private void letGoOfKin(IncomingOffer offer) throws IOException {
    for (IncomingTransfer each : List.copyOf(transfers.values())) {
      if (each.isAbandonedKinOf(offer)) {
        transfers.remove(each.id());
        each.close();
      }
    }
  }

  private Optional<IncomingTransfer> ask(Exchange exchange, IncomingOffer offer)
      throws IOException {
    if (transfers.size() >= MOST_TRANSFERS) {
      LocalSendRoutes.refuse(exchange, 409, "Blocked by another session");
      return Optional.empty();
    }
    Optional<Decision.Accept> accept = guard.propose(exchange, offer.proposal());
    if (accept.isEmpty()) {
      return Optional.empty();
    }
    ReceiveFolder folder = folders.of(accept.get());
    Optional<IncomingTransfer> before = offer.resume(folder, desk); // from before a restart
    return before.isPresent() ? before : Optional.of(offer.begin(accept.get(), folder, desk));
  }

  private boolean begin(
      Exchange exchange, IncomingTransfer transfer, Survey survey, boolean isResumed)
      throws IOException {
    Plan plan = transfer.plan(survey);
    if (!transfer.hasRoom()) {
      if (isResumed) {
        transfer.handOver(); // what is there stays for the day there is room
      } else {
        transfer.discard();
      }
      LocalSendRoutes.refuse(exchange, 507, "Not enough space");
      return false;
    }
    transfers.put(transfer.id(), transfer);
    transfer.start();
    exchange.respond(Reply.of(200, "application/octet-stream", plan.encode()));
    return true;
  }

  private Optional<IncomingTransfer> known(Exchange exchange, Fingerprint proven)
      throws IOException {
    String id = exchange.head().target().parameter("transfer").orElse("");
    String token = exchange.head().target().parameter("token").orElse("");
    IncomingTransfer transfer = transfers.get(id);
    if (transfer == null || !transfer.isFor(proven, token)) {
      LocalSendRoutes.refuse(exchange, 403, "Unknown transfer");
      return Optional.empty();
    }
    return Optional.of(transfer);
  }

  private void stream(Exchange exchange, Fingerprint proven)
      throws IOException, InterruptedException {
    Optional<IncomingTransfer> transfer = known(exchange, proven);
    boolean asks = exchange.head().headers().hasToken("Upgrade", PROTOCOL);
    if (transfer.isPresent() && !asks) {
      LocalSendRoutes.refuse(exchange, 400, "An upgrade is needed");
    } else if (transfer.isPresent()) {
      receive(transfer.get(), exchange.upgrade(PROTOCOL));
    }
  }

  // On a thread of the system: it reads and writes files without a break, and a virtual thread
  // would have its carrier replaced for each of these.
  private static void receive(IncomingTransfer transfer, Exchange.Upgraded connection)
      throws IOException, InterruptedException {
    FutureTask<Boolean> receiving =
        new FutureTask<>(() -> {
          transfer.receive(connection);
          return true;
        });
    Thread.ofPlatform().daemon().name("files-receive").start(receiving);
    try {
      receiving.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException known) {
        throw known;
      }
      throw new IllegalStateException("bug: a stream broke", e.getCause());
    }
  }

  private void finish(Exchange exchange, Fingerprint proven) throws IOException {
    Optional<IncomingTransfer> transfer = known(exchange, proven);
    if (transfer.isPresent()) {
      transfers.remove(transfer.get().id());
      lastAnswers.give(() -> {
        boolean isComplete = transfer.get().finish();
        exchange.respond(Reply.empty(isComplete ? 200 : 409));
      });
    }
  }

  private void cancel(Exchange exchange, Fingerprint proven) throws IOException {
    Optional<IncomingTransfer> transfer = known(exchange, proven);
    if (transfer.isPresent()) {
      transfers.remove(transfer.get().id());
      transfer.get().close();
      exchange.respond(Reply.empty(200));
    }
  }

  /** Lets go of transfers whose sender has not come back; they can be taken up later. */
  void expire(long nowNanos) throws IOException {
    for (IncomingTransfer transfer : List.copyOf(transfers.values())) {
      if (transfer.idleNanos(nowNanos) > IDLE_NANOS) {
        transfers.remove(transfer.id());
        transfer.close();
      }
    }
  }

  /** Lets go of everything; unfinished transfers stay where they can be taken up. */
  void close() throws IOException {
    for (IncomingTransfer transfer : transfers.values()) {
      transfer.close();
    }
    transfers.clear();
  }
}
