package sextant.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import sextant.http.Exchange;

/** One stream of frames going out; takes pieces until there are none. */
final class OutgoingStream {
  private static final int COLLECTED = 512 * 1024;
  private static final int LEAST_HOLE = 64 * 1024;
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(Frame.BLOCK);

  private final Exchange.Upgraded connection;
  private final List<SourceEntry> entries;
  private final Shipment shipment;
  private final Throttle throttle;
  private final Answers answers;
  private final Frame frame = new Frame();
  private final byte[] collected = new byte[COLLECTED];
  private int collectedCount;

  /** Hears what the receiver says of files and stretches. */
  interface Answers {
    void stored(int file);

    void refused(int file, String why);

    void renamed(int file, String there);

    void gone(int file, String why);

    void cancelled() throws IOException;

    void sent(int file, long bytes);

    void notNeeded(int file, long bytes);
  }

  OutgoingStream(
      Exchange.Upgraded connection,
      List<SourceEntry> entries,
      Shipment shipment,
      Throttle throttle,
      Answers answers) {
    this.connection = connection;
    this.entries = entries;
    this.shipment = shipment;
    this.throttle = throttle;
    this.answers = answers;
  }

  /** Sends until nothing is left. */
  void send() throws IOException {
    for (Optional<Shipment.Piece> piece = shipment.next();
        piece.isPresent();
        piece = shipment.next()) {
      switch (piece.get()) {
        case Shipment.Piece.Small small -> {
          for (int file : small.files()) {
            sendSmall(file);
          }
        }
        case Shipment.Piece.Range range -> sendRange(range);
        case Shipment.Piece.Changed changed -> sendChanged(changed);
        case Shipment.Piece.Proof proof -> sendProof(proof.file());
      }
    }
    collect(Frame.LAST, 0, 0, 0);
    flush();
  }

  /** Reads answers until the receiver has no more. */
  void listen() throws IOException {
    Frame answer = Frame.ofAnswers();
    do {
      answer.read(connection.input());
      ByteBuffer payload = answer.payload();
      int file = answer.file();
      if (file >= entries.size() || !answer.isIntact()) {
        throw new IOException("an answer that cannot be");
      }
      switch (answer.type()) {
        case Frame.STORED -> {
          while (payload.remaining() >= 4) {
            answers.stored(Math.clamp(payload.getInt(), 0, entries.size() - 1));
          }
        }
        case Frame.AGAIN -> again(file, answer.offset(), payload);
        case Frame.REFUSED ->
            answers.refused(file, StandardCharsets.UTF_8.decode(payload).toString());
        case Frame.RENAMED ->
            answers.renamed(file, StandardCharsets.UTF_8.decode(payload).toString());
        case Frame.CANCELLED -> answers.cancelled();
        case Frame.BYE -> {}
        default -> throw new IOException("an answer we do not know");
      }
    } while (answer.type() != Frame.BYE);
  }

  private void again(int file, long offset, ByteBuffer payload) {
    long size = entries.get(file).size();
    long from = Math.min(offset, size);
    long length = payload.remaining() >= 4 ? payload.getInt() : Frame.BLOCK;
    long to = Math.min(size, from + Math.max(0, length));
    shipment.again(file, from, to);
    answers.notNeeded(file, from - to); // it was counted, and will be again
  }

  private void sendSmall(int file) throws IOException {
    SourceEntry entry = entries.get(file);
    int size = (int) entry.size();
    try (FileChannel source = FileChannel.open(entry.path(), StandardOpenOption.READ)) {
      int count = read(source, 0, size + 1); // one more, to notice that it has grown
      if (count != size) {
        gone(file, "its size is another now");
        return;
      }
    } catch (IOException e) {
      gone(file, String.valueOf(e.getMessage()));
      return;
    }
    collect(Frame.DATA, file, 0, size);
    answers.sent(file, size);
  }

  private void sendRange(Shipment.Piece.Range range) throws IOException {
    SourceEntry entry = entries.get(range.file());
    try (FileChannel source = FileChannel.open(entry.path(), StandardOpenOption.READ)) {
      for (long at = range.from(); at < range.to(); at += Frame.BLOCK) {
        int length = (int) Math.min(Frame.BLOCK, range.to() - at);
        if (at % Frame.BLOCK == 0 && range.present().get((int) (at / Frame.BLOCK))) {
          continue;
        }
        if (!readBlock(source, range.file(), at, length, at + length == range.to())) {
          return;
        }
        sendBlock(range.file(), at, length);
      }
    } catch (java.nio.file.FileSystemException e) {
      gone(range.file(), String.valueOf(e.getMessage()));
    }
  }

  private boolean readBlock(FileChannel source, int file, long at, int length, boolean isLast)
      throws IOException {
    int count = read(source, at, length);
    if (count < length || (isLast && hasChanged(entries.get(file)))) {
      gone(file, count < length ? "it is shorter now" : "it was written to");
      return false;
    }
    return true;
  }

  private static boolean hasChanged(SourceEntry entry) throws IOException {
    return Files.size(entry.path()) != entry.size()
        || !Files.getLastModifiedTime(entry.path()).equals(entry.modified());
  }

  private void sendBlock(int file, long at, int length) throws IOException {
    boolean isHole =
        length >= LEAST_HOLE && frame.room(0, length).mismatch(ZEROS.slice(0, length)) < 0;
    if (isHole) {
      frame.bytes().putInt(Frame.HEAD, length);
      collect(Frame.HOLE, file, at, 4);
      answers.notNeeded(file, length);
    } else {
      collect(Frame.DATA, file, at, length);
      answers.sent(file, length);
    }
  }

  private void sendChanged(Shipment.Piece.Changed changed) throws IOException {
    SourceEntry entry = entries.get(changed.file());
    try (FileChannel source = FileChannel.open(entry.path(), StandardOpenOption.READ)) {
      for (long at = 0; at < entry.size(); at += Plan.COMPARED_BYTES) {
        int length = (int) Math.min(Plan.COMPARED_BYTES, entry.size() - at);
        if (!readBlock(source, changed.file(), at, length, at + length == entry.size())) {
          return;
        }
        byte[] hash = BlockHashes.of(frame.room(0, length));
        if (changed.hashes().matches((int) (at / Plan.COMPARED_BYTES), hash)) {
          copy(changed.file(), at, length);
        } else {
          sendBlock(changed.file(), at, length);
        }
      }
    } catch (java.nio.file.FileSystemException e) {
      gone(changed.file(), String.valueOf(e.getMessage()));
    }
  }

  private void sendProof(int file) throws IOException {
    SourceEntry entry = entries.get(file);
    byte[] leaves;
    try (FileChannel source = FileChannel.open(entry.path(), StandardOpenOption.READ)) {
      leaves = HashTree.of(source::read, entry.size()).leaves();
    } catch (IOException e) {
      gone(file, String.valueOf(e.getMessage()));
      return;
    }
    if (hasChanged(entry)) {
      gone(file, "it was written to");
      return;
    }
    for (int at = 0; at < leaves.length; at += Frame.BLOCK) {
      int length = Math.min(Frame.BLOCK, leaves.length - at);
      frame.bytes().put(Frame.HEAD, leaves, at, length);
      long place = (long) at / HashTree.HASH_BYTES * HashTree.LEAF_BYTES;
      collect(Frame.PROOF, file, place, length);
    }
  }

  private void copy(int file, long at, int length) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(frame.room(0, length));
    frame.bytes().putInt(Frame.HEAD, length).putInt(Frame.HEAD + 4, (int) crc.getValue());
    collect(Frame.COPY, file, at, 8);
    answers.notNeeded(file, length);
  }

  private void gone(int file, String why) throws IOException {
    byte[] reason = why.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(reason.length, 1000);
    frame.bytes().put(Frame.HEAD, reason, 0, length);
    collect(Frame.GONE, file, 0, length);
    answers.gone(file, why);
  }

  private int read(FileChannel source, long at, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = source.read(frame.room(done, length - done), at + done);
      if (count < 0) {
        return done;
      }
      done += count;
    }
    return done;
  }

  // Small frames leave together, large ones at once.
  private void collect(byte type, int file, long offset, int length) throws IOException {
    int count = frame.seal(type, file, offset, length);
    throttle.pass(count);
    if (count > collected.length - collectedCount) {
      flush();
    }
    if (count > collected.length / 4) {
      flush();
      connection.link().write(frame.bytes().slice(0, count));
      return;
    }
    frame.bytes().get(0, collected, collectedCount, count);
    collectedCount += count;
  }

  private void flush() throws IOException {
    if (collectedCount > 0) {
      connection.link().write(collected, 0, collectedCount);
      collectedCount = 0;
    }
  }
}
