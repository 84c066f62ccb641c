package sextant.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire between a sender and a receiver that can be held, cut, bent, or led over another address.
 */
final class Relay implements AutoCloseable {
  private static final int BUFFER = 64 * 1024; // what waits before a wire that is held
  private final ServerSocket door;
  private final int to;
  private final Wire wire;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile String from = "127.0.0.1";

  /** May change what goes from the sender to the receiver. */
  @FunctionalInterface
  interface Wire {
    /**
     * Sees so many bytes of a buffer.
     *
     * @param passed how many have passed before, over all connections
     */
    void pass(byte[] bytes, int count, long passed);
  }

  private long passed;
  private long limit = Long.MAX_VALUE;
  private boolean isHeld;

  /** A wire that passes everything on as it is. */
  Relay(int to) throws IOException {
    this(to, (bytes, count, passed) -> {});
  }

  Relay(int to, Wire wire) throws IOException {
    this.to = to;
    this.wire = wire;
    this.door = new ServerSocket();
    door.setReceiveBufferSize(BUFFER);
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().name("relay").start(this::accept);
  }

  /** The receiver as it is reached over this wire. */
  Target target(boolean isEncrypted) {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort());
    return new Target(address, isEncrypted, Optional.empty(), "there");
  }

  /** The receiver sees the sender under this address from now on. */
  void comeFrom(String address) {
    from = address;
  }

  /** Passes so many bytes more to the receiver, over all connections, and then none. */
  synchronized void holdAfter(long byteCount) {
    limit = passed + byteCount;
    isHeld = false;
    notifyAll();
  }

  /** Waits until something waits that may not pass. */
  synchronized void awaitHeld() throws InterruptedException {
    while (!isHeld) {
      wait();
    }
  }

  /** Passes everything on again. */
  synchronized void letGo() {
    limit = Long.MAX_VALUE;
    notifyAll();
  }

  /** Pulls the cable; new connections are made as before. */
  void cut() {
    open.forEach(Relay::close);
    synchronized (this) {
      notifyAll();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket here = door.accept();
        Socket there = new Socket();
        try {
          there.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
          there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to));
        } catch (IOException nobodyThere) {
          close(there);
          close(here);
          continue;
        }
        open.add(here);
        open.add(there);
        Thread.ofVirtual().start(() -> carry(here, there, true));
        Thread.ofVirtual().start(() -> carry(there, here, false));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket one, Socket other, boolean isForth) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = one.getInputStream();
      OutputStream out = other.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (isForth) {
          pass(one, buffer, count);
        }
        out.write(buffer, 0, count);
      }
      other.shutdownOutput();
    } catch (IOException broken) {
      close(one);
      close(other);
    }
  }

  private synchronized void pass(Socket from, byte[] buffer, int count) throws IOException {
    while (passed + count > limit && !from.isClosed()) {
      isHeld = true;
      notifyAll();
      try {
        wait();
      } catch (InterruptedException stopped) {
        throw new IOException(stopped);
      }
    }
    wire.pass(buffer, count, passed);
    passed += count;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
