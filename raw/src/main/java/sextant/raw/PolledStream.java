package sextant.raw;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One TCP stream of a {@link StreamPoll}. It never waits; all calls belong to the thread of the
 * poll.
 */
public final class PolledStream implements StreamPoll.Polled, AutoCloseable {
  static final int SCRATCH_BYTES = 1 << 14;
  private static final int SHUT_WRITE = 1;
  private static final int SOL_SOCKET = 1;
  private static final int SO_LINGER = 13;
  private static final MemorySegment SHUTDOWN = LibC.function("shutdown");

  private final StreamPoll poll;
  private final QuickCall quick;
  private final int descriptor;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private @Nullable Object attachment;
  private boolean waitsForRoom;
  private boolean isNearEnd; // the system said so and will not say it again
  private boolean isQueued;
  private boolean isClosed;

  PolledStream(StreamPoll poll, int descriptor, InetSocketAddress local, InetSocketAddress remote) {
    this.poll = poll;
    this.quick = poll.quick();
    this.descriptor = descriptor;
    this.local = local;
    this.remote = remote;
  }

  int descriptor() {
    return descriptor;
  }

  /** Ties what the caller knows about this stream to it. */
  public void attach(Object what) {
    attachment = what;
  }

  /** What was attached. */
  public @Nullable Object attachment() {
    return attachment;
  }

  /** Reads into a direct buffer; 0 when nothing is there, -1 when the peer has finished. */
  public int read(ByteBuffer direct) throws IOException {
    int room = direct.remaining();
    long count = quick.receive(descriptor, address(direct), room);
    if (count > 0) {
      direct.position(direct.position() + (int) count);
      if (count == room || isNearEnd) {
        queue();
      }
      return (int) count;
    }
    if (count == 0) {
      return -1;
    }
    return nothing(count);
  }

  private static int nothing(long result) throws IOException {
    if (result == -Errno.EAGAIN || result == -Errno.EINTR) {
      return 0;
    }
    throw StreamErrors.of((int) result);
  }

  private void queue() {
    if (!isQueued) {
      isQueued = true;
      poll.readAgain(this);
    }
  }

  /** Writes as much as the system takes now and returns how much that was. */
  public int write(ByteBuffer bytes) throws IOException {
    if (!bytes.isDirect()) {
      return writeCopy(bytes);
    }
    long count = quick.send(descriptor, address(bytes), bytes.remaining());
    if (count < 0) {
      return nothing(count);
    }
    bytes.position(bytes.position() + (int) count);
    return (int) count;
  }

  private int writeCopy(ByteBuffer bytes) throws IOException {
    NativeBytes scratch = poll.scratch();
    int total = 0;
    while (bytes.hasRemaining()) {
      int length = Math.min(bytes.remaining(), SCRATCH_BYTES);
      scratch.bytes().put(0, bytes, bytes.position(), length);
      long count = quick.send(descriptor, scratch.address(), length);
      if (count < 0) {
        return total > 0 ? total : nothing(count);
      }
      bytes.position(bytes.position() + (int) count);
      total += (int) count;
      if (count < length) {
        break;
      }
    }
    return total;
  }

  private static long address(ByteBuffer direct) {
    return MemorySegment.ofBuffer(direct).address();
  }

  /** Chooses what to hear of: room to write, and then nothing of what arrives, or what arrives. */
  public void awaitRoom(boolean roomToWrite) {
    if (waitsForRoom && !roomToWrite) {
      queue(); // what arrived meanwhile was not told
    }
    waitsForRoom = roomToWrite;
  }

  boolean waitsForRoom() {
    return waitsForRoom;
  }

  boolean canRead(int what, int errorOrEnd) {
    isNearEnd |= (what & errorOrEnd) != 0;
    return what != 0 && !waitsForRoom;
  }

  /** Whether its turn, asked for with {@link StreamPoll#readAgain}, still makes sense. */
  boolean takesTurn() {
    isQueued = false;
    return !isClosed && !waitsForRoom;
  }

  /** Sends the end of our half of the stream. */
  public void shutdownOutput() {
    poll.libC().call(SHUTDOWN, descriptor, SHUT_WRITE, 0, 0, 0, 0, true);
  }

  /** Closes so that the peer sees a reset. */
  public void reset() {
    if (!isClosed) {
      NativeBytes linger = NativeBytes.allocate(16);
      linger.bytes().putInt(0, 1);
      poll.libC().setOption(descriptor, SOL_SOCKET, SO_LINGER, linger, 8);
    }
    close();
  }

  /** This end. */
  public InetSocketAddress local() {
    return local;
  }

  /** The other end. */
  public InetSocketAddress remote() {
    return remote;
  }

  /** Closes both directions. May be called twice. */
  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      poll.forget(descriptor);
      poll.libC().close(descriptor);
    }
  }
}
