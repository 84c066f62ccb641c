package sextant.chatcluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What clients of this server want to read of the history. It is read here, when everything the
 * client said before is carried out and everything it was told can be read.
 */
final class Readings {
  private static final Set<String> COMMANDS = Set.of("CHATHISTORY", "HISTORY", "SEARCH");

  private final Mirror mirror;
  private final Unheard unheard;
  private final LongSupplier told;
  private final Deque<FrontClient> asking = new ArrayDeque<>();

  /** {@code told} is how far this server's clients were told of the log. */
  Readings(Mirror mirror, Unheard unheard, LongSupplier told) {
    this.mirror = mirror;
    this.unheard = unheard;
    this.told = told;
  }

  /** Whether that line only wants to read the history. */
  static boolean isReading(String line) {
    int begin = line.startsWith("@") ? line.indexOf(' ') + 1 : 0;
    int end = line.indexOf(' ', begin);
    return end > begin && COMMANDS.contains(line.substring(begin, end).toUpperCase(Locale.ROOT));
  }

  /** A client waits for its answer. */
  void ask(FrontClient client) {
    mirror.want();
    asking.add(client);
    serve();
  }

  /** Answers whoever can be answered now. */
  void serve() {
    if (asking.isEmpty() || !mirror.isAt(told.getAsLong())) {
      return;
    }
    for (FrontClient client : List.copyOf(asking)) {
      if (!unheard.hasOf(client) && asking.remove(client)) {
        client.readHere(mirror);
      }
    }
  }

  /** A client has gone. */
  void forget(FrontClient client) {
    asking.remove(client);
    client.leaveMirror();
  }

  /** Nobody decides: those who wait are answered by whoever does next, or as all others here. */
  void stop() {
    asking.clear();
  }
}
