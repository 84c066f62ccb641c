package sextant.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sextant.ping.SweepOptions;
import sextant.ping.SweepRun;
import sextant.ping.SweepTargets;
import sextant.words.FailureException;

/** Probes per second of a warm sweep, as the desktop runs it: all 65,536 addresses of a /16. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class SweepBenchmark {
  private static final int ADDRESSES = 1 << 16;

  /** Opens the sockets, sweeps, closes; every address must answer. */
  @Benchmark
  @OperationsPerInvocation(ADDRESSES)
  public int sweepLoopback() throws FailureException {
    SweepTargets targets = SweepTargets.parse(List.of("127.0.0.0/16"));
    try (SweepRun sweep = SweepRun.open(targets, SweepOptions.DEFAULTS)) {
      sweep.run(event -> {});
      if (sweep.aliveCount() != ADDRESSES) {
        throw new IllegalStateException("only " + sweep.aliveCount() + " answered");
      }
      return sweep.aliveCount();
    }
  }
}
