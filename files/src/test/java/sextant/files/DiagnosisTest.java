package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.files.Diagnosis.Finding;
import sextant.files.Diagnosis.Observed;
import sextant.words.Explanation;
import sextant.words.Language;

class DiagnosisTest {
  private static InetAddress address(String text) throws IOException {
    return InetAddress.getByName(text);
  }

  private static NetworkView view(String name, boolean tunnel, boolean multicast)
      throws IOException {
    var network = new NetworkView.Network(address("192.0.2.7"), 24);
    return new NetworkView(name, List.of(network), false, tunnel, multicast);
  }

  private static NetworkView loopback() throws IOException {
    var network = new NetworkView.Network(address("127.0.0.1"), 8);
    return new NetworkView("lo", List.of(network), true, false, false);
  }

  private static List<Finding> diagnose(
      List<NetworkView> views, Map<String, String> failed, Set<InetAddress> heard) {
    return Diagnosis.of(new Observed(views, failed, heard, List.of(), 53_317)).findings();
  }

  @Test
  void aComputerWithoutANetworkIsToldSo() throws IOException {
    assertThat(diagnose(List.of(loopback()), Map.of(), Set.of()))
        .containsExactly(new Finding.NoNetwork());
  }

  @Test
  void everyInterfaceIsJudgedByWhatBecameOfItsPacket() throws IOException {
    NetworkView wifi = view("wlan0", false, true);
    assertThat(diagnose(List.of(wifi, loopback()), Map.of(), Set.of(address("192.0.2.7"))))
        .containsExactly(new Finding.Works("wlan0", List.of("192.0.2.0/24")));
    assertThat(diagnose(List.of(wifi), Map.of(), Set.of()))
        .containsExactly(new Finding.NotHeard("wlan0", 53_317));
    assertThat(diagnose(List.of(wifi), Map.of("wlan0", "not permitted"), Set.of()))
        .containsExactly(new Finding.CannotLeave("wlan0", "not permitted"));
    assertThat(diagnose(List.of(view("tun0", true, true)), Map.of(), Set.of()))
        .containsExactly(new Finding.Tunnel("tun0"));
    assertThat(diagnose(List.of(view("ib0", false, false)), Map.of(), Set.of()))
        .containsExactly(new Finding.NoMulticast("ib0"));
  }

  @Test
  void anAddressOutsideOfEveryNetworkIsNamedWithOurs() throws IOException {
    List<NetworkView> views = List.of(view("wlan0", false, true), loopback());
    assertThat(Diagnosis.ofNetwork(address("198.51.100.9"), views))
        .containsExactly(new Finding.OtherNetwork("198.51.100.9", List.of("192.0.2.0/24")));
    assertThat(Diagnosis.ofNetwork(address("192.0.2.200"), views)).isEmpty();
    assertThat(Diagnosis.ofNetwork(address("127.0.0.1"), views)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3,16,10.1.255.1,true",
    "10.1.2.3,16,10.2.0.1,false",
    "10.1.2.3,23,10.1.3.1,true",
    "10.1.2.3,23,10.1.4.1,false",
    "10.1.2.3,0,192.0.2.1,true",
    "10.1.2.3,32,10.1.2.3,true",
    "fe80::1,64,fe80::2,true",
    "fe80::1,64,2001:db8::1,false",
    "10.1.2.3,8,::1,false"
  })
  void aNetworkContainsWhatItsPrefixSays(String own, int prefix, String other, boolean expected)
      throws IOException {
    var network = new NetworkView.Network(address(own), prefix);
    assertThat(network.contains(address(other))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFindingIsSaidInThreeParts(Language language) {
    List<Finding> all =
        List.of(
            new Finding.NoNetwork(),
            new Finding.Works("eth0", List.of("192.0.2.0/24")),
            new Finding.CannotLeave("eth0", "x"),
            new Finding.NotHeard("eth0", 53_317),
            new Finding.NoMulticast("eth0"),
            new Finding.Tunnel("tun0"),
            new Finding.Mute("192.0.2.1", 53_317, "Phone"),
            new Finding.OtherNetwork("192.0.2.1", List.of()),
            new Finding.NothingListens("192.0.2.1", 53_317),
            new Finding.NoAnswer("192.0.2.1", 53_317),
            new Finding.Answers("192.0.2.1", "Phone"));
    for (Finding each : all) {
      Explanation words = DiagnosisLines.of(each, language);
      assertThat(words.what()).isNotBlank();
      assertThat(words.why()).isNotBlank();
      assertThat(words.todo()).isNotBlank();
    }
    assertThat(all.stream().filter(f -> !DiagnosisLines.isTrouble(f))).hasSize(2);
  }
}
