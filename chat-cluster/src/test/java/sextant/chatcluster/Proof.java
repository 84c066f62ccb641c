package sextant.chatcluster;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Servers of one group under load, while one fault after the other happens to them: processes are
 * killed and stopped, servers do not hear each other, messages are lost and late. What happens
 * follows from a seed. In the end everything is healed and {@link Checker} looks at what was heard
 * and what was kept.
 */
public final class Proof {
  private static final int GRACE_SECONDS = 90;
  private static final int SPEAKERS = 6;
  private static final int CLAIMERS = 3;

  private final Path folder;
  private final Random random;
  private final PrintStream log;
  private final List<Speaker> speakers = new ArrayList<>();
  private final List<Claimer> claimers = new ArrayList<>();
  private volatile boolean goesOn = true;

  Proof(Path folder, long seed, PrintStream log) {
    this.folder = folder;
    this.random = new Random(seed);
    this.log = log;
  }

  /** Runs: {@code folder seed faults seconds [nodes]}; as many faults as fit into the time. */
  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[1]);
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int count = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 3;
    Proof proof = new Proof(folder, seed, System.out);
    List<String> wrong =
        proof.run(count, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    wrong.forEach(System.out::println);
    System.out.println(wrong.isEmpty() ? "clean" : "NOT CLEAN");
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  /** What is done to the servers while people speak. */
  @FunctionalInterface
  interface Trouble {
    void make(Children group) throws Exception;
  }

  /** Returns what is wrong. */
  List<String> run(int count, int faults, int seconds) throws Exception {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Children group = new Children(folder, count, GRACE_SECONDS);
    return run(
        group,
        all -> {
          int done = 0;
          for (; done < faults && System.nanoTime() < limit; done++) {
            fault(all);
          }
          log.println(done + " faults");
          healAll(all);
        });
  }

  /** The same with other trouble. */
  List<String> run(Children group, Trouble trouble) throws Exception {
    group.startAll();
    List<Thread> threads = people(group.ports());
    awaitEchoes(1);
    trouble.make(group);
    awaitEchoes(3);
    goesOn = false;
    for (Thread thread : threads) {
      thread.join();
    }
    group.awaitAgreement();
    group.close();
    long said = speakers.stream().mapToLong(speaker -> speaker.echoed.size()).sum();
    log.println(said + " lines came back");
    return new Checker(folder, group.names()).check(speakers, claimers);
  }

  private List<Thread> people(int[] all) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < SPEAKERS; i++) {
      speakers.add(new Speaker("s" + i, all, random.nextLong(), 5, () -> goesOn));
    }
    for (int i = 0; i < CLAIMERS; i++) {
      claimers.add(new Claimer("c" + i, all, random.nextLong(), () -> goesOn));
    }
    speakers.forEach(speaker -> threads.add(Thread.ofVirtual().start(speaker)));
    claimers.forEach(claimer -> threads.add(Thread.ofVirtual().start(claimer)));
    return threads;
  }

  /** Waits until everybody has heard so many more of their own lines. */
  void awaitEchoes(int more) {
    int[] wanted = speakers.stream().mapToInt(s -> s.echoes.get() + more).toArray();
    TestNodes.await(() -> {
      boolean all = true;
      for (int i = 0; i < wanted.length; i++) {
        all &= speakers.get(i).echoes.get() >= wanted[i];
      }
      return all;
    });
  }

  private void fault(Children group) throws Exception {
    List<String> names = group.names();
    String victim = names.get(random.nextInt(names.size()));
    boolean atDecider = random.nextInt(2) == 0;
    int kind = random.nextInt(6);
    int millis = 300 + random.nextInt(4_000);
    String decider = atDecider ? group.decider() : "";
    String name = decider.isEmpty() ? victim : decider;
    ChildNode node = group.node(name);
    String what =
        switch (kind) {
          case 0 -> "kill";
          case 1 -> "pause";
          case 2 -> "cut off";
          case 3 -> "lose a fifth";
          case 4 -> "delay";
          default -> "cut one way";
        };
    log.println(what + " " + name + " for " + millis + " ms");
    switch (kind) {
      case 0 -> node.kill();
      case 1 -> node.signal("STOP");
      case 2 -> cutOff(group, name);
      case 3 -> group.all().forEach(each -> each.tell("lose 0.2"));
      case 4 -> group.all().forEach(each -> each.tell("delay 80"));
      default -> node.tell("cut " + others(name, names));
    }
    TimeUnit.MILLISECONDS.sleep(millis);
    heal(group, node, kind);
    TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
  }

  private static void cutOff(Children group, String name) {
    for (ChildNode each : group.all()) {
      each.tell("cut " + (each.name.equals(name) ? others(name, group.names()) : name));
    }
  }

  private static String others(String name, List<String> names) {
    return names.stream().filter(each -> !each.equals(name)).collect(Collectors.joining(","));
  }

  private static void heal(Children group, ChildNode node, int kind) throws Exception {
    if (kind == 0) {
      group.start(node.name);
    } else if (kind == 1) {
      node.signal("CONT");
    } else {
      group.all().forEach(each -> each.tell("heal"));
    }
  }

  private void healAll(Children group) throws Exception {
    for (ChildNode node : group.all()) {
      if (!node.isAlive()) {
        log.println(node.name + " had died by itself");
        group.start(node.name);
      } else {
        node.tell("heal");
      }
    }
  }
}
