package sextant.chat.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One thread that owns all connections: accepts, reads, hands lines to their handlers, and writes
 * at the end of each round what became ready in it.
 */
public final class Reactor implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final int READ_BYTES = 16_384;
  private static final int SCRATCH_BYTES = 65_536;
  private static final long TICK_MILLIS = 250;
  private static final long ENDING_NANOS = 2_000_000_000L;

  private final Owner owner;
  private final Selector selector;
  private final Thread thread;
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Doors doors;
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
  private final Flushing flushing = new Flushing(ByteBuffer.allocateDirect(SCRATCH_BYTES));
  private final ByteBuffer scratch = ByteBuffer.allocate(SCRATCH_BYTES);
  private final Set<Connection> ending = new LinkedHashSet<>();
  private long nextTick;
  private boolean paused;
  private volatile boolean closed;

  /** Who is asked about connections. */
  public interface Owner {
    /** The handler for a new connection, or null to refuse it; a last line may have been sent. */
    @Nullable ConnectionHandler accepted(ClientLink connection);

    /** Called when everything that was due has been done, before anything is written. */
    default void roundEnds() {}

    /** Called several times a second. */
    void tick();

    /** Whether so much waits for the disk that nothing more should be read now. */
    boolean isBehind();
  }

  /** Makes a reactor that does nothing until {@link #start}. */
  public Reactor(Owner owner) throws IOException {
    this.owner = owner;
    this.selector = Selector.open();
    this.doors = new Doors(selector);
    this.thread = Thread.ofPlatform().name("chat-reactor").unstarted(this::run);
  }

  /** Starts its thread. */
  public void start() {
    thread.start();
  }

  /** Opens a listener; before {@link #start}, or as a task. Returns where it really listens. */
  public SocketAddress listen(Endpoint endpoint) throws IOException {
    return doors.open(endpoint);
  }

  /** Stops listening at the address it really has; who is connected stays. */
  public void unlisten(SocketAddress address) {
    if (doors.close(address)) {
      letGo();
    }
  }

  /** A closed channel keeps its port until the selector has looked again. */
  private void letGo() {
    try {
      selector.selectNow(this::ready);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "selector", e);
    }
  }

  /** Who comes from now on is met as this endpoint says; the place stays open meanwhile. */
  public void change(SocketAddress address, Endpoint endpoint) {
    doors.change(address, endpoint);
  }

  /** Runs something on the reactor's thread, soon. */
  public void execute(Runnable task) {
    tasks.add(task);
    if (!Thread.currentThread().equals(thread)) {
      selector.wakeup();
    }
  }

  /** Runs work on a thread of its own, then its end on the reactor's. */
  public void runElsewhere(Runnable work, Runnable end) {
    Thread.ofVirtual()
        .name("chat-work")
        .start(() -> {
          try {
            work.run();
          } finally {
            execute(end);
          }
        });
  }

  /** Lets everything go that waited for the log up to this position. On the reactor's thread. */
  public void durable(long position) {
    flushing.durable(position);
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(this::ready, timeout());
        runTasks();
        tickWhenDue();
        owner.roundEnds();
        flushing.run();
        pauseWhenBehind();
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "selector", e);
    } finally {
      finishAll();
    }
  }

  private long timeout() {
    return tasks.isEmpty() && flushing.isIdle() ? Math.max(1, nextTick - nowMillis()) : 1;
  }

  private static long nowMillis() {
    return System.nanoTime() / 1_000_000;
  }

  private void ready(SelectionKey key) {
    try {
      if (key.channel() instanceof ServerSocketChannel listener) {
        doors.acceptAll(listener, this::welcome);
        return;
      }
      Connection connection = (Connection) key.attachment();
      if (key.isValid() && key.isWritable()) {
        connection.writable();
      }
      if (key.isValid() && key.isReadable()) {
        connection.readable(readBuffer, scratch);
      }
    } catch (CancelledKeyException gone) {
      // Closed in this very round.
    } catch (RuntimeException bug) {
      report(bug, key);
    }
  }

  /** A mistake of ours costs one client its connection, never the server its life. */
  private static void report(RuntimeException bug, SelectionKey key) {
    LOG.log(Level.ERROR, "bug", bug);
    if (key.attachment() instanceof Connection connection) {
      connection.finish("internal error");
    }
  }

  private void welcome(SocketChannel channel, Endpoint endpoint) {
    try {
      SocketAddress remote = channel.getRemoteAddress();
      channel.configureBlocking(false);
      if (remote instanceof InetSocketAddress) {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      Connection connection = new Connection(this, channel, endpoint, remote);
      ConnectionHandler handler = owner.accepted(connection);
      if (handler == null) {
        connection.end("refused");
      } else {
        connection.begin(handler);
      }
    } catch (IOException vanished) {
      close(channel);
    }
  }

  SelectionKey register(SocketChannel channel, Connection connection) {
    try {
      return channel.register(selector, SelectionKey.OP_READ, connection);
    } catch (ClosedChannelException e) {
      throw new IllegalStateException("bug: closed before it was registered", e);
    }
  }

  Flushing flushing() {
    return flushing;
  }

  void ending(Connection connection) {
    ending.add(connection);
  }

  void gone(Connection connection) {
    ending.remove(connection);
  }

  ByteBuffer scratch() {
    return scratch;
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      try {
        task.run();
      } catch (RuntimeException bug) {
        LOG.log(Level.ERROR, "bug", bug);
      }
    }
  }

  private void tickWhenDue() {
    long now = nowMillis();
    if (now < nextTick) {
      return;
    }
    nextTick = now + TICK_MILLIS;
    owner.tick();
    doors.resume();
    for (Connection connection : List.copyOf(ending)) {
      if (connection.isOverdue(System.nanoTime(), ENDING_NANOS)) {
        connection.finish("");
      }
    }
  }

  /** While the disk is far behind, reads nothing: clients wait, memory does not grow. */
  private void pauseWhenBehind() {
    boolean behind = owner.isBehind();
    if (behind == paused) {
      return;
    }
    paused = behind;
    for (SelectionKey key : selector.keys()) {
      if (key.isValid() && key.attachment() instanceof Connection connection) {
        connection.setPaused(behind);
      }
    }
  }

  private void finishAll() {
    doors.closeAll();
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Connection connection) {
        flushing.last(connection);
        connection.finish("server closed");
      }
    }
    close(selector);
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      LOG.log(Level.DEBUG, "close", e);
    }
  }

  /** Ends the thread; connections are closed after one last attempt to write. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    if (Thread.currentThread().equals(thread)) {
      return;
    }
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
