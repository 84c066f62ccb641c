package sextant.chatcluster;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import sextant.chat.log.EntryFormat;

/**
 * Lines of this server's clients that are on their way to whoever decides: each has a number, and
 * stays here until it is known to be carried out. If who decides dies, the next one is sent what it
 * has not heard of; so every line is carried out once.
 */
final class Unheard {
  private final String run;
  private final Deque<Sent> lines = new ArrayDeque<>();
  private long count;

  /** A line on its way. */
  record Sent(long number, FrontClient client, String line) {
    /** As it is sent. */
    void write(DataOutputStream out) throws IOException {
      out.writeByte('l');
      out.writeLong(client.id);
      out.writeLong(number);
      EntryFormat.text(out, line);
    }
  }

  Unheard(String run) {
    this.run = run;
  }

  /** The name under which this run of the server counts its lines. */
  String run() {
    return run;
  }

  /** Counts a line that is sent now. */
  Sent add(FrontClient client, String line) {
    Sent sent = new Sent(++count, client, line);
    lines.add(sent);
    return sent;
  }

  /** Whether a line of that client is on its way. */
  boolean hasOf(FrontClient client) {
    return lines.stream().anyMatch(sent -> sent.client().equals(client));
  }

  /** Whoever decides has carried these out, and what they were answered has come. */
  void forget(Heard heard) {
    while (!lines.isEmpty() && heard.has(run, lines.getFirst().number())) {
      lines.removeFirst();
    }
    if (!lines.isEmpty() && lines.getFirst().number() <= heard.upTo()) {
      lines.removeIf(sent -> heard.has(run, sent.number()));
    }
  }

  /**
   * What somebody who decides anew must be sent: lines it has not heard of, of clients that are
   * still here. Tells of lines that were carried out without an answer.
   */
  List<Sent> again(Heard heard, Predicate<FrontClient> isHere, Consumer<Sent> unanswered) {
    List<Sent> again = new ArrayList<>();
    for (Sent sent : lines) {
      if (!isHere.test(sent.client())) {
        continue;
      }
      if (heard.has(run, sent.number())) {
        unanswered.accept(sent);
      } else {
        again.add(sent);
      }
    }
    lines.clear();
    lines.addAll(again);
    return again;
  }
}
