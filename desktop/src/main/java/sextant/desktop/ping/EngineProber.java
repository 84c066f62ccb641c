package sextant.desktop.ping;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import sextant.desktop.kit.Ui;
import sextant.ping.EchoEvent;
import sextant.ping.EchoOptions;
import sextant.ping.EchoRun;
import sextant.ping.IcmpProblem;
import sextant.ping.SweepEvent;
import sextant.ping.SweepOptions;
import sextant.ping.SweepRun;
import sextant.ping.Target;
import sextant.ping.TraceEvent;
import sextant.ping.TraceOptions;
import sextant.ping.TraceRun;

/** Asks the network through the engine; each piece of work has a platform thread of its own. */
final class EngineProber implements Prober {
  private static final long TIMEOUT_NANOS = 2_000_000_000L;
  private static final long TRACE_INTERVAL_NANOS = 1_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000;

  @Override
  public Work ping(String host, long intervalMillis, Consumer<PingNews> news) {
    EchoOptions options =
        EchoOptions.DEFAULTS
            .withInterval(intervalMillis * NANOS_PER_MILLI)
            .withTimeout(TIMEOUT_NANOS);
    return EngineWork.start(
        "ping-" + host,
        work -> {
          Target target = Target.resolve(host, Target.Family.ANY);
          news.accept(new PingNews.Found(target.address().getHostAddress()));
          try (EchoRun run = EchoRun.open(List.of(target), options)) {
            work.stopWith(run::stop);
            run.run(new EchoTranslator(news));
          }
        },
        failure -> news.accept(new PingNews.Ended(failure)));
  }

  @Override
  public Work sweep(SweepRange range, Consumer<SweepNews> news) {
    boolean local = range.targets().isLoopback();
    SweepOptions options =
        local ? SweepOptions.DEFAULTS : SweepOptions.DEFAULTS.withRate(SweepOptions.POLITE_RATE);
    return EngineWork.start(
        "sweep",
        work -> {
          try (SweepRun run = SweepRun.open(range.targets(), options)) {
            work.stopWith(run::stop);
            run.run(event -> news.accept(translated(event)));
          }
        },
        failure -> news.accept(new SweepNews.Ended(failure)));
  }

  private static SweepNews translated(SweepEvent event) {
    return switch (event) {
      case SweepEvent.Alive alive -> new SweepNews.Alive(alive.index(), alive.rttNanos());
      case SweepEvent.Progress progress -> new SweepNews.Asked((int) progress.sent());
    };
  }

  @Override
  public Work trace(String host, Consumer<TraceNews> news) {
    TraceOptions options =
        TraceOptions.DEFAULTS.withRounds(0, TRACE_INTERVAL_NANOS); // until stopped
    return EngineWork.start(
        "trace-" + host,
        work -> {
          Target target = Target.resolve(host, Target.Family.ANY);
          news.accept(new TraceNews.Found(target.address().getHostAddress()));
          try (TraceRun run = TraceRun.open(target, options)) {
            work.stopWith(run::stop);
            run.run(new TraceTranslator(news));
          }
        },
        failure -> news.accept(new TraceNews.Ended(failure)));
  }

  /** Passes answers and losses on, and asks for the name of each address once. */
  private static final class TraceTranslator implements Consumer<TraceEvent> {
    private final Consumer<TraceNews> news;
    private final Set<InetAddress> seen = new HashSet<>();

    TraceTranslator(Consumer<TraceNews> news) {
      this.news = news;
    }

    @Override
    public void accept(TraceEvent event) {
      switch (event) {
        case TraceEvent.Answer answer -> {
          InetAddress from = answer.from();
          boolean isEnd = answer.kind() != TraceEvent.Kind.ROUTER;
          news.accept(
              new TraceNews.Answer(answer.hop(), from.getHostAddress(), answer.rttNanos(), isEnd));
          if (seen.add(from)) {
            Ui.background("trace-name", () -> name(from));
          }
        }
        case TraceEvent.Silent silent -> news.accept(new TraceNews.Lost(silent.hop()));
        case TraceEvent.RoundDone done -> {}
      }
    }

    private void name(InetAddress address) {
      String text = address.getHostAddress();
      String name = address.getCanonicalHostName(); // the address itself when it has no name
      if (!name.equals(text)) {
        news.accept(new TraceNews.Named(text, name));
      }
    }
  }

  /** Tells each probe's fate once, at the time it was sent; an answer after that is too late. */
  private static final class EchoTranslator implements Consumer<EchoEvent> {
    private final Consumer<PingNews> news;
    private final Map<Long, Long> sentNanos = new HashMap<>();

    EchoTranslator(Consumer<PingNews> news) {
      this.news = news;
    }

    @Override
    public void accept(EchoEvent event) {
      if (event instanceof EchoEvent.Sent sent) {
        sentNanos.put(sent.sequence(), sent.atNanos());
        return;
      }
      Long sentAt = sentNanos.remove(event.sequence());
      if (sentAt == null && !(event instanceof EchoEvent.SendFailed)) {
        return;
      }
      long at = (sentAt == null ? event.atNanos() : sentAt) / NANOS_PER_MILLI;
      switch (event) {
        case EchoEvent.Reply reply -> news.accept(new PingNews.Answer(at, reply.rttNanos()));
        case EchoEvent.Lost lost -> news.accept(new PingNews.Lost(at));
        case EchoEvent.Problem problem -> news.accept(refused(at, problem));
        case EchoEvent.SendFailed failed ->
            news.accept(new PingNews.Refused(at, failed.reason(), PingNews.Reason.NOT_SENT));
        case EchoEvent.Sent sent -> {}
        case EchoEvent.Finished finished -> {}
      }
    }

    private static PingNews refused(long at, EchoEvent.Problem event) {
      IcmpProblem problem = event.problem();
      PingNews.Reason reason =
          problem.isTimeExceeded()
              ? PingNews.Reason.TIME_EXCEEDED
              : problem.isTooBig() ? PingNews.Reason.TOO_BIG : PingNews.Reason.UNREACHABLE;
      return new PingNews.Refused(at, event.from().getHostAddress(), reason);
    }
  }
}
