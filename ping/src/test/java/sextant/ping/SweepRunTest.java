package sextant.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SweepRunTest {
  @BeforeEach
  void mayPing() {
    Privilege.requireRoot();
  }

  @Test
  void findsEveryAddressOfALoopbackNetworkOnce() throws Exception {
    SweepTargets targets = SweepTargets.parse(List.of("127.0.0.0/18"));
    List<Integer> alive = new ArrayList<>();
    try (var run = SweepRun.open(targets, SweepOptions.DEFAULTS)) {
      run.run(event -> {
        if (event instanceof SweepEvent.Alive one) {
          alive.add(one.index());
        }
      });
      assertThat(alive).hasSize(16_384).doesNotHaveDuplicates();
      assertThat(run.aliveCount()).isEqualTo(16_384);
      assertThat(run.rttNanos(16_383)).isPositive();
    }
  }

  @Test
  void anAddressThatDoesNotAnswerIsTriedAgainAndReportedDead() throws Exception {
    // 240.0.0.1 is reserved (RFC 1112): the system refuses it or nobody answers.
    SweepTargets targets = SweepTargets.parse(List.of("127.0.0.1", "240.0.0.1"));
    SweepOptions impatient = SweepOptions.DEFAULTS.withPatience(2, 20_000_000);
    List<SweepEvent> events = new ArrayList<>();
    try (var run = SweepRun.open(targets, impatient)) {
      run.run(events::add);
      assertThat(run.rttNanos(0)).isPositive();
      assertThat(run.rttNanos(1)).isEqualTo(-1);
    }
    assertThat(events.getLast()).isEqualTo(new SweepEvent.Progress(4, 1, 2));
  }

  @Test
  void aRateLimitKeepsProbesBack() throws Exception {
    // The first answer stops the run: by then haste would have sent to all 64 with one call.
    SweepTargets targets = SweepTargets.parse(List.of("127.0.1.0/26"));
    try (var run = SweepRun.open(targets, SweepOptions.DEFAULTS.withRate(1))) {
      run.run(event -> {
        if (event instanceof SweepEvent.Alive) {
          run.stop();
        }
      });
      assertThat(run.aliveCount()).as("answers until the first was told").isLessThan(32);
    }
  }
}
