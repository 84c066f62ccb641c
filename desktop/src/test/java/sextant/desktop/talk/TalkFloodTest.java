package sextant.desktop.talk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.House;
import sextant.desktop.kit.Fx;
import sextant.words.Language;

/**
 * A hundred thousand messages a second into one conversation. Run with {@code -Dflood.seconds=10}
 * it says how long the window was ever still, and how much memory it took.
 */
class TalkFloodTest {
  private static final int PER_SECOND = 100_000;
  private static final int PER_BURST = 500;

  @TempDir private Path folder;

  /** Measures the time between pulses. */
  private static final class Pulses extends AnimationTimer {
    private long last;
    private long longest;
    private long count;

    @Override
    public void handle(long frameNanos) {
      long now = System.nanoTime();
      longest = last == 0 ? 0 : Math.max(longest, now - last);
      last = now;
      count++;
    }
  }

  @Test
  void theWindowStaysAliveAndTheMemoryBounded() throws IOException {
    int seconds = Integer.getInteger("flood.seconds", 1);
    try (var house = House.open(folder, Language.ENGLISH, List.of(TalkRoom::new))) {
      Fx window = house.window();
      window.click("#talk-address").type("udp:127.0.0.1:0");
      window.press(KeyCode.CONTROL, KeyCode.K).type("talk.listen.hand").press(KeyCode.ENTER);
      Fx.await(() -> state(window).startsWith("Listening on"), "listening");
      int port = Integer.parseInt(state(window).replaceAll(".*:", ""));
      var pulses = Fx.call(Pulses::new);
      Fx.run(pulses::start);
      long begin = System.nanoTime();
      long sent = flood(port, seconds);
      double took = (System.nanoTime() - begin) / 1e9;
      Fx.run(pulses::stop);
      ListView<?> log = window.find("#talk-log", ListView.class);
      Fx.await(() -> log.getItems().size() > 1_000, "messages on the screen");
      assertThat(Fx.<Integer>call(() -> log.getItems().size())).isLessThanOrEqualTo(10_000);
      assertThat(pulses.count).isPositive();
      report(window, sent / took, pulses);
    }
  }

  private static String state(Fx window) {
    return window.find("#talk-state", Label.class).getText();
  }

  private static long flood(int port, int seconds) throws IOException {
    byte[] message =
        "a message of sixty-four bytes, as sensors send them to a server…".getBytes(UTF_8);
    long sent = 0;
    try (var channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      long begin = System.nanoTime();
      long wanted = (long) seconds * PER_SECOND;
      while (sent < wanted) {
        for (int i = 0; i < PER_BURST; i++) {
          channel.write(ByteBuffer.wrap(message));
        }
        sent += PER_BURST;
        long due = begin + sent * 1_000_000_000L / PER_SECOND;
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
    return sent;
  }

  @SuppressWarnings("SystemOut") // figures for people who ask for them
  private static void report(Fx window, double rate, Pulses pulses) {
    if (Integer.getInteger("flood.seconds") == null) {
      return;
    }
    System.gc();
    var runtime = Runtime.getRuntime();
    System.out.printf(
        "%,.0f messages/s sent, counted %s; %d pulses, longest pause %.1f ms; heap in use %d MB%n",
        rate,
        window.find("#talk-counters", Label.class).getText(),
        pulses.count,
        pulses.longest / 1e6,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }
}
