package sextant.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnicastHopsTest {
  @BeforeEach
  void needsLinux() {
    Assumptions.assumeTrue(UnicastHops.isSupported(), "exists on Linux only");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, true", "127.0.0.1, false", "::1, true", "::1, false"})
  void setsItForTheSocketBoundThereAndForNoOther(String host, boolean isStream) throws Exception {
    Assumptions.assumeTrue(!host.contains(":") || Privilege.hasIpv6(), "needs IPv6");
    try (NetworkChannel one = open(host, isStream);
        NetworkChannel other = open(host, isStream)) {
      UnicastHops.set((InetSocketAddress) one.getLocalAddress(), isStream, 37);
      assertThat(hops(one, host)).containsExactly(37);
      assertThat(hops(other, host)).hasSize(1).doesNotContain(37);
    }
  }

  @Test
  void refusesALimitThatThePacketHasNoRoomFor() throws Exception {
    try (NetworkChannel channel = open("127.0.0.1", false)) {
      InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
      assertThatThrownBy(() -> UnicastHops.set(local, false, 256)).isInstanceOf(IOException.class);
    }
  }

  private static NetworkChannel open(String host, boolean isStream) throws IOException {
    var family = host.contains(":") ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    NetworkChannel channel = isStream ? SocketChannel.open(family) : DatagramChannel.open(family);
    return channel.bind(new InetSocketAddress(InetAddress.ofLiteral(host), 0));
  }

  /** The limits of all sockets bound where this channel is. */
  private static List<Integer> hops(NetworkChannel channel, String host) throws IOException {
    boolean isIpv6 = host.contains(":");
    var libC = new LibC();
    var name = NativeBytes.allocate(SocketAddresses.SLOT_BYTES + 8);
    List<Integer> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path each : all) {
        int descriptor = Integer.parseInt(each.getFileName().toString());
        if (libC.socketName(descriptor, name, SocketAddresses.SLOT_BYTES) >= 0
            && name.bytes().getInt(SocketAddresses.SLOT_BYTES) == SocketAddresses.length(isIpv6)
            && SocketAddresses.read(name.bytes(), isIpv6).equals(channel.getLocalAddress())) {
          found.add(libC.getOption(descriptor, isIpv6 ? 41 : 0, isIpv6 ? 16 : 2));
        }
      }
    }
    return found;
  }
}
