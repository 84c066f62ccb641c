package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import sextant.raw.PolledListener;
import sextant.raw.PolledStream;
import sextant.raw.StreamPoll;

/** TCP streams of Linux, without the price of {@code java.nio}. */
final class EpollStreams implements LoopStreams {
  private final StreamPoll poll;
  private final List<Ear> ears;

  private EpollStreams(StreamPoll poll, List<Ear> ears) {
    this.poll = poll;
    this.ears = ears;
  }

  /** A listening socket. */
  private record Ear(PolledListener listener) implements Bound {
    @Override
    public SocketAddress local() {
      return listener.local();
    }

    @Override
    public void close() {
      listener.close();
    }
  }

  /** Whether this system has what it takes. */
  static boolean isSupported() {
    return StreamPoll.isSupported();
  }

  /** Listens on every address of the host. */
  static EpollStreams listen(Address.Tcp address) throws IOException {
    StreamPoll poll = new StreamPoll();
    try {
      return new EpollStreams(
          poll,
          Transports.bindAll(
              address, where -> new Ear(poll.listen(where, ChannelListener.BACKLOG))));
    } catch (IOException e) {
      poll.close();
      throw e;
    }
  }

  @Override
  public List<SocketAddress> addresses() {
    return ears.stream().map(Ear::local).toList();
  }

  @Override
  public void await(long timeoutMillis, Events events) throws IOException {
    poll.await(timeoutMillis == 0 ? -1 : timeoutMillis, new Told(events));
  }

  /** Passes on what the poll tells. */
  private record Told(Events events) implements StreamPoll.Events {
    @Override
    public void arrived(PolledListener listener) {
      try {
        for (PolledStream stream = listener.accept(); stream != null; stream = listener.accept()) {
          events.arrived(new EpollStream(stream));
        }
      } catch (IOException e) {
        events.crowded(e);
      }
    }

    @Override
    public void ready(PolledStream stream, boolean canRead, boolean canWrite) {
      if (stream.attachment() instanceof LoopConversation peer) {
        events.ready(peer, canRead, canWrite);
      }
    }
  }

  @Override
  public void setAccepting(boolean on) {
    ears.forEach(ear -> ear.listener().setListening(on));
  }

  @Override
  public void wake() {
    poll.wake();
  }

  @Override
  public void close() {
    ears.forEach(Ear::close);
    poll.close();
  }

  /** One of them. */
  private record EpollStream(PolledStream stream) implements LoopStream {
    @Override
    public int read(ByteBuffer direct) throws IOException {
      return stream.read(direct);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      return stream.write(bytes);
    }

    @Override
    public void awaitRoom(boolean roomToWrite) {
      stream.awaitRoom(roomToWrite);
    }

    @Override
    public void shutdownOutput() {
      stream.shutdownOutput();
    }

    @Override
    public void attach(LoopConversation peer) {
      stream.attach(peer);
    }

    @Override
    public SocketAddress local() {
      return stream.local();
    }

    @Override
    public SocketAddress remote() {
      return stream.remote();
    }

    @Override
    public void abort() {
      stream.reset();
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
