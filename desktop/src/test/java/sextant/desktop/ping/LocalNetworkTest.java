package sextant.desktop.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalNetworkTest {
  @Test
  void gatewayIsTheDefaultRouteWithTheLowestMetric() {
    List<String> routes =
        List.of(
            "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT",
            "wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0",
            "eth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0",
            "eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0");
    assertThat(LocalNetwork.gatewayIn(routes)).contains("192.0.2.1");
    assertThat(LocalNetwork.gatewayIn(List.of())).isEmpty();
  }

  @Test
  void resolverIsTheFirstNameServer() {
    List<String> lines =
        List.of("# by hand", "search lan", "nameserver  192.0.2.53", "nameserver 192.0.2.54");
    assertThat(LocalNetwork.resolverIn(lines)).contains("192.0.2.53");
    assertThat(LocalNetwork.resolverIn(List.of("search lan"))).isEmpty();
  }

  @Test
  void ownRangeIsNeverWiderThanAScreen() throws Exception {
    InetAddress address = InetAddress.getByName("10.20.30.40");
    assertThat(LocalNetwork.range(address, 24)).isEqualTo("10.20.30.0/24");
    assertThat(LocalNetwork.range(address, 8)).isEqualTo("10.20.28.0/22");
  }
}
