package sextant.chatcluster;

import java.util.Iterator;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jgroups.Message;
import org.jgroups.raft.util.Utils;
import org.jgroups.stack.Protocol;
import org.jgroups.util.ExtendedUUID;
import org.jgroups.util.MessageBatch;
import org.jspecify.annotations.Nullable;

/** A network that makes mistakes: some servers are not heard, some messages are lost or late. */
final class Faults extends Protocol {
  private final Random random;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("faults").factory());
  private volatile Set<String> cut = Set.of();
  private volatile double lost;
  private volatile int lateMillis;

  Faults(long seed) {
    random = new Random(seed);
  }

  void cut(Set<String> names) {
    cut = names;
  }

  void lose(double part) {
    lost = part;
  }

  void delay(int millis) {
    lateMillis = millis;
  }

  void heal() {
    cut = Set.of();
    lost = 0;
    lateMillis = 0;
  }

  private boolean isLost(Message message) {
    boolean isCut =
        message.getSrc() instanceof ExtendedUUID
            && cut.contains(Utils.extractRaftId(message.getSrc()));
    synchronized (random) {
      return isCut || (lost > 0 && random.nextDouble() < lost);
    }
  }

  private void late(int millis, Runnable delivery) {
    if (later.schedule(delivery, millis, TimeUnit.MILLISECONDS).isCancelled()) {
      throw new IllegalStateException("bug: nobody cancels it");
    }
  }

  private int late() {
    synchronized (random) {
      return lateMillis == 0 ? 0 : random.nextInt(lateMillis);
    }
  }

  @Override
  public @Nullable Object up(Message message) {
    int millis = late();
    if (isLost(message)) {
      return null;
    }
    if (millis > 0) {
      late(millis, () -> up_prot.up(message));
      return null;
    }
    return up_prot.up(message);
  }

  @Override
  public void up(MessageBatch batch) {
    int millis = late();
    for (Iterator<Message> messages = batch.iterator(); messages.hasNext(); ) {
      if (isLost(messages.next())) {
        messages.remove();
      }
    }
    if (batch.isEmpty()) {
      return;
    }
    if (millis > 0) {
      late(millis, () -> up_prot.up(batch));
    } else {
      up_prot.up(batch);
    }
  }
}
