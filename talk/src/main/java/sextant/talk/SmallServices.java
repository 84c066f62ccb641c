package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import sextant.wire.Bytes;

/** The classic services of RFC 862 to 864 and 867, and the relay. */
final class SmallServices {
  private static final int FIRST_PRINTABLE = ' ';
  private static final int PRINTABLE_COUNT = 95;
  private static final int LINE_LENGTH = 72;

  private SmallServices() {}

  static void echo(BlockingConversation peer) throws IOException {
    ReadBuffer buffer = new ReadBuffer(peer);
    for (ByteBuffer next = buffer.next(); next != null; next = buffer.next()) {
      peer.send(next);
    }
  }

  static void discard(BlockingConversation peer) throws IOException {
    ReadBuffer buffer = new ReadBuffer(peer);
    while (buffer.next() != null) {
      // what arrives is recorded, and that is all
    }
  }

  /** A stream gets lines until it closes; each datagram gets one line. */
  static void chargen(BlockingConversation peer) throws IOException {
    ReadBuffer buffer = new ReadBuffer(peer);
    if (!peer.keepsBoundaries()) {
      ByteBuffer pattern = chargenPattern();
      while (peer.isOpen()) {
        peer.send(pattern.duplicate());
      }
      return;
    }
    for (int line = 0; buffer.next() != null; line++) {
      peer.send(chargenLine(line));
    }
  }

  /** All 95 lines of the pattern, after which it repeats. */
  private static ByteBuffer chargenPattern() {
    ByteBuffer pattern = ByteBuffer.allocate(PRINTABLE_COUNT * (LINE_LENGTH + 2));
    for (int line = 0; line < PRINTABLE_COUNT; line++) {
      pattern.put(chargenLine(line));
    }
    return pattern.flip();
  }

  private static ByteBuffer chargenLine(int line) {
    byte[] text = new byte[LINE_LENGTH + 2];
    for (int i = 0; i < LINE_LENGTH; i++) {
      text[i] = (byte) (FIRST_PRINTABLE + (line + i) % PRINTABLE_COUNT);
    }
    text[LINE_LENGTH] = '\r';
    text[LINE_LENGTH + 1] = '\n';
    return ByteBuffer.wrap(text);
  }

  static void daytime(BlockingConversation peer) throws IOException {
    if (!peer.keepsBoundaries()) {
      peer.send(daytimeLine());
      peer.finishSending();
      discard(peer); // closing with unread bytes would reset, and the peer could lose the line
      return;
    }
    ReadBuffer buffer = new ReadBuffer(peer);
    while (buffer.next() != null) {
      peer.send(daytimeLine());
    }
  }

  private static ByteBuffer daytimeLine() {
    return ByteBuffer.wrap((Ctime.now() + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** A peer whose outbox is full is sent away: a stream with a gap would be worse. */
  static void relay(BlockingConversation peer, Peers peers) throws IOException {
    ReadBuffer buffer = new ReadBuffer(peer);
    for (ByteBuffer next = buffer.next(); next != null; next = buffer.next()) {
      Bytes bytes = Bytes.copyOf(next);
      for (Conversation other : peers.all()) {
        if (other.id() != peer.id() && !other.offer(bytes)) {
          other.end(Ending.TOO_SLOW);
        }
      }
    }
  }
}
