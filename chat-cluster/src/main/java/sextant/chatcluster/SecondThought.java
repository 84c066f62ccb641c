package sextant.chatcluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.View;
import org.jgroups.stack.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Takes back that a server is dead when it is heard a moment later. The library never does: a
 * server that another once thought dead stays so there until the group changes, and when the first
 * of the group dies, that other one makes a group of its own, which takes seconds to mend.
 */
final class SecondThought extends Protocol {
  private static final long AFTER_NANOS = 500_000_000L;
  private static final long EVERY_MILLIS = 1_500; // they are heard every second

  private final Pulse pulse;
  private final LongSupplier clockNanos;
  private final Later later;
  private final Map<Address, Long> suspected = new ConcurrentHashMap<>();

  /** Runs something after so many milliseconds. */
  @FunctionalInterface
  interface Later {
    void run(Runnable task, long millis);
  }

  SecondThought(Pulse pulse, LongSupplier clockNanos, Later later) {
    this.pulse = pulse;
    this.clockNanos = clockNanos;
    this.later = later;
  }

  @Override
  public @Nullable Object up(Event event) {
    if (event.getType() == Event.SUSPECT) {
      Iterable<Address> all = event.getArg();
      for (Address each : all) {
        suspected.put(each, clockNanos.getAsLong());
        lookLater(each);
      }
    }
    return up_prot.up(event);
  }

  @Override
  public @Nullable Object down(Event event) {
    if (event.getType() == Event.VIEW_CHANGE) {
      View view = event.getArg();
      suspected.keySet().retainAll(view.getMembers());
    }
    return down_prot.down(event);
  }

  private void lookLater(Address server) {
    later.run(() -> look(server), EVERY_MILLIS);
  }

  private void look(Address server) {
    Long since = suspected.get(server);
    if (since == null) {
      return;
    }
    if (!pulse.isHeardSince(server, since + AFTER_NANOS)) {
      lookLater(server);
    } else if (suspected.remove(server, since)) {
      up_prot.up(new Event(Event.UNSUSPECT, server));
    }
  }
}
