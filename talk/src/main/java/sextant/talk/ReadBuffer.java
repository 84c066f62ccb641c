package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The buffer of one conversation's reader: small while little is said, so that ten thousand idle
 * peers cost little.
 */
final class ReadBuffer {
  private static final int SMALLEST = 1 << 10;
  private static final int LARGEST = 1 << 16;

  private final BlockingConversation conversation;
  private ByteBuffer buffer = ByteBuffer.allocate(SMALLEST);
  private int wanted = SMALLEST;

  ReadBuffer(BlockingConversation conversation) {
    this.conversation = conversation;
  }

  /** The next bytes or datagram, valid until the next call, or null when the peer has finished. */
  @Nullable ByteBuffer next() throws IOException {
    wanted = Math.max(wanted, conversation.awaitLength());
    if (wanted > buffer.capacity()) {
      buffer = ByteBuffer.allocate(wanted);
    }
    int count = conversation.receive(buffer);
    if (count == buffer.capacity() && wanted < LARGEST) {
      wanted *= 2; // more was there than fitted
    }
    return count < 0 ? null : buffer;
  }
}
