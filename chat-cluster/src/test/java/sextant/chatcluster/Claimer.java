package sextant.chatcluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Somebody who wants one nick that others want too, and notes when it was certainly held. */
final class Claimer implements Runnable {
  private static final String PRIZE = "prize";

  private final String user;
  private final int[] ports;
  private final Random random;
  private final BooleanSupplier goesOn;

  /** From when to when the nick was held for sure, in nanoseconds. */
  record Held(String by, long from, long to) {}

  final List<Held> held = new ArrayList<>();

  Claimer(String user, int[] ports, long seed, BooleanSupplier goesOn) {
    this.user = user;
    this.ports = ports;
    this.random = new Random(seed);
    this.goesOn = goesOn;
  }

  @Override
  public void run() {
    while (goesOn.getAsBoolean()) {
      try (Talker talker = new Talker(ports[random.nextInt(ports.length)])) {
        claim(talker.timeout(5_000));
      } catch (IOException | AssertionError e) {
        LockSupport.parkNanos(50_000_000);
      }
      LockSupport.parkNanos(random.nextInt(100) * 1_000_000L);
    }
  }

  private void claim(Talker talker) throws IOException {
    talker.say("NICK " + PRIZE);
    talker.say("USER " + user + " 0 * :Wants it");
    String answer = talker.await(line -> line.contains(" 001 ") || line.contains(" 433 "));
    if (answer.contains(" 433 ")) {
      return;
    }
    long from = System.nanoTime();
    for (int i = random.nextInt(6); i >= 0; i--) {
      LockSupport.parkNanos(30_000_000);
      long asked = System.nanoTime();
      talker.sync();
      held.add(new Held(user, from, asked));
    }
    talker.say("QUIT :enough");
    talker.await(line -> line.startsWith("ERROR"));
  }

  /** Two who held it at the same time; empty when nobody did. */
  static List<String> twice(List<Held> all) {
    List<String> found = new ArrayList<>();
    for (Held one : all) {
      for (Held other : all) {
        boolean overlap = one.from() < other.to() && other.from() < one.to();
        if (overlap && one.by().compareTo(other.by()) < 0) {
          found.add(one + " and " + other);
        }
      }
    }
    return found;
  }
}
