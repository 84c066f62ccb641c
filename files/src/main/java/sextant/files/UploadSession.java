package sextant.files;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import sextant.files.http.Body;
import sextant.files.http.Exchange;
import sextant.files.store.Batch;
import sextant.files.store.FileFacts;
import sextant.files.store.Landed;
import sextant.files.store.Landing;
import sextant.files.store.NameRules;
import sextant.files.store.PartFile;
import sextant.files.store.RefusedNameException;
import sextant.files.store.SafePath;
import sextant.words.Failure;

/** Files that a LocalSend device was allowed to send and is sending now. Thread-safe. */
final class UploadSession {
  private static final Logger LOG = System.getLogger(UploadSession.class.getName());
  private static final int BUFFER = 512 * 1024;
  private static final int MOST_TRIES = 3;

  private final String id;
  private final InetAddress sender;
  private final Proposal proposal;
  private final Batch batch;
  private final ReceiveDesk desk;
  private final Course course = Course.atMost(0);
  private final Tally tally = course.tally();
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final Set<Exchange> active = ConcurrentHashMap.newKeySet();
  private volatile long touchedNanos = System.nanoTime();
  private boolean isEnded;

  /** One file of the session; guarded by the session. */
  private static final class Slot {
    private final OfferedFile file;
    private final int index;
    private final String token = UUID.randomUUID().toString();
    private State state = State.PENDING;
    private int tries;
    private long pieceBytes; // what came in pieces so far

    private Slot(OfferedFile file, int index) {
      this.file = file;
      this.index = index;
    }
  }

  private enum State {
    PENDING,
    ACTIVE,
    DONE,
    FAILED
  }

  /** What to answer to an upload. */
  enum Outcome {
    STORED,
    /** A piece is stored, others are to come. */
    PIECE,
    REFUSED,
    DAMAGED,
    FAILED
  }

  UploadSession(String id, Proposal proposal, Batch batch, ReceiveDesk desk) {
    this.id = id;
    this.sender = proposal.address();
    this.proposal = proposal;
    this.batch = batch;
    this.desk = desk;
  }

  /** Begins with the files that were accepted; returns their tokens by id. */
  synchronized Map<String, String> begin(List<OfferedFile> accepted) {
    Map<String, String> tokens = new LinkedHashMap<>();
    long bytes = 0;
    for (OfferedFile file : accepted) {
      Slot slot = new Slot(file, slots.size());
      slots.put(file.id(), slot);
      tokens.put(file.id(), slot.token);
      bytes += file.size();
    }
    tally.expect(accepted, bytes);
    desk.happened(
        new ReceiveEvent.Started(id, proposal, tally, new CourseControl(course, this::cancel)));
    return tokens;
  }

  String id() {
    return id;
  }

  /** Whether that address may speak for this session. */
  boolean isFrom(InetAddress address) {
    return sender.equals(address);
  }

  /** How long nothing has happened; 0 while a file is on its way. */
  long idleNanos(long nowNanos) {
    return active.isEmpty() ? nowNanos - touchedNanos : 0;
  }

  /** Takes one file. */
  Outcome upload(String fileId, String token, Exchange exchange) throws IOException {
    Optional<Slot> taken = take(fileId, token);
    if (taken.isEmpty()) {
      return Outcome.REFUSED;
    }
    Slot slot = taken.get();
    active.add(exchange);
    Outcome outcome = Outcome.FAILED;
    try {
      Optional<String> range = exchange.head().headers().first("X-Content-Range");
      Piece piece = Piece.of(range, slot.file.size());
      if (piece.start() != 0 && piece.start() != slot.pieceBytes) {
        outcome = Outcome.REFUSED;
        return outcome;
      }
      outcome = store(slot, piece, exchange.body());
      return outcome;
    } catch (RefusedNameException refused) {
      fail(slot, Failure.Kind.NAME_REFUSED, String.valueOf(refused.getMessage()));
      return Outcome.FAILED;
    } catch (IOException e) {
      Failure failure = Failure.of(e, slot.file.name());
      desk.happened(new ReceiveEvent.Failed(id, slot.file.name(), failure));
      throw e;
    } finally {
      active.remove(exchange);
      touchedNanos = System.nanoTime();
      settle(slot, outcome);
    }
  }

  private synchronized Optional<Slot> take(String fileId, String token) {
    Slot slot = slots.get(fileId);
    if (slot == null || isEnded) {
      return Optional.empty();
    }
    boolean isFree = slot.state == State.PENDING || slot.state == State.FAILED;
    if (!isFree || !MessageDigest.isEqual(bytes(token), bytes(slot.token))) {
      return Optional.empty();
    }
    slot.state = State.ACTIVE;
    slot.tries += slot.pieceBytes == 0 ? 1 : 0;
    return Optional.of(slot);
  }

  private static byte[] bytes(String token) {
    return token.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private Outcome store(Slot slot, Piece piece, Body body)
      throws IOException, RefusedNameException {
    OfferedFile file = slot.file;
    tally.begin(slot.index);
    SafePath path = SafePath.of(file.name(), NameRules.ofThisSystem());
    PartFile part = batch.part(slot.index);
    Outcome outcome = Outcome.FAILED;
    long counted = 0;
    try {
      part.allocate(file.size());
      boolean isHashed = file.sha256().isPresent() && piece.isWhole();
      Optional<MessageDigest> digest = isHashed ? Optional.of(sha256()) : Optional.empty();
      counted = copy(body, part, piece, digest);
      outcome = judge(slot, piece, counted, digest, part);
      if (outcome == Outcome.STORED) {
        FileFacts facts = FileFacts.modifiedAt(file.modified().orElse(null));
        outcome = Outcome.FAILED; // until it has landed
        Landed landed = batch.land(part, Landing.beside(path, facts));
        batch.force();
        outcome = Outcome.STORED;
        tally.done(slot.index);
        desk.happened(new ReceiveEvent.Stored(id, landed.file(), file.size(), landed.isRenamed()));
      }
      return outcome;
    } finally {
      clearUp(slot, part, outcome, counted);
    }
  }

  private Outcome judge(
      Slot slot, Piece piece, long counted, Optional<MessageDigest> digest, PartFile part)
      throws IOException {
    if (counted != piece.length()) {
      fail(slot, Failure.Kind.OTHER, counted + " of " + piece.length() + " bytes came");
      return Outcome.FAILED;
    }
    if (piece.end() < slot.file.size()) {
      return Outcome.PIECE;
    }
    Optional<MessageDigest> whole = digest;
    if (slot.file.sha256().isPresent() && !piece.isWhole()) {
      whole = Optional.of(digestOf(part, slot.file.size()));
    }
    if (whole.isPresent() && !isRight(whole.get(), slot.file.sha256().orElseThrow())) {
      fail(slot, Failure.Kind.CHECKSUM_MISMATCH, "");
      return Outcome.DAMAGED;
    }
    return Outcome.STORED;
  }

  private void clearUp(Slot slot, PartFile part, Outcome outcome, long counted) throws IOException {
    switch (outcome) {
      case STORED -> {}
      case PIECE -> {
        slot.pieceBytes += counted;
        part.close();
      }
      case REFUSED, DAMAGED, FAILED -> {
        tally.takeBack(slot.index, counted + slot.pieceBytes);
        slot.pieceBytes = 0;
        batch.drop(part);
      }
    }
  }

  private static MessageDigest digestOf(PartFile part, long size) throws IOException {
    MessageDigest digest = sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (long at = 0; at < size; at += buffer.limit()) {
      part.read(at, buffer.clear());
      digest.update(buffer.flip());
    }
    return digest;
  }

  private long copy(Body body, PartFile part, Piece piece, Optional<MessageDigest> digest)
      throws IOException {
    long size = piece.length();
    byte[] buffer = new byte[Math.clamp(size + 1, 8192, BUFFER)];
    long done = 0;
    while (true) {
      int fill = 0;
      int count = 0;
      while (fill < buffer.length && (count = body.read(buffer, fill, buffer.length - fill)) > 0) {
        fill += count;
      }
      if (done + fill > size) {
        return done + fill; // too long: what is over is not even written
      }
      if (digest.isPresent()) {
        digest.get().update(buffer, 0, fill);
      }
      part.write(piece.start() + done, ByteBuffer.wrap(buffer, 0, fill));
      done += fill;
      course.throttle().pass(fill);
      tally.moved(part.index(), fill);
      if (count < 0) {
        return done;
      }
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java has SHA-256", e);
    }
  }

  private static boolean isRight(MessageDigest digest, String wanted) {
    return HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(wanted);
  }

  private void fail(Slot slot, Failure.Kind kind, String detail) {
    Failure failure = new Failure(kind, slot.file.name(), detail);
    desk.happened(new ReceiveEvent.Failed(id, slot.file.name(), failure));
  }

  // A damaged file may be sent again with its token, a failed one too: a phone's Retry works.
  private void settle(Slot slot, Outcome outcome) throws IOException {
    synchronized (this) {
      slot.state =
          switch (outcome) {
            case STORED -> State.DONE;
            case PIECE -> State.PENDING;
            case DAMAGED -> slot.tries < MOST_TRIES ? State.PENDING : State.FAILED;
            case REFUSED, FAILED -> State.FAILED;
          };
      boolean isComplete = slots.values().stream().allMatch(each -> each.state == State.DONE);
      if (!isComplete) {
        return;
      }
    }
    end();
  }

  /** Ends the session, whatever came of it; the second time does nothing. */
  void end() throws IOException {
    synchronized (this) {
      if (isEnded) {
        return;
      }
      isEnded = true;
    }
    course.throttle().end();
    List<Exchange> cutOff = new ArrayList<>(active);
    cutOff.forEach(Exchange::abort);
    batch.finish();
    boolean isComplete = slots.values().stream().allMatch(each -> each.state == State.DONE);
    desk.happened(new ReceiveEvent.Ended(id, tally.view(), isComplete));
  }

  private void cancel() {
    try {
      end();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot clear up a cancelled transfer: " + e.getMessage());
    }
  }

  synchronized boolean hasEnded() {
    return isEnded;
  }
}
