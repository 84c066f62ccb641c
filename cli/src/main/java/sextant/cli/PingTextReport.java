package sextant.cli;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sextant.ping.EchoEvent;
import sextant.ping.EchoRun;
import sextant.ping.ReplyCheck;
import sextant.ping.Target;

/** A line per reply as iputils ping, a table at the end when there are several hosts. */
final class PingTextReport implements PingReport {
  private static final byte[] DOT = {'.'};
  private static final byte[] TAKE_BACK = {'\b', ' ', '\b'};
  private static final byte[] BAD = {'\b', 'C'};
  private static final byte[] ERROR = {'\b', 'E'};

  private final Output output;
  private final PingText text;
  private final PingSettings settings;
  private final PingLines lines;
  private final Set<Long> unanswered = new HashSet<>();
  private @Nullable EchoRun run;

  PingTextReport(Output output, PingSettings settings) {
    this.output = output;
    this.settings = settings;
    text = new PingText(output.language());
    lines = new PingLines(text, settings);
  }

  @Override
  public void begin(EchoRun started) {
    run = started;
    String pattern = settings.options().packet().pattern();
    if (!pattern.isEmpty()) {
      output.line(text.patternLine(pattern));
    }
    for (Target target : started.targets()) {
      String address = AddressText.of(target.address());
      if (!settings.isNumeric() && !target.name().equals(address) && !settings.isQuiet()) {
        lines.name(address, AddressText.withName(target.address()));
      }
      output.line(lines.header(target));
    }
  }

  @Override
  public void on(EchoEvent event) {
    if (settings.isFlood()) {
      flood(event);
      return;
    }
    // no switch over types: the first one costs a ping of one packet milliseconds
    if (event instanceof EchoEvent.Sent sent) {
      onSent(sent);
    } else if (event instanceof EchoEvent.Reply reply) {
      onReply(reply);
    } else if (event instanceof EchoEvent.Problem problem) {
      unanswered.remove(problem.sequence());
      show(lines.problem(problem));
    } else if (event instanceof EchoEvent.SendFailed failed) {
      output.warn(lines.sendFailed(failed, isIpv6(failed.host())));
    }
  }

  private boolean isIpv6(int host) {
    EchoRun current = run;
    return current != null && current.targets().get(host).isIpv6();
  }

  private void onSent(EchoEvent.Sent sent) {
    if (settings.reportsMissing()) {
      if (unanswered.remove(sent.sequence() - 1)) {
        show(lines.missing(sent.sequence() - 1));
      }
      unanswered.add(sent.sequence());
    }
  }

  private void onReply(EchoEvent.Reply reply) {
    unanswered.remove(reply.sequence());
    if (!settings.isQuiet()) {
      EchoRun current = run;
      int identifier = current == null ? 0 : current.identifier(reply.host());
      String bell = settings.isAudible() ? "\u0007" : "";
      output.line(lines.reply(reply, identifier) + bell);
    }
  }

  private void show(String line) {
    if (!settings.isQuiet()) {
      output.line(line);
    }
  }

  private void flood(EchoEvent event) {
    if (settings.isQuiet()) {
      return;
    }
    switch (event) {
      case EchoEvent.Sent sent -> output.bytes(DOT, 0, DOT.length);
      case EchoEvent.Reply reply when reply.check().equals(ReplyCheck.GOOD) ->
          output.bytes(TAKE_BACK, 0, TAKE_BACK.length);
      case EchoEvent.Reply odd -> {
        byte[] mark = odd.check().isCorrupt() ? BAD : TAKE_BACK;
        output.bytes(mark, 0, odd.check().isDuplicate() ? 0 : mark.length);
      }
      case EchoEvent.Problem problem -> output.bytes(ERROR, 0, ERROR.length);
      case EchoEvent.SendFailed failed -> output.bytes(ERROR, 1, 1);
      case EchoEvent.Lost lost -> {}
      case EchoEvent.Finished finished -> {}
    }
  }

  @Override
  public void interim() {
    EchoRun current = run;
    if (current != null) {
      for (int i = 0; i < current.targets().size(); i++) {
        String name = current.targets().size() > 1 ? current.targets().get(i).name() + ": " : "";
        output.drawProgress("\r" + name + lines.interim(current.summary(i)) + "\n");
      }
    }
  }

  @Override
  public void end() {
    EchoRun current = run;
    if (current == null) {
      return;
    }
    if (current.targets().size() == 1) {
      output.line(
          lines.summary(current.targets().getFirst(), current.summary(0), current.clock(0)));
    } else {
      output.line("");
      for (String line : new PingTable(text).of(current)) {
        output.line(line);
      }
    }
  }
}
