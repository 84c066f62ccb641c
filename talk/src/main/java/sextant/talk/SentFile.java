package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import sextant.words.Failure;

/** Sends the content of a file. */
public final class SentFile {
  private static final int STREAM_PIECE = 1 << 16;
  private static final int DATAGRAM_PIECE = 1_400; // fits an Ethernet frame with any headers

  private SentFile() {}

  /**
   * Sends the whole file, in datagrams of 1,400 bytes where there are datagrams; returns the number
   * of bytes. {@code progress} hears how many were sent so far.
   */
  public static long send(Path file, Conversation conversation, LongConsumer progress)
      throws IOException {
    try (FileChannel channel = open(file)) {
      boolean pieces = conversation.keepsBoundaries();
      ByteBuffer buffer = ByteBuffer.allocate(pieces ? DATAGRAM_PIECE : STREAM_PIECE);
      long sent = 0;
      while (channel.read(buffer.clear()) >= 0) {
        sent += buffer.position();
        conversation.send(buffer.flip());
        progress.accept(sent);
      }
      return sent;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file);
    } catch (IOException e) {
      throw Failure.wrap(e, file.toString());
    }
  }
}
