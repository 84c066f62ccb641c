package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jgroups.Address;
import org.jgroups.EmptyMessage;
import org.jgroups.Event;
import org.jgroups.View;
import org.jgroups.stack.Protocol;
import org.jgroups.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondThoughtTest {
  private final AtomicLong now = new AtomicLong();
  private final List<Runnable> later = new ArrayList<>();
  private final List<Integer> told = new ArrayList<>();
  private final Pulse pulse = new Pulse(now::get);
  private final SecondThought second =
      new SecondThought(pulse, now::get, (task, millis) -> later.add(task));
  private final Address ann = UUID.randomUUID();

  /** What is above and below: it keeps what comes up. */
  private final class Ends extends Protocol {
    @Override
    public @Nullable Object up(Event event) {
      told.add(event.getType());
      return null;
    }

    @Override
    public @Nullable Object up(org.jgroups.Message message) {
      return null;
    }

    @Override
    public @Nullable Object down(Event event) {
      return null;
    }
  }

  @BeforeEach
  void connect() {
    for (Protocol each : List.of(pulse, second)) {
      each.setUpProtocol(new Ends());
      each.setDownProtocol(new Ends());
    }
    second.up(new Event(Event.SUSPECT, List.of(ann)));
    assertThat(told).containsExactly(Event.SUSPECT);
  }

  private void secondsPass(double seconds) {
    now.addAndGet((long) (seconds * TimeUnit.SECONDS.toNanos(1)));
  }

  private void look() {
    List<Runnable> tasks = List.copyOf(later);
    later.clear();
    tasks.forEach(Runnable::run);
  }

  private void speak() {
    pulse.up(new EmptyMessage().setSrc(ann));
  }

  @Test
  void whoIsHeardLaterIsNotDead() {
    secondsPass(1);
    speak();
    look();
    assertThat(told).containsExactly(Event.SUSPECT, Event.UNSUSPECT);
    assertThat(later).isEmpty();
  }

  @Test
  void whatWasOnItsWayBeforeDeathIsNoSignOfLife() {
    secondsPass(0.1);
    speak();
    secondsPass(2);
    look();
    assertThat(told).containsExactly(Event.SUSPECT);
    speak();
    look();
    assertThat(told).containsExactly(Event.SUSPECT, Event.UNSUSPECT);
  }

  @Test
  void whoHasLeftTheGroupIsForgotten() {
    Address bob = UUID.randomUUID();
    second.down(new Event(Event.VIEW_CHANGE, View.create(bob, 2, bob)));
    secondsPass(2);
    speak();
    look();
    assertThat(told).containsExactly(Event.SUSPECT);
    assertThat(later).isEmpty();
  }
}
