package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to one command, kept back while it is not clear how its label goes with it. */
final class Answer {
  private final Session session;
  private final List<Out> collected = new ArrayList<>();
  private final List<Runnable> after = new ArrayList<>(0);
  private @Nullable String label;
  private boolean isCollecting;

  private record Out(Line line, @Nullable String batch) {}

  Answer(Session session) {
    this.session = session;
  }

  /** Whether the line is part of the answer and waits for its end. */
  boolean takes(Line line, @Nullable String batch) {
    if (isCollecting) {
      collected.add(new Out(line, batch));
    }
    return isCollecting;
  }

  /** Sends something that is no part of the answer, after it. */
  void besides(Runnable sending) {
    if (label == null) {
      sending.run();
    } else {
      after.add(sending);
    }
  }

  /** Begins to collect the answer to a command. */
  void begin(@Nullable String ofLabel) {
    label = ofLabel;
    isCollecting = ofLabel != null;
  }

  /** While work goes on elsewhere, what others send must not become part of the answer. */
  void pause() {
    isCollecting = false;
  }

  void resume() {
    isCollecting = label != null;
  }

  /** Sends the collected answer with its label. */
  void finish() {
    String given = label;
    isCollecting = false;
    label = null;
    if (given != null) {
      send(given);
    }
    if (!after.isEmpty()) {
      List<Runnable> sendings = List.copyOf(after);
      after.clear();
      sendings.forEach(Runnable::run);
    }
  }

  private void send(String given) {
    List<Out> lines = List.copyOf(collected);
    collected.clear();
    if (lines.isEmpty()) {
      session.write(session.serverLine("ACK", List.of()), given, null);
    } else if (lines.size() == 1 || isOneBatch(lines)) {
      session.write(lines.getFirst().line, given, lines.getFirst().batch);
      lines.stream().skip(1).forEach(out -> session.write(out.line, null, out.batch));
    } else {
      String reference = "l" + session.nextReference();
      List<String> opening = List.of("+" + reference, "labeled-response");
      session.write(session.serverLine("BATCH", opening), given, null);
      for (Out out : lines) {
        session.write(out.line, null, out.batch == null ? reference : out.batch);
      }
      session.write(session.serverLine("BATCH", List.of("-" + reference)), null, null);
    }
  }

  private static boolean isOneBatch(List<Out> lines) {
    String first = lines.getFirst().line.body();
    int plus = first.indexOf(" BATCH +");
    if (plus < 0) {
      return false;
    }
    String reference = first.substring(plus + 8).split(" ")[0];
    return lines.getLast().line.body().endsWith(" BATCH -" + reference);
  }
}
