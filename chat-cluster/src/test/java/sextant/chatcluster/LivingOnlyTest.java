package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jgroups.Address;
import org.jgroups.EmptyMessage;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.stack.Protocol;
import org.jgroups.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LivingOnlyTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicBoolean isInDoubt = new AtomicBoolean();
  private final List<Map<Address, View>> merges = new ArrayList<>();
  private final Pulse pulse = new Pulse(now::get);
  private final LivingOnly living = new LivingOnly(pulse, now::get, isInDoubt::get);
  private final Address ann = UUID.randomUUID();
  private final Address bob = UUID.randomUUID();
  private final Address cid = UUID.randomUUID();
  private final Address dan = UUID.randomUUID();
  private final View present = View.create(ann, 12, ann);
  private final View old = View.create(bob, 10, bob, ann, cid, dan);

  /** What is above: it keeps what comes up. */
  private final class Above extends Protocol {
    @Override
    public @Nullable Object up(Event event) {
      Map<Address, View> views = event.getArg();
      merges.add(views);
      return null;
    }

    @Override
    public @Nullable Object up(Message message) {
      return null;
    }
  }

  @BeforeEach
  void connect() {
    for (Protocol each : List.of(pulse, living)) {
      each.setUpProtocol(new Above());
    }
    hear(bob);
    now.addAndGet(TimeUnit.SECONDS.toNanos(5));
    hear(dan);
  }

  private void hear(Address server) {
    pulse.up(new EmptyMessage().setSrc(server));
  }

  private void merge() {
    living.up(new Event(Event.MERGE, Map.of(ann, present, cid, old)));
  }

  @Test
  void whoHasNotBeenHeardOfLateHasNoPartInAMerge() {
    merge();
    View without = Objects.requireNonNull(merges.getFirst().get(cid));
    assertThat(without.getMembers()).containsExactly(ann, cid, dan);
    assertThat(without.getViewId().getId()).isEqualTo(10);
    assertThat(without.getCreator()).as("who is dead would be asked first").isEqualTo(ann);
    assertThat(merges.getFirst()).containsEntry(ann, present);
  }

  @Test
  void whoIsFirstInTheirGroupIsBelievedAboutIt() {
    living.up(new Event(Event.MERGE, Map.of(ann, present, bob, old)));
    assertThat(merges.getFirst()).containsEntry(bob, old);
  }

  @Test
  void nothingIsMergedWhileItIsNotCertainWhoIsDead() {
    isInDoubt.set(true);
    merge();
    assertThat(merges).isEmpty();
    isInDoubt.set(false);
    merge();
    assertThat(merges).hasSize(1);
  }
}
