package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.FailureException;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "14153, tcp:localhost:14153",
    "host:80, tcp:host:80",
    "[::1]:80, tcp:[::1]:80",
    "udp:239.1.2.3:99, udp:239.1.2.3:99",
    "tls:example.org:443, tls:example.org:443",
    "dtls::4433, dtls:localhost:4433",
    "unix:/tmp/a b:c, unix:/tmp/a b:c",
    "ws://host:8080/chat?x=1, ws://host:8080/chat?x=1",
    "wss://[::1]/a, wss://[::1]:443/a",
    "ws://host, ws://host:80/",
  })
  void readsEveryFormAndWritesItBack(String text, String written) throws FailureException {
    assertThat(Address.parse(text).text()).isEqualTo(written);
    assertThat(Address.parse(written)).isEqualTo(Address.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host:", "host:65536", "host:-1", "::1:80", "ws:host:80"})
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(FailureException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.1.128/25, 192.168.1.127, false",
    "192.168.1.128/25, 192.168.1.129, true",
    "127.0.0.1, 127.0.0.1, true",
    "0.0.0.0/0, ::1, false",
    "::/0, ::1, true",
    "fe80::/10, febf::1, true",
    "fe80::/10, fec0::1, false",
  })
  void aRangeContainsItsAddresses(String range, String address, boolean inside)
      throws FailureException {
    assertThat(Cidr.parse(range).contains(InetAddress.ofLiteral(address))).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "host/8", "/8", "::/129"})
  void refusesWhatIsNoRange(String text) {
    assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(FailureException.class);
  }

  @Test
  void denyWinsOverAllow() throws FailureException {
    AccessList list =
        new AccessList(List.of(Cidr.parse("10.0.0.0/8")), List.of(Cidr.parse("10.1.0.0/16")));
    assertThat(list.allows(InetAddress.ofLiteral("10.2.0.1"))).isTrue();
    assertThat(list.allows(InetAddress.ofLiteral("10.1.0.1"))).isFalse();
    assertThat(list.allows(InetAddress.ofLiteral("192.0.2.1"))).isFalse();
    assertThat(AccessList.OPEN.allows(InetAddress.ofLiteral("::1"))).isTrue();
  }
}
