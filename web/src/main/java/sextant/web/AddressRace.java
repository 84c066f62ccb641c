package sextant.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Connects to the first address of a server that answers: the next is tried when one has failed or
 * has said nothing for a quarter of a second (RFC 8305).
 */
final class AddressRace {
  private static final int HEAD_START_MILLIS = 250;

  private final List<InetSocketAddress> addresses;
  private final int timeoutMillis;
  private final boolean hasChannels;
  private final Set<Socket> running = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
  private volatile boolean isOver;

  /** A connected socket, or why it is none. */
  private record Result(Socket socket, Optional<IOException> failure) {}

  /** {@code hasChannels} for sockets that fill direct buffers, which TLS has no use for. */
  AddressRace(List<InetAddress> hosts, int port, int timeoutMillis, boolean hasChannels) {
    addresses = inTurns(hosts).stream().map(host -> new InetSocketAddress(host, port)).toList();
    this.timeoutMillis = timeoutMillis;
    this.hasChannels = hasChannels;
  }

  // The families by turns, beginning with the one the system puts first.
  private static List<InetAddress> inTurns(List<InetAddress> hosts) {
    Class<?> first = hosts.getFirst().getClass();
    List<InetAddress> ones = hosts.stream().filter(first::isInstance).toList();
    List<InetAddress> others = hosts.stream().filter(host -> !first.isInstance(host)).toList();
    List<InetAddress> all = new ArrayList<>();
    for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
      ones.stream().skip(i).findFirst().ifPresent(all::add);
      others.stream().skip(i).findFirst().ifPresent(all::add);
    }
    return all;
  }

  /** The connected socket; throws the first failure when every address failed. Called once. */
  Socket connect() throws IOException {
    try {
      return run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      cancel(); // those that came too late
    }
  }

  private Socket run() throws IOException, InterruptedException {
    List<IOException> failures = new ArrayList<>();
    int started = 0;
    while (failures.size() < addresses.size()) {
      if (started < addresses.size()) {
        start(addresses.get(started++));
      }
      Result result =
          started == addresses.size()
              ? results.take()
              : results.poll(HEAD_START_MILLIS, TimeUnit.MILLISECONDS);
      if (result != null && result.failure().isEmpty()) {
        running.remove(result.socket());
        return result.socket();
      }
      if (result != null) {
        failures.add(result.failure().get());
      }
    }
    throw failures.getFirst();
  }

  private void start(InetSocketAddress address) throws IOException {
    Socket socket = hasChannels ? SocketChannel.open().socket() : new Socket();
    running.add(socket);
    if (isOver) {
      close(socket);
    }
    if (addresses.size() == 1) {
      results.add(attempt(socket, address));
    } else {
      Thread.ofVirtual().name("web-connect").start(() -> results.add(attempt(socket, address)));
    }
  }

  private Result attempt(Socket socket, InetSocketAddress address) {
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, timeoutMillis);
      return new Result(socket, Optional.empty());
    } catch (ClosedChannelException cancelled) {
      return new Result(socket, Optional.of(new SocketException("Socket closed")));
    } catch (IOException failed) {
      close(socket);
      return new Result(socket, Optional.of(failed));
    }
  }

  /** Makes a call that waits fail at once. */
  void cancel() {
    isOver = true;
    running.forEach(AddressRace::close);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // closed is what it should be
    }
  }
}
