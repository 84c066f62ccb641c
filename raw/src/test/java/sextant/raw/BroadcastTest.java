package sextant.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class BroadcastTest {
  @Test
  void onlyAddressesThatManyAnswerAreBroadcasts() {
    assumeTrue(OperatingSystem.current() == OperatingSystem.LINUX, "asks the kernel of Linux");
    assertThat(IpSocket.isBroadcast(InetAddress.ofLiteral("127.255.255.255"))).isTrue();
    assertThat(IpSocket.isBroadcast(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    assertThat(IpSocket.isBroadcast(InetAddress.ofLiteral("::1"))).isFalse();
  }
}
