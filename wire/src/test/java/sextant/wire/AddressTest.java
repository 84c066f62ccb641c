package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8:0:0:0:0:2:0, 2001:db8::2:0",
    "fe80::, fe80::",
    "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
  })
  void writesIpv6AddressesAsRfc5952Asks(String given, String canonical) throws MalformedException {
    assertThat(Ipv6Address.parse(given)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "g::",
        "1.2.3.4::",
        "1:2:3:4:5:6:7::8",
        "::1.2.3",
        "fe80::1%eth0"
      })
  void rejectsWhatIsNoIpv6Address(String text) {
    assertThatThrownBy(() -> Ipv6Address.parse(text)).isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.2.3.4",
        "1..2.3",
        "1.2.3.-4",
        "+1.2.3.4"
      })
  void rejectsWhatIsNoIpv4Address(String text) {
    assertThatThrownBy(() -> Ipv4Address.parse(text)).isInstanceOf(MalformedException.class);
  }

  @Test
  void readsBackEveryAddressItWrites() throws Exception {
    Random random = new Random(5952);
    for (int round = 0; round < 3_000; round++) {
      long mask = -1L << (16 * random.nextInt(4));
      Ipv6Address six = new Ipv6Address(random.nextLong() & mask, random.nextLong() & mask);
      assertThat(Ipv6Address.parse(six.toString())).isEqualTo(six);
      assertThat(InetAddress.getByName(six.toString()).getAddress()).endsWith(lastBytes(six));
      Ipv4Address four = new Ipv4Address(random.nextInt());
      assertThat(Ipv4Address.parse(four.toString())).isEqualTo(four);
      MacAddress mac = new MacAddress(random.nextLong() >>> 16);
      assertThat(MacAddress.parse(mac.toString())).isEqualTo(mac);
    }
  }

  private static byte[] lastBytes(Ipv6Address address) {
    return address.toBytes().slice(12).toArray();
  }
}
