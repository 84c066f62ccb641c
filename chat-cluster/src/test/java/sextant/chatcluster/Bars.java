package sextant.chatcluster;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What a group of servers on this machine can do: {@code folder part seconds nodes}; parts are
 * rate, pace, fanout, kill and catchup. Servers and load share the machine's cores.
 */
final class Bars {
  private static final String WORDS = "x".repeat(170);

  private final Children group;
  private final long seconds;

  private Bars(Children group, long seconds) {
    this.group = group;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int count = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    try (Children group = new Children(folder, count, 600)) {
      group.startAll();
      Bars bars = new Bars(group, Long.parseLong(arguments[2]));
      switch (arguments[1]) {
        case "rate" -> bars.rate(group.ports());
        case "pace" -> bars.pace();
        case "fanout" -> bars.fanout(300);
        case "kill" -> bars.kill();
        default -> bars.catchUp();
      }
    }
    System.exit(0);
  }

  /** A client that only counts. */
  private static final class Line implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream input;
    private final OutputStream output;

    /** Tries again when a server is just about to know who decides. */
    static Line enter(int port, String nick, String room, boolean echo) throws IOException {
      for (int i = 0; ; i++) {
        try {
          return new Line(port, nick, room, echo);
        } catch (IOException e) {
          if (i == 20) {
            throw e;
          }
          LockSupport.parkNanos(300_000_000);
        }
      }
    }

    private Line(int port, String nick, String room, boolean echo) throws IOException {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      socket.setTcpNoDelay(true);
      input = new BufferedInputStream(socket.getInputStream(), 65_536);
      output = new BufferedOutputStream(socket.getOutputStream(), 65_536);
      say("CAP REQ :message-tags" + (echo ? " echo-message" : ""));
      say("NICK " + nick);
      say("USER " + nick + " 0 * :x");
      say("CAP END");
      await(" 221 ");
      say("JOIN " + room);
      await(" 366 ");
    }

    synchronized void say(String line) throws IOException {
      output.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      output.flush();
    }

    String read() throws IOException {
      StringBuilder line = new StringBuilder(300);
      for (int c = input.read(); c != '\n'; c = input.read()) {
        if (c < 0) {
          throw new IOException("closed");
        }
        line.append((char) c);
      }
      return line.toString();
    }

    void await(String part) throws IOException {
      while (!read().contains(part)) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private void rate(int... ports) throws Exception {
    AtomicLong echoed = new AtomicLong();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    for (int i = 0; i < 12; i++) {
      Line line = Line.enter(ports[i % ports.length], "r" + i, "#r" + i, true);
      Semaphore window = new Semaphore(300);
      Thread.ofVirtual().start(() -> echoes(line, window, echoed));
      String say = "PRIVMSG #r" + i + " :" + WORDS;
      Thread.ofVirtual().start(() -> speak(line, say, window, end));
    }
    Thread.sleep(seconds * 200);
    long from = echoed.get();
    long begin = System.nanoTime();
    Thread.sleep(seconds * 700);
    long rate = (echoed.get() - from) * 1_000_000_000L / (System.nanoTime() - begin);
    System.out.println("rate: " + rate + " lines of 200 bytes a second came back durable");
  }

  private static void speak(Line line, String say, Semaphore window, long end) {
    try {
      while (System.nanoTime() < end) {
        window.acquire();
        line.say(say);
      }
    } catch (IOException | InterruptedException e) {
      System.out.println(e);
    }
  }

  private static void echoes(Line line, Semaphore window, AtomicLong count) {
    try {
      while (true) {
        line.await(" PRIVMSG ");
        count.incrementAndGet();
        window.release();
      }
    } catch (IOException e) {
      // The end.
    }
  }

  private void pace() throws Exception {
    int perSecond = 500;
    Line line = Line.enter(group.port(0), "pace", "#pace", true);
    Line other = Line.enter(group.port(1), "other", "#pace", true);
    int count = (int) seconds * perSecond;
    long[] sent = new long[count];
    long[] took = new long[count];
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              try {
                for (int i = 0; i < count; i++) {
                  other.await(" PRIVMSG ");
                  took[i] = System.nanoTime();
                }
              } catch (IOException e) {
                System.out.println(e);
              }
            });
    Thread.ofPlatform().daemon().start(() -> echoes(line, new Semaphore(0), new AtomicLong()));
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = begin + i * (1_000_000_000L / perSecond);
      LockSupport.parkNanos(due - System.nanoTime());
      sent[i] = System.nanoTime();
      line.say("PRIVMSG #pace :" + WORDS);
    }
    reader.join();
    long[] late = new long[count];
    Arrays.setAll(late, i -> took[i] - sent[i]);
    Arrays.sort(late);
    System.out.printf(
        "pace: 500 lines a second to another server: p50 %.1f ms, p99 %.1f ms%n",
        late[count / 2] / 1e6, late[count * 99 / 100] / 1e6);
  }

  private void fanout(int members) throws Exception {
    AtomicLong heard = new AtomicLong();
    for (int i = 0; i < members; i++) {
      Line line = Line.enter(group.port(i), "m" + i, "#big", false);
      Thread.ofVirtual().start(() -> echoes(line, new Semaphore(0), heard));
    }
    Line speaker = Line.enter(group.port(0), "speaker", "#big", true);
    Semaphore window = new Semaphore(100);
    Thread.ofVirtual().start(() -> echoes(speaker, window, new AtomicLong()));
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    long from = 0;
    long begin = System.nanoTime();
    boolean warm = false;
    while (System.nanoTime() < end) {
      window.acquire();
      speaker.say("PRIVMSG #big :" + WORDS);
      if (!warm && System.nanoTime() - begin > seconds * 200_000_000L) {
        warm = true;
        from = heard.get();
        begin = System.nanoTime();
      }
    }
    long rate = (heard.get() - from) * 1_000_000_000L / (System.nanoTime() - begin);
    System.out.println("fanout: " + rate + " deliveries a second to " + members + " members");
  }

  private void kill() throws Exception {
    List<Long> gaps = new ArrayList<>();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end && gaps.size() < 20) {
      String decider = group.decider();
      int other = group.names().indexOf(decider) + 1;
      LockSupport.parkNanos(2_000_000_000L);
      try (Talker talker = Talker.enter(group.port(other), "k" + gaps.size(), "#kill")) {
        talker.say("PRIVMSG #kill :before");
        talker.await(line -> line.endsWith(":before"));
        group.kill(decider);
        long begin = System.nanoTime();
        Thread saying = Thread.ofVirtual().start(() -> sayAgainAndAgain(talker));
        talker.await(line -> line.endsWith(":after"));
        gaps.add((System.nanoTime() - begin) / 1_000_000);
        saying.interrupt();
      }
      group.start(decider);
      group.awaitAgreement();
    }
    List<Long> sorted = gaps.stream().sorted().toList();
    System.out.println(
        "kill: writes resume after "
            + sorted.get(sorted.size() / 2)
            + " ms (median of "
            + sorted.size()
            + "; all "
            + sorted
            + ")");
  }

  /** What is on its way to a server that dies is lost, so that one line would prove nothing. */
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

  private void catchUp() throws Exception {
    String decider = group.decider();
    String late = group.names().stream().filter(n -> !n.equals(decider)).findFirst().orElseThrow();
    group.kill(late);
    int dead = group.port(group.names().indexOf(late));
    rate(Arrays.stream(group.ports()).filter(port -> port != dead).toArray());
    long behind = group.position(decider);
    long begin = System.nanoTime();
    group.start(late);
    TestNodes.await(() -> group.position(late) >= behind);
    System.out.println(
        "catchup: " + behind + " entries in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
  }
}
