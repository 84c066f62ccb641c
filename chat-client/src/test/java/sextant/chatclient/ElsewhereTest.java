package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ElsewhereTest {
  private static final NetworkSettings SETTINGS =
      new NetworkSettings(
          "net",
          "irc1.example",
          6697,
          NetworkSettings.Security.TLS,
          "ann",
          "Ann",
          Optional.empty(),
          List.of());

  private final Elsewhere elsewhere = new Elsewhere();

  private List<String> tries(int count) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(elsewhere.target(SETTINGS).address());
      elsewhere.failed();
    }
    return all;
  }

  @Test
  void aNetworkThatTellsNothingIsTriedWhereItIs() {
    elsewhere.learn("", SETTINGS);
    assertThat(tries(2)).containsExactly("irc1.example:6697", "irc1.example:6697");
    assertThat(elsewhere.isAway()).isFalse();
  }

  @Test
  void theOthersAreTriedInTurn() {
    elsewhere.learn("irc1.example:6697,irc2.example:6697,[2001:db8::3]:6697", SETTINGS);
    assertThat(tries(4))
        .containsExactly(
            "irc1.example:6697", "irc2.example:6697", "[2001:db8::3]:6697", "irc1.example:6697");
  }

  @Test
  void whereWeAreStaysWhenThatServerTellsTheSame() {
    elsewhere.learn("irc2.example:6697,irc3.example:6697", SETTINGS);
    elsewhere.failed();
    elsewhere.learn("irc3.example:6697,irc2.example:6697", SETTINGS);
    assertThat(elsewhere.target(SETTINGS).address()).isEqualTo("irc2.example:6697");
    assertThat(elsewhere.isAway()).isTrue();
    assertThat(elsewhere.target(SETTINGS).security()).isEqualTo(NetworkSettings.Security.TLS);
  }

  @Test
  void whatIsNoAddressIsLeftAlone() {
    elsewhere.learn("a b,:1,irc2.example:99999,irc3.example:0,irc4.example", SETTINGS);
    assertThat(tries(2)).containsOnly("irc1.example:6697");
  }
}
