package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jgroups.BytesMessage;
import org.jgroups.Event;
import org.jgroups.JChannel;
import org.jgroups.View;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.SHARED_LOOPBACK;
import org.jgroups.protocols.SHARED_LOOPBACK_PING;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.stack.Protocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two groups of one server each; the library itself would not look for hours. */
class QuickMergeTest {
  private static final int HOUR_MILLIS = 3_600_000;

  private final List<JChannel> servers = new ArrayList<>();

  @BeforeEach
  void makeTwoGroups() throws Exception {
    servers.add(server("ann"));
    servers.add(server("bob"));
    TestNodes.await(() -> servers.stream().allMatch(each -> each.view().size() == 2));
    for (JChannel each : servers) {
      View alone = View.create(each.address(), 10, each.address());
      gms(each).installView(alone);
    }
  }

  @AfterEach
  void stop() {
    servers.forEach(JChannel::close);
  }

  private JChannel server(String name) throws Exception {
    SHARED_LOOPBACK network = new SHARED_LOOPBACK();
    MERGE3 merge =
        new QuickMerge(
            System::nanoTime,
            (task, millis) -> {
              var _ = network.getTimer().schedule(task, millis, TimeUnit.MILLISECONDS);
            });
    merge.setMaxInterval(2 * HOUR_MILLIS).setMinInterval(HOUR_MILLIS);
    GMS gms = new GMS();
    gms.printLocalAddress(false);
    JChannel made =
        new JChannel(
            network, new SHARED_LOOPBACK_PING(), merge, new NAKACK2(), new UNICAST3(), gms);
    made.name(name).connect(getClass().getName());
    return made;
  }

  private static GMS gms(JChannel of) {
    return of.getProtocolStack().findProtocol(GMS.class);
  }

  private static void speak(JChannel from) throws Exception {
    from.send(new BytesMessage(null, new byte[] {1}));
  }

  @Test
  void whoIsHeardFromAnotherGroupIsBroughtIn() throws Exception {
    speak(servers.getFirst());
    TestNodes.await(() -> servers.stream().allMatch(each -> each.view().size() == 2));
    assertThat(servers.getFirst().view().getViewId())
        .isEqualTo(servers.getLast().view().getViewId());
  }

  @Test
  void aSuspicionIsCertaintyOrNothingAMomentLater() {
    AtomicLong now = new AtomicLong();
    QuickMerge merge = new QuickMerge(now::get, (task, millis) -> {});
    merge.setUpProtocol(new Discard());
    assertThat(merge.isInDoubt()).isFalse();
    merge.up(new Event(Event.SUSPECT, List.of(servers.getFirst().address())));
    assertThat(merge.isInDoubt()).isTrue();
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(merge.isInDoubt()).isFalse();
  }

  /** What is above: it wants nothing. */
  private static final class Discard extends Protocol {
    @Override
    public @Nullable Object up(Event event) {
      return null;
    }
  }
}
