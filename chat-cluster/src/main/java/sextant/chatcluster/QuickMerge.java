package sextant.chatcluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jgroups.Address;
import org.jgroups.EmptyMessage;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.View;
import org.jgroups.ViewId;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.MERGE3;
import org.jgroups.util.MessageBatch;
import org.jspecify.annotations.Nullable;

/**
 * Brings two parts of a group together as soon as one hears the other. The library only looks now
 * and then, up to 3 seconds later; when a server of one part dies meanwhile, too few are left there
 * to agree on anything although enough are alive.
 */
final class QuickMerge extends MERGE3 {
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** What the other has to say has come by then. */
  private static final long LOOK_MILLIS = 50;

  /** By then it is known whether somebody is dead: a merge would wait for them, and not hear it. */
  private static final long DOUBT_NANOS = TimeUnit.MILLISECONDS.toNanos(350);

  private static final int MOST_TIMES = 4;
  private static final long NEW_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier clockNanos;
  private final SecondThought.Later later;
  private final AtomicLong nextNanos;
  private volatile long certainNanos;
  private volatile long newSinceNanos;

  QuickMerge(LongSupplier clockNanos, SecondThought.Later later) {
    this.clockNanos = clockNanos;
    this.later = later;
    nextNanos = new AtomicLong(clockNanos.getAsLong());
    certainNanos = nextNanos.get();
    newSinceNanos = nextNanos.get();
    setId(ClassConfigurator.getProtocolId(MERGE3.class));
    setMinInterval(500);
    setMaxInterval(1000);
  }

  @Override
  public @Nullable Object up(Event event) {
    long now = clockNanos.getAsLong();
    if (event.getType() == Event.SUSPECT && now - certainNanos >= 0) {
      certainNanos = now + DOUBT_NANOS;
    }
    return super.up(event);
  }

  @Override
  public @Nullable Object up(Message message) {
    heard(message.getSrc());
    return super.up(message);
  }

  @Override
  public void up(MessageBatch batch) {
    heard(batch.sender());
    super.up(batch);
  }

  /** Whether it is just being asked whether somebody is dead. */
  boolean isInDoubt() {
    return certainNanos - clockNanos.getAsLong() > 0;
  }

  @Override
  public @Nullable Object down(Event event) {
    if (event.getType() == Event.VIEW_CHANGE) {
      newSinceNanos = clockNanos.getAsLong();
    }
    return super.down(event);
  }

  /** Whoever is first of this group looks: nobody else could do anything. */
  private void heard(@Nullable Address from) {
    if (from != null && isCoord() && !isHere(from) && isTime()) {
      tellAndLook(from, MOST_TIMES);
    }
  }

  private boolean isHere(Address other) {
    View present = view;
    return present == null || present.containsMember(other);
  }

  private boolean isTime() {
    long now = clockNanos.getAsLong();
    long next = nextNanos.get();
    return now - next >= 0 && nextNanos.compareAndSet(next, now + EVERY_NANOS);
  }

  /** Who is to get a new view may not have it yet: a merge then would put them out once more. */
  @Override
  protected void addInfo(Address from, ViewId theirs, String name, PhysicalAddress address) {
    View present = view;
    if (present == null || theirs.equals(present.getViewId()) || !isHere(from)) {
      super.addInfo(from, theirs, name, address);
    } else if (clockNanos.getAsLong() - newSinceNanos > NEW_NANOS) {
      super.addInfo(from, theirs, name, address);
      if (isTime()) {
        tell(from);
      }
    }
  }

  /** Each of the two must know what the other's group is; what is told may get lost. */
  private void tellAndLook(Address other, int times) {
    if (times > 0 && !isHere(other)) {
      tell(other);
      later.run(() -> look(other, times), LOOK_MILLIS);
    }
  }

  private void tell(Address other) {
    later.run(() -> down_prot.down(new EmptyMessage(other).putHeader(getId(), createInfo())), 0);
  }

  private void look(Address other, int times) {
    long doubtNanos = certainNanos - clockNanos.getAsLong();
    if (doubtNanos > 0) {
      long millis = TimeUnit.NANOSECONDS.toMillis(doubtNanos) + 1;
      later.run(() -> tellAndLook(other, times), millis);
    } else {
      checkInconsistencies();
      later.run(() -> tellAndLook(other, times - 1), LOOK_MILLIS);
    }
  }
}
