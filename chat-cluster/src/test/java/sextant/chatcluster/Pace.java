package sextant.chatcluster;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** How long a line takes to a client of another server, at 500 lines a second. */
final class Pace {
  private static final int PER_SECOND = 500;
  private static final int WARM_SECONDS = 12;
  private static final String WORDS = "x".repeat(170);

  private final Children group;

  Pace(Children group) {
    this.group = group;
  }

  /** Measures for so long, when all have become warm; returns whether that is fast enough. */
  boolean run(long seconds) throws Exception {
    int count = (int) (seconds + WARM_SECONDS) * PER_SECOND;
    long[] sent = new long[count];
    long[] took = new long[count];
    try (Talker line = Talker.enter(group.port(0), "pace", "#pace");
        Talker other = Talker.enter(group.port(1), "other", "#pace")) {
      Thread.ofPlatform().daemon().start(() -> hear(line, new long[count]));
      Thread hearing = Thread.ofPlatform().start(() -> hear(other, took));
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        LockSupport.parkNanos(begin + i * (1_000_000_000L / PER_SECOND) - System.nanoTime());
        sent[i] = System.nanoTime();
        line.say("PRIVMSG #pace :" + WORDS);
      }
      hearing.join();
    }
    int warm = WARM_SECONDS * PER_SECOND;
    long[] late = new long[count - warm];
    Arrays.setAll(late, i -> took[warm + i] - sent[warm + i]);
    Arrays.sort(late);
    double middle = late[late.length / 2] / 1e6;
    double slow = late[late.length * 99 / 100] / 1e6;
    System.out.printf(
        "pace: 500 lines a second to another server: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        middle, slow, late[late.length - 1] / 1e6);
    return middle <= 10 && slow <= 60;
  }

  private static void hear(Talker talker, long[] moments) {
    try {
      for (int i = 0; i < moments.length; i++) {
        talker.await(line -> line.contains(" PRIVMSG "));
        moments[i] = System.nanoTime();
      }
    } catch (IOException e) {
      System.out.println("pace: " + e);
    }
  }
}
