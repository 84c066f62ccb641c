package sextant.chatcluster;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jgroups.raft.Options;
import org.jgroups.raft.RaftHandle;

/** What this server has asked the group to agree on, and not heard of since. Any thread. */
final class Proposals {
  private volatile AtomicLong underway = new AtomicLong();

  /** Asks; it is heard of again when it is agreed on, or will not be. */
  void propose(RaftHandle group, byte[] bytes, Consumer<Throwable> failing) {
    AtomicLong counted = underway; // another one when these are forgotten
    counted.incrementAndGet();
    try {
      CompletableFuture<byte[]> agreed =
          group.setAsync(bytes, 0, bytes.length, Options.create(true));
      var _ =
          agreed.whenComplete((nothing, failure) -> {
            counted.decrementAndGet();
            if (failure != null) {
              failing.accept(failure);
            }
          });
    } catch (Exception e) {
      counted.decrementAndGet();
      failing.accept(e);
    }
  }

  boolean isEmpty() {
    return underway.get() == 0;
  }

  /** The group will not come back to any of them. */
  void forget() {
    underway = new AtomicLong();
  }
}
