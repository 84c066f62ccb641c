package sextant.chatcluster;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sextant.chat.HistoryPool;
import sextant.chat.log.ReplicaStore;

/**
 * A whole store from one server to another that is new or too far behind: the one that has it holds
 * its file still and gives parts of it, the other asks for part after part, while both go on.
 */
final class StoreFetch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final int PART_BYTES = 512 << 10;
  private static final int AHEAD = 4;
  private static final long BEGIN = -1;
  private static final long DONE = -2;
  private static final int SIZE = -1;
  private static final long ANSWER_SECONDS = 10;

  private final Path target;
  private final Replica replica;
  private final Group group;
  private final HistoryPool readers;
  private final BlockingQueue<Parcel.Reader> parts = new LinkedBlockingQueue<>();
  private final Semaphore wanted = new Semaphore(0);
  private final ExecutorService giving =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("chat-give").factory());
  private final Thread thread;
  private volatile boolean closed;
  private ReplicaStore.@Nullable Frozen frozen;

  StoreFetch(Path data, Replica replica, Group group, HistoryPool readers) {
    this.target = data.resolve("chat.db.fetched");
    this.replica = replica;
    this.group = group;
    this.readers = readers;
    thread = Thread.ofPlatform().daemon().name("chat-fetch").start(this::run);
    if (replica.isBehind()) {
      want();
    }
  }

  /** This server's store is not what it must be. */
  void want() {
    wanted.release();
  }

  /** Takes a message, if it is about stores. */
  boolean takes(String from, byte[] bytes) {
    try {
      Parcel.Reader message = Parcel.Reader.of(bytes);
      if (message.kind() == Parcel.WANT) {
        giving.execute(() -> give(from, message.seat()));
        return true;
      }
      if (message.kind() == Parcel.PART) {
        parts.add(message);
        return true;
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private void give(String to, long offset) {
    try {
      if (offset == DONE) {
        thaw();
      } else if (offset == BEGIN) {
        freeze(to);
      } else {
        givePart(to, offset);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "store for {0}: {1}", to, e.getMessage());
    }
  }

  private void freeze(String to) throws IOException {
    thaw();
    if (replica.isBehind()) {
      return; // somebody else must give it
    }
    replica
        .ask(store -> {
          try {
            frozen = store.freeze();
          } catch (IOException e) {
            LOG.log(Level.WARNING, "freeze: {0}", e.getMessage());
          }
        })
        .join();
    ReplicaStore.Frozen held = frozen;
    if (held != null) {
      group.send(to, new Parcel.Writer(Parcel.PART, held.bytes(), SIZE).toBytes());
    }
  }

  private void givePart(String to, long offset) throws IOException {
    ReplicaStore.Frozen held = frozen;
    if (held == null) {
      return;
    }
    ByteBuffer buffer =
        ByteBuffer.allocate((int) Math.min(PART_BYTES, Math.max(0, held.bytes() - offset)));
    try (FileChannel channel = FileChannel.open(held.file(), StandardOpenOption.READ)) {
      int read = 0;
      while (buffer.hasRemaining() && read >= 0) {
        read = channel.read(buffer, offset + buffer.position());
      }
    }
    byte[] part = buffer.array();
    group.send(
        to,
        new Parcel.Writer(Parcel.PART, offset, buffer.position())
            .write(o -> o.write(part, 0, buffer.position()))
            .toBytes());
  }

  private void thaw() {
    ReplicaStore.Frozen held = frozen;
    frozen = null;
    if (held != null) {
      held.close();
    }
  }

  private void run() {
    try {
      while (!closed) {
        wanted.acquire();
        wanted.drainPermits();
        while (replica.isBehind() && !closed && !fetch()) {
          TimeUnit.MILLISECONDS.sleep(500); // then another server is asked
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "fetching ends");
    }
  }

  private boolean fetch() throws InterruptedException {
    Optional<String> source = source();
    if (source.isEmpty()) {
      return false;
    }
    String from = source.get();
    try {
      long begun = System.nanoTime();
      long bytes = copy(from);
      replica.exchange(target, readers);
      replica.await();
      LOG.log(
          Level.DEBUG,
          "the store of {0} is here: {1} bytes in {2} ms",
          from,
          bytes,
          (System.nanoTime() - begun) / 1_000_000);
      return true;
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the store of {0} did not come: {1}", from, e.getMessage());
      return false;
    } finally {
      group.send(from, Parcel.bare(Parcel.WANT, DONE));
    }
  }

  private Optional<String> source() {
    String leader = group.leader();
    boolean usable = !leader.isEmpty() && !leader.equals(group.name());
    return usable
        ? Optional.of(leader)
        : group.present().stream().filter(n -> !n.equals(group.name())).findAny();
  }

  private long copy(String from) throws IOException, InterruptedException {
    parts.clear();
    group.send(from, Parcel.bare(Parcel.WANT, BEGIN));
    Parcel.Reader first = next();
    while (first.number() != SIZE) {
      first = next();
    }
    long size = first.seat();
    try (FileChannel out =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      long asked = 0;
      for (long done = 0; done < size; ) {
        for (; asked < size && asked < done + (long) AHEAD * PART_BYTES; asked += PART_BYTES) {
          group.send(from, Parcel.bare(Parcel.WANT, asked));
        }
        Parcel.Reader part = next();
        if (part.number() > 0 && part.seat() + part.number() <= size) {
          out.write(ByteBuffer.wrap(part.frames().readNBytes(part.number())), part.seat());
          done += part.number();
        }
      }
      out.force(true);
    }
    if (Files.size(target) != size) {
      throw new IOException("it is not whole");
    }
    return size;
  }

  private Parcel.Reader next() throws IOException, InterruptedException {
    Parcel.Reader part = parts.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
    if (part == null) {
      throw new IOException("no answer");
    }
    return part;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    giving.shutdownNow();
    thaw();
  }
}
