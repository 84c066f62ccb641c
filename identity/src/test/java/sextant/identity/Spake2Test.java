package sextant.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.identity.Spake2.Keys;
import sextant.identity.Spake2.Role;
import sextant.identity.Spake2.Setting;

class Spake2Test {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final PairingCode CODE = new PairingCode("123", "456789");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/sextant/identity/spake2-rfc9382.csv", numLinesToSkip = 1)
  void givesWhatTheRfcSays(
      String a,
      String b,
      String w,
      String x,
      String y,
      String shareA,
      String shareB,
      String key,
      String proofA,
      String proofB)
      throws Exception {
    BigInteger secret = new BigInteger(w, 16);
    Spake2 beginner = Spake2.of(Role.BEGINNER, secret, new BigInteger(x, 16));
    Spake2 answerer = Spake2.of(Role.ANSWERER, secret, new BigInteger(y, 16));
    assertThat(hex(beginner.share())).isEqualTo(shareA);
    assertThat(hex(answerer.share())).isEqualTo(shareB);
    Setting setting = new Setting(bytes(a), bytes(b), new byte[0]);
    Keys first = beginner.finish(answerer.share(), setting);
    Keys second = answerer.finish(beginner.share(), setting);
    assertThat(hex(first.encryption())).isEqualTo(key).isEqualTo(hex(second.encryption()));
    assertThat(hex(first.ownProof())).isEqualTo(proofA);
    assertThat(hex(second.ownProof())).isEqualTo(proofB);
    assertThat(first.isProof(second.ownProof())).isTrue();
    assertThat(second.isProof(first.ownProof())).isTrue();
  }

  private static PairingProof.Channel channel(String guest, String exported) {
    return PairingProof.Channel.of(
        new Fingerprint(guest.repeat(32)), new Fingerprint("0B".repeat(32)), bytes(exported));
  }

  private static boolean pair(
      PairingCode typed, PairingProof.Channel there, PairingProof.Channel here) throws Exception {
    PairingProof guest = PairingProof.ofGuest(typed, RANDOM);
    PairingProof host = PairingProof.ofHost(CODE, RANDOM);
    PairingProof.Result guestEnd = guest.finish(host.share(), there);
    PairingProof.Result hostEnd = host.finish(guest.share(), here);
    return hostEnd.isProof(guestEnd.ownProof()) && guestEnd.isProof(hostEnd.ownProof());
  }

  @Test
  void pairsOnlyWithTheRightCodeOverTheSameConnectionBetweenTheSameCertificates() throws Exception {
    var channel = channel("0A", "one connection");
    assertThat(pair(CODE, channel, channel)).isTrue();
    assertThat(pair(new PairingCode("123", "456780"), channel, channel)).isFalse();
    assertThat(pair(CODE, channel, channel("0A", "another connection"))).isFalse();
    assertThat(pair(CODE, channel, channel("0C", "one connection"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "04", "0400", "ff"})
  void refusesAShareThatIsNoPoint(String hex) {
    PairingProof guest = PairingProof.ofGuest(CODE, RANDOM);
    assertThatThrownBy(() -> guest.finish(HexFormat.of().parseHex(hex), channel("0A", "x")))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void aCodeIsReadAsPeopleTypeIt() {
    assertThat(PairingCode.parse(" 123-456-789 ")).contains(CODE);
    assertThat(PairingCode.parse("123 456 789")).contains(CODE);
    assertThat(PairingCode.parse("123456789")).isEmpty(); // may be a device's name
    assertThat(PairingCode.parse("Phone")).isEmpty();
    assertThat(PairingCode.random(RANDOM).text()).matches("\\d{3}-\\d{3}-\\d{3}");
    assertThat(CODE.toString()).doesNotContain("456");
  }
}
