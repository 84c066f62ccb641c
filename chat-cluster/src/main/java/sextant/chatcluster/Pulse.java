package sextant.chatcluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.stack.Protocol;
import org.jgroups.util.MessageBatch;
import org.jspecify.annotations.Nullable;

/** When each server was last heard; the lowest layer above the sockets. */
final class Pulse extends Protocol {
  private final LongSupplier clockNanos;
  private final Map<Address, Long> heard = new ConcurrentHashMap<>();

  Pulse(LongSupplier clockNanos) {
    this.clockNanos = clockNanos;
  }

  /** Whether a server was heard at that moment or later. */
  boolean isHeardSince(Address server, long nanos) {
    Long last = heard.get(server);
    return last != null && last - nanos >= 0;
  }

  @Override
  public @Nullable Object down(Event event) {
    if (event.getType() == Event.VIEW_CHANGE) {
      View view = event.getArg();
      heard.keySet().retainAll(view.getMembers());
    }
    return down_prot.down(event);
  }

  @Override
  public @Nullable Object up(Message message) {
    heard(message.getSrc());
    return up_prot.up(message);
  }

  @Override
  public void up(MessageBatch batch) {
    heard(batch.sender());
    up_prot.up(batch);
  }

  private void heard(@Nullable Address from) {
    if (from != null) {
      heard.put(from, clockNanos.getAsLong());
    }
  }
}
