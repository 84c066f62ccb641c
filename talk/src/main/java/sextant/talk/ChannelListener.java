package sextant.talk;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Listens on TCP or a Unix domain socket. */
final class ChannelListener implements Listener {
  static final int BACKLOG = 4_096; // a burst of clients must not see SYN retries

  private final ServerSocketChannel channel;
  private final @Nullable Path socketFile;

  private ChannelListener(ServerSocketChannel channel, @Nullable Path socketFile) {
    this.channel = channel;
    this.socketFile = socketFile;
  }

  static ChannelListener tcp(InetSocketAddress where) throws IOException {
    return new ChannelListener(bound(open(where), where), null);
  }

  /** 0.0.0.0 means IPv4 only, so it needs a socket of that family. */
  private static ServerSocketChannel open(InetSocketAddress where) throws IOException {
    return ServerSocketChannel.open(Families.toBind(where));
  }

  /** A socket file that nobody listens on any more is replaced. */
  static ChannelListener unix(Path path) throws IOException {
    UnixDomainSocketAddress where = UnixDomainSocketAddress.of(path);
    try {
      return new ChannelListener(bound(openUnix(), where), path);
    } catch (BindException e) {
      if (answers(where)) {
        throw e;
      }
      Files.deleteIfExists(path);
      return new ChannelListener(bound(openUnix(), where), path);
    }
  }

  private static ServerSocketChannel openUnix() throws IOException {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX);
  }

  private static boolean answers(UnixDomainSocketAddress where) {
    try (SocketChannel probe = SocketChannel.open(where)) {
      return probe.isConnected();
    } catch (IOException nobody) {
      return Files.isDirectory(where.getPath()) || Files.isRegularFile(where.getPath());
    }
  }

  private static ServerSocketChannel bound(ServerSocketChannel channel, SocketAddress where)
      throws IOException {
    try {
      return channel.bind(where, BACKLOG);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The socket itself, for the selector loop, which accepts without this class. */
  ServerSocketChannel channel() {
    return channel;
  }

  @Override
  public Connection accept() throws IOException {
    return ChannelConnection.accepted(channel.accept());
  }

  @Override
  public SocketAddress local() {
    return ChannelConnection.address(channel::getLocalAddress);
  }

  @Override
  public void close() {
    ChannelConnection.closeQuietly(channel);
    if (socketFile != null && !channel.isOpen()) {
      ChannelConnection.closeQuietly(() -> Files.deleteIfExists(socketFile));
    }
  }
}
