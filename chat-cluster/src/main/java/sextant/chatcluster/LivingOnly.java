package sextant.chatcluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.View;
import org.jgroups.stack.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the dead out of a merge. A server that comes back still has them in its list, and the
 * library asks all in it, and waits. While it is not certain who is dead, nothing is merged: the
 * library would not hear of it.
 */
final class LivingOnly extends Protocol {
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Pulse pulse;
  private final LongSupplier clockNanos;
  private final BooleanSupplier isInDoubt;

  LivingOnly(Pulse pulse, LongSupplier clockNanos, BooleanSupplier isInDoubt) {
    this.pulse = pulse;
    this.clockNanos = clockNanos;
    this.isInDoubt = isInDoubt;
  }

  @Override
  public @Nullable Object up(Event event) {
    if (event.getType() != Event.MERGE) {
      return up_prot.up(event);
    }
    if (isInDoubt.getAsBoolean()) {
      return null;
    }
    Map<Address, View> views = event.getArg();
    Map<Address, View> living = new HashMap<>(); // the library changes it
    views.forEach((giver, view) -> living.put(giver, living(giver, view, views)));
    return up_prot.up(new Event(Event.MERGE, living));
  }

  /** The first of a view keeps it true by itself; only others may have an old one. */
  private View living(Address giver, View view, Map<Address, View> views) {
    if (giver.equals(view.getCoord())) {
      return view;
    }
    long since = clockNanos.getAsLong() - SILENT_NANOS;
    List<Address> living =
        view.getMembers().stream()
            .filter(each -> views.containsKey(each) || pulse.isHeardSince(each, since))
            .toList();
    Optional<Address> first =
        living.contains(view.getCreator())
            ? Optional.of(view.getCreator())
            : living.stream().filter(each -> !each.equals(giver)).findFirst();
    return first.map(by -> new View(by, view.getViewId().getId(), living)).orElse(view);
  }
}
