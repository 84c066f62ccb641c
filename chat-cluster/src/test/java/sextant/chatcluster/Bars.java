package sextant.chatcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What a group of servers on this machine can do: {@code folder part amount nodes}; parts are rate,
 * pace and fanout (seconds), kill (times) and catchup (entries). Servers and load share the
 * machine's cores, and what is printed says how many those are.
 */
final class Bars {
  private static final String WORDS = "x".repeat(170);
  private static final long SECOND = 1_000_000_000L;
  private static final long WARM = 12 * SECOND;
  private static final long SLOW_MILLIS = 1_500;
  private static final int SPEAKERS = 12;
  private static final int WINDOW = 300;

  /** As the program runs a server: both compilers, the small collector. */
  private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xms128m", "-Xmx512m");

  private final Children group;
  private final long amount;

  private Bars(Children group, long amount) {
    this.group = group;
    this.amount = amount;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    String part = arguments[1];
    long amount = arguments.length > 2 ? Long.parseLong(arguments[2]) : usual(part);
    int count = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    int cores = Runtime.getRuntime().availableProcessors();
    System.out.printf("%d servers and their load on %d cores%n", count, cores);
    boolean isMet;
    try (Children group = new Children(folder, count, 600, JVM)) {
      group.startAll();
      isMet = new Bars(group, amount).measure(part, folder);
    }
    System.out.println(part + (isMet ? ": met" : ": MISSED"));
    System.exit(isMet ? 0 : 1);
  }

  private boolean measure(String part, Path folder) throws Exception {
    return switch (part) {
      case "rate" -> rate();
      case "pace" -> new Pace(group).run(amount);
      case "fanout" -> fanout(folder, 300);
      case "kill" -> kill();
      case "catchup" -> catchUp();
      default -> throw new IllegalArgumentException(part);
    };
  }

  private static long usual(String part) {
    return switch (part) {
      case "kill" -> 20;
      case "catchup" -> 1_000_000;
      default -> 20;
    };
  }

  private boolean rate() throws Exception {
    try (Load load = new Load()) {
      List<Load.Voice> speakers = speakers(load, group.ports());
      load.speak(speakers, WINDOW, WARM);
      long from = load.heard;
      long took = load.speak(speakers, WINDOW, amount * SECOND);
      long rate = (load.heard - from) * SECOND / took;
      System.out.println("rate: " + rate + " lines of 200 bytes a second came back durable");
      return rate >= 8_000;
    }
  }

  private static List<Load.Voice> speakers(Load load, int... ports) throws IOException {
    List<Load.Voice> speakers = new ArrayList<>();
    for (int i = 0; i < SPEAKERS; i++) {
      String say = "PRIVMSG #r" + i + " :" + WORDS;
      speakers.add(load.enter(ports[i % ports.length], "r" + i, "#r" + i, say));
    }
    return speakers;
  }

  /** The group, then the same over one server alone, which keeps its log as every single one. */
  private boolean fanout(Path folder, int members) throws Exception {
    long together = deliveries(members, group.ports());
    System.out.println("fanout: " + together + " deliveries a second to " + members + " members");
    group.stopAll();
    try (Children single = Children.alone(folder, JVM)) {
      single.startAll();
      long alone = deliveries(members, single.ports());
      double share = (double) together / alone;
      System.out.printf("fanout: one server alone: %d; the group has %.2f of it%n", alone, share);
      return share >= 0.5;
    }
  }

  private long deliveries(int members, int... ports) throws Exception {
    try (Load load = new Load()) {
      for (int i = 0; i < members; i++) {
        load.enter(ports[i % ports.length], "m" + i, "#big", "");
      }
      Load.Voice speaker = load.enter(ports[0], "speaker", "#big", "PRIVMSG #big :" + WORDS);
      load.speak(List.of(speaker), 100, WARM);
      long from = load.heard;
      long took = load.speak(List.of(speaker), 100, amount * SECOND);
      return (load.heard - from) * SECOND / took;
    }
  }

  private boolean kill() throws Exception {
    List<Long> gaps = new ArrayList<>();
    while (gaps.size() < amount) {
      LockSupport.parkNanos(2 * SECOND);
      String decider = group.decider();
      int other = group.names().indexOf(decider) + 1;
      LocalTime at;
      try (Talker talker = Talker.enter(group.port(other), "k" + gaps.size(), "#kill")) {
        talker.insist("PRIVMSG #kill :before");
        if (!group.decider().equals(decider)) {
          continue; // somebody else decides since
        }
        at = LocalTime.now(ZoneId.systemDefault());
        group.kill(decider);
        long begin = System.nanoTime();
        Thread saying = Thread.ofVirtual().start(() -> sayAgainAndAgain(talker));
        talker.await(line -> line.endsWith(":after"));
        gaps.add((System.nanoTime() - begin) / 1_000_000);
        saying.interrupt();
      }
      if (gaps.getLast() > SLOW_MILLIS) {
        System.out.println("kill: " + gaps.getLast() + " ms, " + decider + " killed " + at);
        group.printLogs();
      }
      group.start(decider);
      group.awaitAgreement();
    }
    List<Long> sorted = gaps.stream().sorted().toList();
    long median = sorted.get(sorted.size() / 2);
    System.out.printf(
        "kill: writes resume after %d ms (median of %d; in their order %s)%n",
        median, sorted.size(), gaps);
    return median < 1_500;
  }

  /** A line now and then, so that the first moment is seen. */
  private static void sayAgainAndAgain(Talker talker) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        talker.say("PRIVMSG #kill :after");
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      // It has come back, or it is over.
    }
  }

  /**
   * One server is away while the others take in so many lines; then it comes back, all serve on.
   */
  private boolean catchUp() throws Exception {
    String decider = group.decider();
    String late = group.names().stream().filter(n -> !n.equals(decider)).findFirst().orElseThrow();
    group.kill(late);
    int dead = group.port(group.names().indexOf(late));
    int[] ports = Arrays.stream(group.ports()).filter(port -> port != dead).toArray();
    try (Load load = new Load()) {
      List<Load.Voice> speakers = speakers(load, ports);
      long begun = System.nanoTime();
      while (load.heard < amount) {
        load.speak(speakers, WINDOW, SECOND / 5);
      }
      System.out.printf(
          "catchup: %d lines in %.0f s while one is away%n",
          load.heard, (System.nanoTime() - begun) / 1e9);
      long behind = group.position(decider);
      long from = load.heard;
      long begin = System.nanoTime();
      group.start(late);
      while (group.quickPosition(late) < behind) {
        load.speak(speakers, 2, SECOND / 10);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf(
          "catchup: %d entries in %.1f s, its start included; the others took in %.0f lines a second%n",
          behind, seconds, (load.heard - from) / seconds);
      return seconds <= 60 && load.heard > from;
    }
  }
}
