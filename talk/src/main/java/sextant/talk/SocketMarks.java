package sextant.talk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import sextant.raw.UnicastHops;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Sets source address and IP header fields of a socket before it connects. */
final class SocketMarks {
  private SocketMarks() {}

  static void apply(NetworkChannel channel, InetSocketAddress to, ClientOptions options)
      throws IOException {
    ClientOptions.Marks marks = options.marks();
    if (marks.trafficClass() != 0) {
      set(channel, StandardSocketOptions.IP_TOS, marks.trafficClass());
    }
    bind(channel, options.source());
    if (marks.ttl() != 0) {
      setTtl(channel, to, marks.ttl());
    }
  }

  private static void bind(NetworkChannel channel, ClientOptions.Source source) throws IOException {
    if (source.equals(ClientOptions.Source.ANY)) {
      return;
    }
    InetSocketAddress from =
        source.host().isEmpty()
            ? new InetSocketAddress(source.port())
            : new InetSocketAddress(InetAddress.getByName(source.host()), source.port());
    try {
      set(channel, StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(from);
    } catch (IOException e) {
      throw Failure.wrap(e, SocketText.of(from));
    }
  }

  private static void setTtl(NetworkChannel channel, InetSocketAddress to, int ttl)
      throws IOException {
    if (to.getAddress().isMulticastAddress()) {
      set(channel, StandardSocketOptions.IP_MULTICAST_TTL, ttl);
      return;
    }
    if (!UnicastHops.isSupported()) {
      throw new FailureException(
          new Failure(Failure.Kind.NOT_SUPPORTED, SocketText.of(to), "TTL of a unicast socket"));
    }
    if (channel.getLocalAddress() == null) {
      channel.bind(null);
    }
    if (channel.getLocalAddress() instanceof InetSocketAddress local) {
      UnicastHops.set(local, channel instanceof SocketChannel, ttl);
    }
  }

  static <T> void set(NetworkChannel channel, SocketOption<T> option, T value) throws IOException {
    if (channel.supportedOptions().contains(option)) {
      channel.setOption(option, value);
    }
  }
}
