package sextant.chatclient;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The lines that are on their way out. What a person says or does never waits for what the client
 * asks by itself, which leaves room for some more words. Guarded by its monitor.
 */
final class Outflow {
  private static final int MOST_WAITING = 20_000;
  private static final int KEPT_FOR_WORDS = 6;

  /** What the client asks by itself. */
  private static final Set<String> CHORES =
      Set.of("CHATHISTORY", "MARKREAD", "METADATA", "MONITOR", "WHO");

  /** Before a server lets anybody in, it counts nothing. */
  private static final Set<String> FREE = Set.of("CAP", "NICK", "USER", "PASS", "AUTHENTICATE");

  private final Pace pace;
  private final Deque<String> urgent = new ArrayDeque<>();
  private final Deque<String> words = new ArrayDeque<>();
  private final Deque<String> chores = new ArrayDeque<>();

  Outflow(Pace pace) {
    this.pace = pace;
  }

  /** Puts a line in; one too many is dropped. */
  synchronized void put(String line) {
    String command = command(line);
    Deque<String> queue = command.equals("PONG") ? urgent : isChore(line, command) ? chores : words;
    if (queue.size() < MOST_WAITING) {
      queue.add(line);
      notifyAll();
    }
  }

  // A question for the modes of a room is a chore, a change of them is not; so with typing and
  // reactions.
  private static boolean isChore(String line, String command) {
    return switch (command) {
      case "MODE" -> line.indexOf(' ') == line.lastIndexOf(' ');
      case "TAGMSG" -> line.startsWith("@+typing=");
      default -> CHORES.contains(command);
    };
  }

  private static String command(String line) {
    int from = line.startsWith("@") ? line.indexOf(' ') + 1 : 0;
    int to = line.indexOf(' ', from);
    return to < 0 ? line.substring(from) : line.substring(from, to);
  }

  /** The next line, as soon as it may go. */
  synchronized String take() throws InterruptedException {
    while (true) {
      long now = System.nanoTime();
      long wait = nanosToWait(now);
      if (wait == 0) {
        return next(now);
      }
      if (wait == Long.MAX_VALUE) {
        wait();
      } else {
        TimeUnit.NANOSECONDS.timedWait(this, wait);
      }
    }
  }

  private long nanosToWait(long now) {
    if (!urgent.isEmpty() || (!words.isEmpty() && FREE.contains(command(words.peek())))) {
      return 0;
    }
    if (!words.isEmpty()) {
      return pace.waitNanos(now, 0);
    }
    return chores.isEmpty() ? Long.MAX_VALUE : pace.waitNanos(now, KEPT_FOR_WORDS);
  }

  private String next(long now) {
    if (!urgent.isEmpty()) {
      return urgent.remove();
    }
    String line = words.isEmpty() ? chores.remove() : words.remove();
    if (!FREE.contains(command(line))) {
      pace.pay(now);
    }
    return line;
  }
}
