package sextant.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sextant.ping.EchoEvent;
import sextant.ping.EchoSummary;
import sextant.ping.RecordedRoute;
import sextant.ping.ReplyCheck;
import sextant.ping.RttClock;
import sextant.ping.RttSummary;
import sextant.ping.Target;
import sextant.raw.Errno;

/** The lines of iputils ping, byte for byte in English. Pure: events in, lines out. */
final class PingLines {
  private static final int TIME_BYTES = 16;

  private final PingText text;
  private final PingSettings settings;
  private final Map<String, String> names = new HashMap<>();
  private @Nullable RecordedRoute lastRoute;

  PingLines(PingText text, PingSettings settings) {
    this.text = text;
    this.settings = settings;
  }

  /** Shows this name with the address in replies. */
  void name(String address, String nameAndAddress) {
    names.put(address, nameAndAddress);
  }

  String header(Target target) {
    int size = settings.options().packet().dataBytes();
    String address = AddressText.of(target.address());
    if (target.isIpv6()) {
      return text.headerSix(target.name(), address, settings.from(), size);
    }
    int total = size + 28 + (settings.hasIpOptions() ? 40 : 0);
    return text.header(target.name(), address, settings.from(), size, total);
  }

  /** One or more lines, the last without its end. */
  String reply(EchoEvent.Reply reply, int identifier) {
    StringBuilder line = new StringBuilder(96);
    if (settings.hasDates()) {
      line.append(Decimals.stamp(reply.atNanos()));
    }
    String host = AddressText.of(reply.from());
    host = names.getOrDefault(host, host);
    line.append(text.reply(reply.byteCount(), host, reply.sequence() & 0xffff));
    if (settings.isVerbose()) {
      line.append(text.replyIdentifier(identifier));
    }
    if (reply.timeToLive() >= 0) {
      line.append(text.replyTtl(reply.timeToLive()));
    }
    if (hasTimes()) {
      line.append(text.replyTime(Decimals.replyMillis(reply.rttNanos())));
    }
    appendOddities(line, reply.check());
    appendRoute(line, reply.recorded());
    return line.toString();
  }

  // iputils carries the time of sending in the data, and shows none where there is no room.
  private boolean hasTimes() {
    return settings.options().packet().dataBytes() >= TIME_BYTES;
  }

  private void appendOddities(StringBuilder line, ReplyCheck check) {
    if (check.isDuplicate()) {
      line.append(text.duplicate());
    }
    if (check.hasBadChecksum()) {
      line.append(text.badChecksum());
    }
    if (check.isFromOther()) {
      line.append(text.otherAddress());
    }
    if (check.wrongByteAt() >= 0) {
      line.append('\n')
          .append(
              text.wrongByte(
                  check.wrongByteAt(),
                  Integer.toHexString(check.expectedByte()),
                  Integer.toHexString(check.actualByte())));
    }
  }

  private void appendRoute(StringBuilder line, RecordedRoute route) {
    if (route.hops().isEmpty()) {
      return;
    }
    boolean hasTimes = route.hops().getFirst().millis().isPresent();
    if (!hasTimes && route.equals(lastRoute)) {
      line.append('\t').append(text.sameRoute());
      return;
    }
    lastRoute = route;
    line.append(hasTimes ? "\nTS: " : "\nRR: ");
    long first = 0;
    for (int i = 0; i < route.hops().size(); i++) {
      RecordedRoute.Hop hop = route.hops().get(i);
      line.append('\t');
      hop.address().forEach(address -> line.append(AddressText.of(address)).append('\t'));
      if (hop.millis().isPresent()) {
        long millis = hop.millis().getAsInt() & 0x7fff_ffffL;
        line.append(i == 0 ? millis + " absolute" : Long.toString(millis - first));
        first = millis;
      } else {
        line.setLength(line.length() - 1);
      }
      line.append('\n');
    }
    if (hasTimes && route.overflow() > 0) {
      line.append(text.unrecorded(route.overflow())).append('\n');
    }
  }

  String missing(long sequence) {
    return text.missing(sequence & 0xffff);
  }

  String problem(EchoEvent.Problem event) {
    String what = IcmpWords.of(event.problem(), text);
    String host = AddressText.of(event.from());
    String prefix = settings.hasDates() ? Decimals.stamp(event.atNanos()) : "";
    return prefix + text.problem(names.getOrDefault(host, host), event.sequence() & 0xffff, what);
  }

  String sendFailed(EchoEvent.SendFailed event, boolean isIpv6) {
    if (event.mtu() > 0) {
      return isIpv6 ? text.tooLongKnownSix(event.mtu()) : text.tooLongKnown(event.mtu());
    }
    boolean mayBroadcast = settings.options().packet().mayBroadcast();
    return event.errno() == Errno.EACCES && !mayBroadcast
        ? text.maybeBroadcast()
        : text.sendFailed(event.reason());
  }

  String summary(Target target, EchoSummary summary, RttClock clock) {
    StringBuilder lines = new StringBuilder(256);
    lines.append('\n').append(text.statisticsHead(target.name())).append('\n');
    lines.append(text.transmitted(summary.transmitted(), summary.received()));
    if (summary.duplicates() > 0) {
      lines.append(text.duplicates(summary.duplicates()));
    }
    if (summary.corrupted() > 0) {
      lines.append(text.corrupted(summary.corrupted()));
    }
    if (summary.errors() > 0) {
      lines.append(text.errors(summary.errors()));
    }
    String percent =
        Decimals.percent(summary.transmitted() - summary.received(), summary.transmitted());
    lines.append(text.loss(percent, summary.elapsedNanos() / 1_000_000)).append('\n');
    appendTimes(lines, summary);
    if (summary.received() > 0 && hasTimes()) {
      lines.append('\n').append(details(summary, clock));
    }
    return lines.toString();
  }

  private void appendTimes(StringBuilder lines, EchoSummary summary) {
    RttSummary rtt = summary.rtt();
    if (rtt.count() > 0 && hasTimes()) {
      lines.append(
          text.roundTrips(
              Decimals.millis(rtt.min()),
              Decimals.millis(rtt.average()),
              Decimals.millis(rtt.max()),
              Decimals.millis(rtt.deviation())));
      if (summary.mostInFlight() > 1) {
        lines.append(text.pipe(summary.mostInFlight()));
      }
      if (settings.isPacedByReplies() && summary.transmitted() > 1) {
        long gap = summary.elapsedNanos() / (summary.transmitted() - 1);
        lines.append(text.gap(Decimals.millis(gap), Decimals.millis(rtt.smoothed())));
      }
    }
  }

  // Our own line behind those of iputils, where no script looks for theirs.
  private String details(EchoSummary summary, RttClock clock) {
    RttSummary rtt = summary.rtt();
    StringBuilder line =
        new StringBuilder(
            text.details(
                Decimals.millis(rtt.p50()),
                Decimals.millis(rtt.p90()),
                Decimals.millis(rtt.p99()),
                Decimals.millis(rtt.jitter()),
                clockName(clock)));
    if (summary.reordered() > 0) {
      line.append('\n').append(text.reordered(summary.reordered()));
    }
    if (summary.lossBursts() > 0) {
      line.append('\n').append(text.bursts(summary.lossBursts(), summary.longestLossBurst()));
    }
    return line.toString();
  }

  private String clockName(RttClock clock) {
    return switch (clock) {
      case KERNEL -> text.clockKernel();
      case RECEIVE -> text.clockReceive();
      case USER -> text.clockUser();
    };
  }

  /** What Ctrl-\ shows while the run goes on. */
  String interim(EchoSummary summary) {
    RttSummary rtt = summary.rtt();
    String percent =
        Decimals.percent(summary.transmitted() - summary.received(), summary.transmitted());
    String line = text.interim(summary.received(), summary.transmitted(), percent);
    return rtt.count() == 0
        ? line
        : line
            + text.interimTimes(
                Decimals.millis(rtt.min()),
                Decimals.millis(rtt.average()),
                Decimals.millis(rtt.smoothed()),
                Decimals.millis(rtt.max()));
  }
}
