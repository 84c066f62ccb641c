package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What arrived in one round of a {@link StreamLoop}: all of it is read before the first answer
 * leaves. The two halves of the system's work then follow each other less often through the
 * processor's caches, and a peer that waits is woken for more than one answer (decision 0015).
 */
final class Arrivals {
  private static final int LONGEST_READ = 1 << 16;
  private static final int MOST_BYTES = LONGEST_READ << 2;
  private static final int MOST_PEERS = 512;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_BYTES);
  private final @Nullable LoopConversation[] peers = new @Nullable LoopConversation[MOST_PEERS];
  private final int[] ends = new int[MOST_PEERS]; // of what each sent, in the buffer
  private int count;
  private int used;

  /** Reads once from this peer; serves all the others first when there is no room. */
  void read(LoopConversation peer) {
    if (count == MOST_PEERS || used + LONGEST_READ > MOST_BYTES) {
      serve();
    }
    try {
      int length = peer.read(buffer.limit(used + LONGEST_READ).position(used));
      if (length > 0) {
        used += length;
        peers[count] = peer;
        ends[count++] = used;
      } else if (length < 0) {
        serve(); // its last words before its end
        peer.finish();
      }
    } catch (IOException e) {
      serve();
      peer.fail(e);
    }
  }

  /** Has everything answered that was read. */
  void serve() {
    int start = 0;
    for (int i = 0; i < count; i++) {
      serve(peers[i], buffer.limit(ends[i]).position(start));
      peers[i] = null;
      start = ends[i];
    }
    count = 0;
    used = 0;
  }

  private static void serve(@Nullable LoopConversation peer, ByteBuffer bytes) {
    try {
      if (peer != null && peer.isOpen()) {
        peer.serve(bytes);
      }
    } catch (IOException e) {
      peer.fail(e);
    }
  }
}
