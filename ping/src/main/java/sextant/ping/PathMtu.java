package sextant.ping;

import java.util.function.Consumer;
import sextant.raw.Errno;
import sextant.raw.IpSocketOptions.Fragmentation;
import sextant.words.FailureException;

/**
 * The largest packet that reaches a host whole.
 *
 * @param bytes the path MTU, IP header included
 * @param hasSilentDrops whether bigger packets vanished without an error: a black hole
 * @param isReachable whether anything came back at all; {@code bytes} means nothing otherwise
 */
public record PathMtu(int bytes, boolean hasSilentDrops, boolean isReachable) {
  private static final int SMALLEST_IPV4 = 68;
  private static final int SMALLEST_IPV6 = 1280;
  private static final int LARGEST = 65_535;
  private static final int ICMP_HEADER = 8;
  private static final int TRIES = 2;
  private static final long MILLI = 1_000_000;

  /**
   * One size tried.
   *
   * @param bytes size of the IP packet
   * @param passed whether it came back
   * @param toldMtu the limit that was told, 0 when none was
   */
  public record Step(int bytes, boolean passed, int toldMtu) {}

  /** Searches, blocking this thread; about one round trip per size, more where packets vanish. */
  public static PathMtu find(Target target, long timeoutNanos, Consumer<Step> steps)
      throws FailureException {
    int smallest = target.isIpv6() ? SMALLEST_IPV6 : SMALLEST_IPV4;
    if (!tryOnce(target, smallest, timeoutNanos).passed()) {
      return new PathMtu(0, false, false);
    }
    PathMtuSearch search = new PathMtuSearch(smallest, LARGEST);
    while (!search.isDone()) {
      Step step = tryOnce(target, search.nextSize(), timeoutNanos);
      steps.accept(step);
      if (step.passed()) {
        search.onReply();
      } else if (step.toldMtu() > 0) {
        search.onTooBig(step.toldMtu());
      } else {
        search.onSilence();
      }
    }
    return new PathMtu(search.mtu(), search.hasSilentDrops(), true);
  }

  private static Step tryOnce(Target target, int size, long timeoutNanos) throws FailureException {
    int header = (target.isIpv6() ? 40 : 20) + ICMP_HEADER;
    EchoOptions.Packet usual = EchoOptions.DEFAULTS.packet();
    var packet =
        new EchoOptions.Packet(
            size - header,
            "",
            0,
            0,
            Fragmentation.PROBE,
            usual.recording(),
            usual.source(),
            "",
            false);
    EchoOptions options =
        EchoOptions.DEFAULTS
            .withPacket(packet)
            .withCount(TRIES)
            .withInterval(Math.max(MILLI, timeoutNanos / TRIES))
            .withTimeout(timeoutNanos);
    Told told = new Told();
    try (EchoRun run = EchoRun.open(java.util.List.of(target), options)) {
      run.run(event -> {
        told.on(event);
        if (told.isKnown()) {
          run.stop();
        }
      });
    }
    return new Step(size, told.passed, told.mtu);
  }

  /** What one size brought. */
  private static final class Told {
    private boolean passed;
    private int mtu;

    void on(EchoEvent event) {
      switch (event) {
        case EchoEvent.Reply reply -> passed = true;
        case EchoEvent.Problem problem -> mtu = Math.max(mtu, problem.problem().mtu());
        case EchoEvent.SendFailed failed when failed.errno() == Errno.EMSGSIZE ->
            mtu = Math.max(1, failed.mtu());
        case EchoEvent.SendFailed failed -> {}
        case EchoEvent.Sent sent -> {}
        case EchoEvent.Lost lost -> {}
        case EchoEvent.Finished finished -> {}
      }
    }

    boolean isKnown() {
      return passed || mtu > 0;
    }
  }
}
