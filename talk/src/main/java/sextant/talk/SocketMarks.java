package sextant.talk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
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
    if (marks.ttl() != 0) {
      setTtl(channel, to, marks.ttl());
    }
    bind(channel, options.source());
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

  // The JDK has no unicast TTL option; a multicast TTL is all that can be set without native code.
  private static void setTtl(NetworkChannel channel, InetSocketAddress to, int ttl)
      throws IOException {
    if (!channel.supportedOptions().contains(StandardSocketOptions.IP_MULTICAST_TTL)
        || !to.getAddress().isMulticastAddress()) {
      Failure failure =
          new Failure(Failure.Kind.NOT_SUPPORTED, SocketText.of(to), "TTL of a unicast socket");
      throw new FailureException(failure);
    }
    set(channel, StandardSocketOptions.IP_MULTICAST_TTL, ttl);
  }

  static <T> void set(NetworkChannel channel, SocketOption<T> option, T value) throws IOException {
    if (channel.supportedOptions().contains(option)) {
      channel.setOption(option, value);
    }
  }
}
