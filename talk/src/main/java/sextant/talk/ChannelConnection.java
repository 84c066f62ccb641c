package sextant.talk;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A TCP or Unix domain stream. */
final class ChannelConnection implements Connection {
  private final SocketChannel channel;
  private final SocketAddress local;
  private final SocketAddress remote;

  private ChannelConnection(SocketChannel channel) {
    this.channel = channel;
    this.local = address(channel::getLocalAddress);
    this.remote = address(channel::getRemoteAddress);
  }

  static ChannelConnection accepted(SocketChannel channel) throws IOException {
    try {
      return prepared(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  static ChannelConnection tcp(InetSocketAddress to, ClientOptions options) throws IOException {
    SocketChannel channel = SocketChannel.open(Families.toReach(to));
    try {
      SocketMarks.apply(channel, to, options);
      int timeoutMillis = (int) options.patience().connectTimeout().toMillis();
      channel.socket().connect(to, timeoutMillis);
      return prepared(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  static ChannelConnection unix(Path path) throws IOException {
    return new ChannelConnection(SocketChannel.open(UnixDomainSocketAddress.of(path)));
  }

  private static ChannelConnection prepared(SocketChannel channel) throws IOException {
    if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    return new ChannelConnection(channel);
  }

  /** The socket itself, for transports that wrap it. */
  SocketChannel channel() {
    return channel;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return channel.read(target);
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    while (source.hasRemaining()) {
      channel.write(source);
    }
  }

  @Override
  public void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public SocketAddress local() {
    return local;
  }

  @Override
  public SocketAddress remote() {
    return remote;
  }

  @Override
  public void abort() {
    closeQuietly(() -> {
      if (channel.supportedOptions().contains(StandardSocketOptions.SO_LINGER)) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    });
    close();
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }

  /** Closes what cannot be saved any more; an error then is of no use to anybody. */
  static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException alreadyGone) {
      // closing is best effort
    }
  }

  /** Asks a socket for an address. */
  @FunctionalInterface
  interface AddressQuestion {
    SocketAddress ask() throws IOException;
  }

  /** The answer, or the unspecified address when the socket is gone already. */
  static SocketAddress address(AddressQuestion question) {
    try {
      SocketAddress address = question.ask();
      return address == null ? new InetSocketAddress(0) : address;
    } catch (IOException gone) {
      return new InetSocketAddress(0);
    }
  }
}
