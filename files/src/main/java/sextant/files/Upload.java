package sextant.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import sextant.files.store.Batch;
import sextant.files.store.FileFacts;
import sextant.files.store.Landed;
import sextant.files.store.Landing;
import sextant.files.store.NameRules;
import sextant.files.store.PartFile;
import sextant.files.store.RefusedNameException;
import sextant.files.store.SafePath;
import sextant.http.Body;
import sextant.http.Exchange;
import sextant.words.Failure;

/** One upload request of a session: takes a file or a piece of it, checks it and lands it. */
final class Upload {
  private static final int BUFFER = 512 * 1024;

  private final UploadSession session;
  private final Batch batch;
  private final Tally tally;
  private final UploadSlot slot;

  /** What to answer. */
  enum Outcome {
    STORED,
    /** A piece is stored, others are to come. */
    PIECE,
    REFUSED,
    DAMAGED,
    FAILED
  }

  /** For the file of that slot, which is this upload's alone meanwhile. */
  Upload(UploadSession session, UploadSlot slot) {
    this.session = session;
    this.batch = session.batch();
    this.tally = session.course().tally();
    this.slot = slot;
  }

  /** Takes what the request carries. */
  Outcome take(Exchange exchange) throws IOException {
    Optional<String> range = exchange.head().headers().first("X-Content-Range");
    Piece piece = Piece.of(range, slot.file.size());
    if (piece.start() != 0 && piece.start() != slot.pieceBytes) {
      return Outcome.REFUSED;
    }
    if (piece.start() == 0) {
      slot.pieceBytes = 0; // the sender begins anew
    }
    try {
      return store(piece, exchange.body());
    } catch (RefusedNameException refused) {
      fail(Failure.Kind.NAME_REFUSED, String.valueOf(refused.getMessage()));
      return Outcome.FAILED;
    }
  }

  private Outcome store(Piece piece, Body body) throws IOException, RefusedNameException {
    OfferedFile file = slot.file;
    tally.begin(slot.index);
    SafePath path = SafePath.of(file.name(), NameRules.ofThisSystem());
    PartFile part = batch.part(slot.index);
    Outcome outcome = Outcome.FAILED;
    long counted = 0;
    try {
      part.allocate(file.size());
      boolean isHashed = file.sha256().isPresent() && piece.isWhole();
      Optional<MessageDigest> digest =
          isHashed ? Optional.of(UploadSession.sha256()) : Optional.empty();
      counted = copy(body, part, piece, digest);
      outcome = judge(piece, counted, digest, part);
      if (outcome == Outcome.STORED) {
        FileFacts facts = FileFacts.modifiedAt(file.modified().orElse(null));
        outcome = Outcome.FAILED; // until it has landed
        Landed landed = batch.land(part, Landing.beside(path, facts));
        batch.force();
        outcome = Outcome.STORED;
        tally.done(slot.index);
        boolean isRenamed = Names.isOther(file.name(), landed.path());
        happened(
            new ReceiveEvent.Stored(
                session.id(), landed.file(), file.size(), isRenamed, Optional.empty()));
      }
      return outcome;
    } finally {
      clearUp(part, outcome, counted);
    }
  }

  private Outcome judge(Piece piece, long counted, Optional<MessageDigest> digest, PartFile part)
      throws IOException {
    if (counted != piece.length()) {
      fail(Failure.Kind.OTHER, counted + " of " + piece.length() + " bytes came");
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
      fail(Failure.Kind.CHECKSUM_MISMATCH, "");
      return Outcome.DAMAGED;
    }
    return Outcome.STORED;
  }

  private void clearUp(PartFile part, Outcome outcome, long counted) throws IOException {
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
    MessageDigest digest = UploadSession.sha256();
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
      session.course().throttle().pass(fill);
      tally.moved(part.index(), fill);
      if (count < 0) {
        return done;
      }
    }
  }

  private static boolean isRight(MessageDigest digest, String wanted) {
    return HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(wanted);
  }

  private void fail(Failure.Kind kind, String detail) {
    Failure failure = new Failure(kind, slot.file.name(), detail);
    happened(new ReceiveEvent.Failed(session.id(), slot.file.name(), failure));
  }

  private void happened(ReceiveEvent event) {
    session.desk().happened(event);
  }
}
