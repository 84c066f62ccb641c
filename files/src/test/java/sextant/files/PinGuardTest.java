package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who guesses a PIN, from one address or from a crowd of them; the clock is ours. */
class PinGuardTest {
  private static final long MINUTE = 61_000_000_000L;
  private final PinGuard guard = new PinGuard(Optional.of("42"));

  private PinGuard.Verdict say(String from, String pin, long now) throws IOException {
    return guard.judge(InetAddress.getByName(from), Optional.of(pin), now);
  }

  @Test
  void threeMissesShutOutAlsoTheRightPin() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(say("10.0.0.1", "1", 1)).isEqualTo(PinGuard.Verdict.WRONG);
    }
    assertThat(say("10.0.0.1", "42", 1)).isEqualTo(PinGuard.Verdict.SHUT_OUT);
    assertThat(say("10.0.0.2", "42", 1)).isEqualTo(PinGuard.Verdict.RIGHT);
    assertThat(say("10.0.0.1", "42", MINUTE)).isEqualTo(PinGuard.Verdict.RIGHT);
  }

  @Test
  void eachTimeShutsOutTwiceAsLong() throws IOException {
    long now = 1;
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 3; i++) {
        assertThat(say("10.0.0.1", "1", now)).isEqualTo(PinGuard.Verdict.WRONG);
      }
      long ban = 60_000_000_000L << round;
      assertThat(say("10.0.0.1", "42", now + ban - 1)).isEqualTo(PinGuard.Verdict.SHUT_OUT);
      now += ban + MINUTE;
    }
  }

  @Test
  void aCrowdOfAddressesGainsNothing() throws IOException {
    for (int i = 0; i < 30; i++) {
      say("10.0.1." + i, "1", 1);
    }
    assertThat(say("10.9.9.9", "42", 1)).isEqualTo(PinGuard.Verdict.SHUT_OUT);
    assertThat(say("10.9.9.9", "42", MINUTE)).isEqualTo(PinGuard.Verdict.RIGHT);
  }

  @Test
  void aNetworkOfIpv6AddressesCountsAsOne() throws IOException {
    for (int i = 1; i <= 3; i++) {
      say("2001:db8::" + i, "1", 1);
    }
    assertThat(say("2001:db8::ffff", "42", 1)).isEqualTo(PinGuard.Verdict.SHUT_OUT);
    assertThat(say("2001:db8:0:1::1", "42", 1)).isEqualTo(PinGuard.Verdict.RIGHT);
  }

  @Test
  void aMillionAddressesFillNothing() throws IOException {
    for (int i = 0; i < 100_000; i++) {
      byte[] address = {10, (byte) (i >> 16), (byte) (i >> 8), (byte) i};
      guard.judge(InetAddress.getByAddress(address), Optional.of("1"), i * MINUTE);
    }
    assertThat(say("10.9.9.9", "42", 200_000 * MINUTE)).isEqualTo(PinGuard.Verdict.RIGHT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 42", "42 ", "4", "420", "\uff14\uff12", "42\u0000"})
  void onlyTheVeryPinIsRight(String almost) throws IOException {
    assertThat(say("10.0.0.1", almost, 1)).isEqualTo(PinGuard.Verdict.WRONG);
  }
}
