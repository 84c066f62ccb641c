package sextant.files;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.FileSystemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import sextant.files.store.Batch;
import sextant.http.Exchange;
import sextant.words.Failure;

/** Files that a LocalSend device was allowed to send and is sending now. Thread-safe. */
final class UploadSession {
  private static final Logger LOG = System.getLogger(UploadSession.class.getName());
  private static final int MOST_TRIES = 3;

  private final String id;
  private final InetAddress sender;
  private final Proposal proposal;
  private final Batch batch;
  private final ReceiveDesk desk;
  private final Course course = Course.atMost(0);
  private final Tally tally = course.tally();
  private final Map<String, UploadSlot> slots = new LinkedHashMap<>();
  private final Set<Exchange> active = ConcurrentHashMap.newKeySet();
  private volatile long touchedNanos = System.nanoTime();
  private boolean isEnded;

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
      UploadSlot slot = new UploadSlot(file, slots.size());
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

  Batch batch() {
    return batch;
  }

  Course course() {
    return course;
  }

  ReceiveDesk desk() {
    return desk;
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
  Upload.Outcome upload(String fileId, String token, Exchange exchange) throws IOException {
    Optional<UploadSlot> taken = take(fileId, token);
    if (taken.isEmpty()) {
      return Upload.Outcome.REFUSED;
    }
    UploadSlot slot = taken.get();
    active.add(exchange);
    Upload.Outcome outcome = Upload.Outcome.FAILED;
    try {
      outcome = new Upload(this, slot).take(exchange);
      return outcome;
    } catch (IOException e) {
      Failure failure = Failure.of(e, slot.file.name());
      desk.happened(new ReceiveEvent.Failed(id, slot.file.name(), failure));
      boolean isOurDisk =
          e instanceof FileSystemException || failure.kind() == Failure.Kind.DISK_FULL;
      if (!isOurDisk) { // else the sender hears it as an answer
        throw e;
      }
      return outcome;
    } finally {
      active.remove(exchange);
      touchedNanos = System.nanoTime();
      settle(slot, outcome);
    }
  }

  private synchronized Optional<UploadSlot> take(String fileId, String token) {
    UploadSlot slot = slots.get(fileId);
    if (slot == null || isEnded) {
      return Optional.empty();
    }
    boolean isFree =
        slot.state == UploadSlot.State.PENDING || slot.state == UploadSlot.State.FAILED;
    if (!isFree || !MessageDigest.isEqual(bytes(token), bytes(slot.token))) {
      return Optional.empty();
    }
    slot.state = UploadSlot.State.ACTIVE;
    slot.tries += slot.pieceBytes == 0 ? 1 : 0;
    return Optional.of(slot);
  }

  private static byte[] bytes(String token) {
    return token.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java has SHA-256", e);
    }
  }

  // A damaged file may be sent again with its token, a failed one too: a phone's Retry works.
  private synchronized void settle(UploadSlot slot, Upload.Outcome outcome) {
    slot.state =
        switch (outcome) {
          case STORED -> UploadSlot.State.DONE;
          case PIECE -> UploadSlot.State.PENDING;
          case DAMAGED ->
              slot.tries < MOST_TRIES ? UploadSlot.State.PENDING : UploadSlot.State.FAILED;
          case REFUSED, FAILED -> UploadSlot.State.FAILED;
        };
  }

  /** Ends the session when all its files are there; called before the last one is answered. */
  void endWhenComplete() throws IOException {
    if (isComplete()) {
      end();
    }
  }

  private synchronized boolean isComplete() {
    return slots.values().stream().allMatch(each -> each.state == UploadSlot.State.DONE);
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
    desk.happened(new ReceiveEvent.Ended(id, tally.view(), isComplete(), List.of()));
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
