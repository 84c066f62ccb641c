package sextant.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.raw.Errno;
import sextant.raw.IpSocketOptions.Fragmentation;
import sextant.raw.Recording;
import sextant.words.FailureException;

@Timeout(120)
class EchoRunTest {
  private static final long MILLI = 1_000_000;
  private static final EchoOptions QUICK =
      EchoOptions.DEFAULTS.withInterval(MILLI).withTimeout(1000 * MILLI).withCount(3);

  private Optional<EchoRun> stamping = Optional.empty();

  // The kernel notes times a moment after the first socket wants them, until the last is closed.
  @BeforeEach
  void theKernelNotesTimes() throws Exception {
    Privilege.requireRoot();
    EchoRun run = EchoRun.open(targets("127.0.0.1"), QUICK.withCount(0));
    stamping = Optional.of(run);
    run.run(event -> {
      if (event instanceof EchoEvent.Reply reply && reply.clock() == RttClock.KERNEL) {
        run.stop();
      }
    });
  }

  @AfterEach
  void close() {
    stamping.ifPresent(EchoRun::close);
  }

  @Test
  void everyRequestToLoopbackIsAnsweredOnceAndMeasuredByTheKernel() throws Exception {
    List<EchoEvent> events = ping(QUICK, "127.0.0.1");
    List<EchoEvent.Reply> replies = replies(events);
    assertThat(replies).extracting(EchoEvent::sequence).containsExactly(1L, 2L, 3L);
    assertThat(replies)
        .allSatisfy(reply -> {
          assertThat(reply.check()).isEqualTo(ReplyCheck.GOOD);
          assertThat(reply.clock()).isEqualTo(RttClock.KERNEL);
          assertThat(reply.timeToLive()).isEqualTo(64);
          assertThat(reply.byteCount()).isEqualTo(64);
          assertThat(reply.rttNanos()).isPositive();
          assertThat(reply.from()).isEqualTo(InetAddress.getLoopbackAddress());
        });
    assertThat(events).filteredOn(EchoEvent.Finished.class::isInstance).hasSize(1);
  }

  @Test
  void pingsIpv6() throws Exception {
    assumeTrue(Privilege.hasIpv6(), "needs IPv6");
    List<EchoEvent.Reply> replies = replies(ping(QUICK, "::1"));
    assertThat(replies).hasSize(3);
    assertThat(replies)
        .allSatisfy(reply -> {
          assertThat(reply.clock()).isEqualTo(RttClock.KERNEL);
          assertThat(reply.timeToLive()).isEqualTo(64);
        });
  }

  @Test
  void pingsSeveralHostsOfBothFamiliesAtOnce() throws Exception {
    assumeTrue(Privilege.hasIpv6(), "needs IPv6");
    List<EchoEvent.Reply> replies = replies(ping(QUICK, "127.0.0.1", "127.0.0.2", "::1"));
    for (int host = 0; host < 3; host++) {
      int wanted = host;
      assertThat(replies).filteredOn(reply -> reply.host() == wanted).hasSize(3);
    }
  }

  @Test
  void theUserClockMeasuresMoreThanTheKernelClock() throws Exception {
    List<EchoEvent.Reply> replies = replies(ping(QUICK.withClock(RttClock.USER), "127.0.0.1"));
    assertThat(replies).extracting(EchoEvent.Reply::clock).containsOnly(RttClock.USER);
  }

  @Test
  void theReceiveClockIsThatOfIputils() throws Exception {
    List<EchoEvent.Reply> replies = replies(ping(QUICK.withClock(RttClock.RECEIVE), "127.0.0.1"));
    assertThat(replies).extracting(EchoEvent.Reply::clock).containsOnly(RttClock.RECEIVE);
  }

  @Test
  void bigPacketsComeBackWhole() throws Exception {
    List<EchoEvent.Reply> replies = replies(ping(QUICK.withPacket(packet(65_507)), "127.0.0.1"));
    assertThat(replies).extracting(EchoEvent.Reply::byteCount).containsOnly(65_515);
    assertThat(replies).extracting(EchoEvent.Reply::check).containsOnly(ReplyCheck.GOOD);
  }

  @Test
  void emptyPacketsComeBack() throws Exception {
    List<EchoEvent.Reply> replies = replies(ping(QUICK.withPacket(packet(0)), "127.0.0.1"));
    assertThat(replies).extracting(EchoEvent.Reply::byteCount).containsExactly(8, 8, 8);
  }

  @Test
  void loopbackRecordsItsRoute() throws Exception {
    var recording =
        new EchoOptions.Packet(56, "", 0, 0, Fragmentation.WANT, Recording.ROUTE, null, "", false);
    List<EchoEvent.Reply> replies = replies(ping(QUICK.withPacket(recording), "127.0.0.1"));
    assertThat(replies.getFirst().recorded().hops())
        .extracting(RecordedRoute.Hop::address)
        .contains(List.of(InetAddress.getLoopbackAddress()));
  }

  @Test
  void aPacketTooLongForTheLinkIsRefusedWithItsMtu() throws Exception {
    var whole =
        new EchoOptions.Packet(
            65_507, "", 0, 0, Fragmentation.FORBID, Recording.ROUTE, null, "", false);
    List<EchoEvent> events = ping(QUICK.withPacket(whole), "127.0.0.1");
    assertThat(events)
        .filteredOn(EchoEvent.SendFailed.class::isInstance)
        .hasSize(3)
        .allSatisfy(
            event -> assertThat(((EchoEvent.SendFailed) event).errno()).isEqualTo(Errno.EMSGSIZE));
  }

  @Test
  void floodsAsFastAsRepliesCome() throws Exception {
    EchoOptions.Timing timing =
        new EchoOptions.Timing(
            5000, 10 * MILLI, 1000 * MILLI, 1000 * MILLI, 0, EchoOptions.Pace.FLOOD, 0);
    List<EchoEvent.Reply> replies = replies(ping(QUICK.withTiming(timing), "127.0.0.1"));
    assertThat(replies).hasSize(5000);
  }

  @Test
  void numbersGoOnBeyondSixteenBits() throws Exception {
    EchoOptions.Timing timing =
        new EchoOptions.Timing(
            66_000, 10 * MILLI, 1000 * MILLI, 1000 * MILLI, 0, EchoOptions.Pace.FLOOD, 0);
    var run = EchoRun.open(targets("127.0.0.1"), QUICK.withTiming(timing));
    try (run) {
      run.run(event -> {});
      EchoSummary summary = run.summary(0);
      assertThat(summary.received()).isEqualTo(66_000);
      assertThat(summary.duplicates()).isZero();
      assertThat(summary.reordered()).isZero();
      assertThat(summary.rtt().count()).isEqualTo(66_000);
    }
  }

  @Test
  void stoppingEndsARunThatHasNoEnd() throws Exception {
    var run = EchoRun.open(targets("127.0.0.1"), QUICK.withCount(0).withInterval(3600_000 * MILLI));
    var answered = new CompletableFuture<Void>();
    try (run) {
      Thread thread =
          Thread.ofPlatform()
              .name("ping-test")
              .start(() ->
                  run.run(event -> {
                    if (event instanceof EchoEvent.Reply) {
                      answered.complete(null);
                    }
                  }));
      answered.get(60, TimeUnit.SECONDS);
      run.stop();
      thread.join(60_000);
      assertThat(thread.isAlive()).isFalse();
      assertThat(run.summary(0).received()).isEqualTo(1);
    }
  }

  @Test
  void aBadPatternIsBadInput() {
    var bad =
        new EchoOptions.Packet(
            56, "xyz", 0, 0, Fragmentation.WANT, Recording.NONE, null, "", false);
    assertThatThrownBy(() -> EchoRun.open(targets("127.0.0.1"), QUICK.withPacket(bad)))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("PATTERN");
  }

  private static EchoOptions.Packet packet(int dataBytes) {
    return new EchoOptions.Packet(
        dataBytes, "", 0, 0, Fragmentation.WANT, Recording.NONE, null, "", false);
  }

  private static List<EchoEvent> ping(EchoOptions options, String... hosts) throws Exception {
    List<EchoEvent> events = new ArrayList<>();
    try (var run = EchoRun.open(targets(hosts), options)) {
      run.run(events::add);
    }
    return events;
  }

  private static List<Target> targets(String... hosts) throws FailureException {
    List<Target> targets = new ArrayList<>();
    for (String host : hosts) {
      targets.add(Target.resolve(host, Target.Family.ANY));
    }
    return targets;
  }

  private static List<EchoEvent.Reply> replies(List<EchoEvent> events) {
    List<EchoEvent.Reply> replies = new ArrayList<>();
    for (EchoEvent event : events) {
      if (event instanceof EchoEvent.Reply reply) {
        replies.add(reply);
      }
    }
    return replies;
  }
}
