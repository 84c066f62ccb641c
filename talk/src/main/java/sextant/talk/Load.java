package sextant.talk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import sextant.words.Failure;

/**
 * Sends messages to a server and measures the answers, in one selector loop on the calling thread.
 * Used once.
 */
public final class Load {
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final long LOSS_NANOS = 200_000_000;
  private static final long REPORT_NANOS = 1_000_000_000;
  private static final long MAX_WAIT_NANOS = 50_000_000; // how soon the end and a stop are noticed
  private static final int BUFFER_BYTES = 1 << 16;

  private final LoadOptions options;
  private final Histogram histogram = new Histogram(LONGEST_NANOS, 3);
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final List<LoadConnection> connections = new ArrayList<>();
  private final ArrayDeque<LoadConnection> idle = new ArrayDeque<>();
  private LoadSchedule schedule;
  private long measureFrom;
  private long nextLossCheck;
  private long lost;
  private int broken;
  private volatile boolean stopped;

  /** A run that has not begun. */
  public Load(LoadOptions options) {
    this.options = options;
    this.schedule = new LoadSchedule(0, 0);
  }

  /**
   * Connects and runs to the end, or until {@link #stop}; blocks. {@code progress} hears about
   * every second what was measured so far.
   *
   * @throws sextant.words.FailureException when not even one connection can be made
   */
  public LoadReport run(Consumer<LoadReport> progress) throws IOException {
    try (Selector selector = Selector.open()) {
      connectAll(selector);
      long start = System.nanoTime();
      schedule = new LoadSchedule(start, options.ratePerSecond());
      nextLossCheck = start;
      measureFrom = start + options.warmUp().toNanos();
      long end = measureFrom + options.duration().toNanos();
      long nextReport = start + REPORT_NANOS;
      long now = start;
      while (now - end < 0 && !stopped && broken < options.connections()) {
        sendDue(now);
        await(selector, now);
        now = System.nanoTime();
        giveUpLost(now);
        if (now - nextReport >= 0) {
          nextReport += REPORT_NANOS;
          progress.accept(report(now));
        }
      }
      return report(Math.min(now, end));
    } finally {
      connections.forEach(LoadConnection::close);
    }
  }

  /** Makes {@link #run} return with what was measured; from any thread. */
  public void stop() {
    stopped = true;
  }

  private void connectAll(Selector selector) throws IOException {
    try {
      SocketAddress to = target();
      for (int i = 0; i < options.connections(); i++) {
        LoadConnection connection =
            options.address() instanceof Address.Udp
                ? LoadConnection.datagrams(to, options.messageBytes())
                : LoadConnection.stream(to, options.messageBytes());
        connections.add(connection);
        connection.register(selector);
        idle.add(connection);
      }
    } catch (IOException e) {
      throw Failure.wrap(e, options.address().subject());
    }
  }

  private SocketAddress target() throws IOException {
    return switch (options.address()) {
      case Address.Tcp a -> first(a);
      case Address.Udp a -> first(a);
      case Address.Unix a -> UnixDomainSocketAddress.of(a.path());
      case Address.Tls a -> throw plainOnly(a);
      case Address.Dtls a -> throw plainOnly(a);
      case Address.WebSocket a -> throw plainOnly(a);
    };
  }

  private static InetSocketAddress first(Address.Inet address) throws IOException {
    InetSocketAddress to = Hosts.resolve(address, ClientOptions.Family.ANY).getFirst();
    var _ = Families.toReach(to); // refuses IPv6 where there is none
    return to;
  }

  private static IOException plainOnly(Address address) {
    return address.failure(Failure.Kind.NOT_SUPPORTED, "load works over TCP, UDP and Unix sockets");
  }

  private void sendDue(long now) {
    while (!idle.isEmpty() && schedule.nextDueNanos(now) - now <= 0) {
      send(idle.removeFirst(), now);
    }
  }

  private void send(LoadConnection connection, long now) {
    try {
      connection.send(schedule.take(now), now);
      connection.awaitWriting();
    } catch (IOException e) {
      drop(connection);
    }
  }

  /**
   * Without a rate only answers matter; with one, the next message may be due in less than a
   * millisecond.
   */
  private void await(Selector selector, long now) throws IOException {
    long wait =
        schedule.isPaced() && !idle.isEmpty() ? schedule.nextDueNanos(now) - now : MAX_WAIT_NANOS;
    if (wait < 1_000_000) {
      selector.selectNow(this::ready);
    } else {
      selector.select(this::ready, Math.min(wait, MAX_WAIT_NANOS) / 1_000_000);
    }
  }

  private void ready(SelectionKey key) {
    LoadConnection connection = (LoadConnection) key.attachment();
    try {
      if (key.isWritable()) {
        connection.writeRest();
        connection.awaitWriting();
      }
      if (key.isReadable() && connection.read(buffer)) {
        answered(connection, System.nanoTime());
      }
    } catch (IOException e) {
      drop(connection);
    }
  }

  private void answered(LoadConnection connection, long now) {
    if (now - measureFrom >= 0) {
      histogram.recordValue(Math.min(connection.latencyNanos(now), LONGEST_NANOS));
    }
    if (schedule.isPaced()) {
      idle.add(connection);
    } else {
      send(connection, now);
    }
  }

  private void giveUpLost(long now) {
    if (!(options.address() instanceof Address.Udp) || now - nextLossCheck < 0) {
      return;
    }
    nextLossCheck = now + LOSS_NANOS / 4;
    for (LoadConnection connection : connections) {
      if (connection.isLost(now - LOSS_NANOS)) {
        lost += now - measureFrom >= 0 ? 1 : 0;
        idle.add(connection);
      }
    }
  }

  private void drop(LoadConnection connection) {
    broken++;
    connection.close();
  }

  private LoadReport report(long now) {
    long messages = histogram.getTotalCount();
    Duration elapsed = Duration.ofNanos(Math.max(0, now - measureFrom));
    LoadReport.Latency latency = LoadReport.Latency.of(histogram);
    return new LoadReport(
        messages, messages * options.messageBytes(), elapsed, lost, broken, latency);
  }
}
