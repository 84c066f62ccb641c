package sextant.cli;

import org.jspecify.annotations.Nullable;
import sextant.ping.EchoEvent;
import sextant.ping.EchoRun;
import sextant.ping.EchoSummary;
import sextant.ping.RttClock;
import sextant.ping.RttSummary;

/** One JSON object per event, and one summary per host; times in nanoseconds. */
final class PingJsonReport implements PingReport {
  private final Output output;
  private final PingText text;
  private @Nullable EchoRun run;

  PingJsonReport(Output output) {
    this.output = output;
    text = new PingText(output.language());
  }

  @Override
  public void begin(EchoRun started) {
    run = started;
  }

  @Override
  public void on(EchoEvent event) {
    switch (event) {
      case EchoEvent.Reply reply -> reply(reply);
      case EchoEvent.Lost lost -> begin("lost", lost).close();
      case EchoEvent.Problem problem -> {
        try (JsonLine line = begin("problem", problem)) {
          line.text("from", AddressText.of(problem.from()))
              .number("type", problem.problem().type())
              .number("code", problem.problem().code())
              .number("mtu", problem.problem().mtu())
              .text("meaning", IcmpWords.of(problem.problem(), text));
        }
      }
      case EchoEvent.SendFailed failed -> {
        try (JsonLine line = begin("refused", failed)) {
          line.text("reason", failed.reason()).number("mtu", failed.mtu());
        }
      }
      case EchoEvent.Sent sent -> {}
      case EchoEvent.Finished finished -> {}
    }
  }

  private JsonLine begin(String name, EchoEvent event) {
    return output
        .json(name)
        .text("host", nameOf(event.host()))
        .number("seq", event.sequence())
        .number("at", event.atNanos());
  }

  private String nameOf(int host) {
    EchoRun current = run;
    return current == null ? "" : current.targets().get(host).name();
  }

  private void reply(EchoEvent.Reply reply) {
    try (JsonLine line = begin("reply", reply)) {
      line.text("from", AddressText.of(reply.from()))
          .number("bytes", reply.byteCount())
          .number("ttl", reply.timeToLive())
          .number("rtt", reply.rttNanos())
          .text("clock", clockName(reply.clock()));
      if (reply.check().isDuplicate()) {
        line.flag("duplicate", true);
      }
      if (reply.check().isLate()) {
        line.flag("late", true);
      }
      if (reply.check().isCorrupt()) {
        line.flag("corrupt", true);
      }
    }
  }

  private static String clockName(RttClock clock) {
    return switch (clock) {
      case KERNEL -> "kernel";
      case RECEIVE -> "receive";
      case USER -> "user";
    };
  }

  @Override
  public void interim() {
    end();
  }

  @Override
  public void end() {
    EchoRun current = run;
    for (int i = 0; current != null && i < current.targets().size(); i++) {
      summary(nameOf(i), current.summary(i), current.clock(i));
    }
  }

  private void summary(String name, EchoSummary summary, RttClock clock) {
    RttSummary rtt = summary.rtt();
    try (JsonLine line = output.json("summary")) {
      line.text("host", name)
          .number("transmitted", summary.transmitted())
          .number("received", summary.received())
          .number("duplicates", summary.duplicates())
          .number("corrupted", summary.corrupted())
          .number("errors", summary.errors())
          .number("reordered", summary.reordered())
          .number("lossBursts", summary.lossBursts())
          .number("longestLossBurst", summary.longestLossBurst())
          .number("elapsed", summary.elapsedNanos())
          .text("clock", clockName(clock))
          .number("min", rtt.min())
          .number("avg", rtt.average())
          .number("max", rtt.max())
          .number("mdev", rtt.deviation())
          .number("jitter", rtt.jitter())
          .number("p50", rtt.p50())
          .number("p90", rtt.p90())
          .number("p95", rtt.p95())
          .number("p99", rtt.p99())
          .number("p999", rtt.p999());
    }
  }
}
