package sextant.nearby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.util.Map;
import java.util.TreeMap;
import javax.jmdns.impl.DNSIncoming;
import javax.jmdns.impl.DNSRecord;
import org.junit.jupiter.api.Test;

/** The first response about a service, read by the parser of JmDNS. */
class FirstWordTest {
  private static Map<String, String> read(byte[] response) throws IOException {
    var packet = new DatagramPacket(response, response.length, InetAddress.getLoopbackAddress(), 1);
    var incoming = new DNSIncoming(packet);
    assertThat(incoming.isResponse()).isTrue();
    Map<String, String> records = new TreeMap<>();
    for (DNSRecord each : incoming.getAllAnswers()) {
      String owner = each.getName().isEmpty() ? each.getKey() : each.getName();
      records.put(each.getRecordType() + " " + owner, each.toString());
    }
    return records;
  }

  @Test
  void aServiceIsToldWithAllItsRecords() throws IOException {
    Service room = Service.own("_ircs._tcp", "Tea 茶 room", 6697, Map.of("network", "Tea"));
    Map<String, String> records =
        read(FirstWord.response(room, "desk.local.", InetAddress.ofLiteral("192.0.2.7")));
    assertThat(records).hasSize(4);
    assertThat(records.toString())
        .contains("TYPE_SRV", "desk.local.", "6697", "TYPE_TXT", "Tea 茶 room", "TYPE_PTR")
        .contains("192.0.2.7");
  }

  @Test
  void anAddressOfVersion6IsOneToo() throws IOException {
    Service room = Service.own("_irc._tcp", "Tea", 6667, Map.of());
    Map<String, String> records =
        read(FirstWord.response(room, "desk.local.", InetAddress.ofLiteral("2001:db8::7")));
    assertThat(records.toString()).contains("TYPE_AAAA", "2001:db8:0:0:0:0:0:7");
  }

  @Test
  void aNameThatIsTooLongIsNotTold() {
    Service room = Service.own("_irc._tcp", "x".repeat(64), 6667, Map.of());
    InetAddress place = InetAddress.ofLiteral("192.0.2.7");
    assertThatThrownBy(() -> FirstWord.response(room, "desk.local.", place))
        .isInstanceOf(IOException.class);
  }
}
