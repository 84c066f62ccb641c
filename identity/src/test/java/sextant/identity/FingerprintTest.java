package sextant.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.Language;

class FingerprintTest {
  private static final String HEX =
      "00FF10A00123456789ABCDEF0123456789ABCDEF0123456789ABCDEFDEADBEEF";

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEX,
        "  00ff10a0" + "0123456789abcdef0123456789abcdef0123456789abcdef" + "deadbeef\n",
        "sha256:00ff10a00123456789abcdef0123456789abcdef0123456789abcdefdeadbeef",
        "SHA256 Fingerprint=00:FF:10:A0:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67"
            + ":89:AB:CD:EF:DE:AD:BE:EF",
        "sha256 Fingerprint=00 FF 10 A0 01 23 45 67 89 AB CD EF 01 23 45 67 89 AB CD EF 01 23 45 67"
            + " 89 AB CD EF DE AD BE EF"
      })
  void readsWhatToolsPrint(String text) {
    assertThat(Fingerprint.parse(text)).contains(new Fingerprint(HEX));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00FF", "xyz", "00FF10A00123456789ABCDEF", "sha1:00"})
  void refusesWhatIsNoFingerprint(String text) {
    assertThat(Fingerprint.parse(text)).isEmpty();
  }

  @Test
  void refusesToBeMadeOfSomethingElse() {
    assertThatThrownBy(() -> new Fingerprint("00:FF")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesPairsWithColons() {
    assertThat(new Fingerprint(HEX).withColons())
        .startsWith("00:FF:10:A0:01")
        .endsWith(":BE:EF")
        .hasSize(95);
  }

  @Test
  void turnsElevenBitsIntoOneWord() {
    byte[] bits = HexFormat.of().parseHex("0000040080");
    assertThat(SafetyWords.of(bits, 3, Language.ENGLISH))
        .containsExactly("abandon", "ability", "ability");
    assertThat(SafetyWords.of(new byte[] {-1, -1}, 1, Language.ENGLISH)).containsExactly("zoo");
    assertThat(SafetyWords.of(new byte[] {-1, -1}, 1, Language.CHINESE)).containsExactly("歇");
  }

  @Test
  void refusesMoreWordsThanThereAreBits() {
    assertThatThrownBy(() -> SafetyWords.of(new byte[2], 2, Language.ENGLISH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasTwelveWordsThatDifferForDifferentCertificates() {
    Set<List<String>> seen = new HashSet<>();
    for (int last = 0; last < 100; last++) {
      String hex = "%02X".formatted(last) + "0".repeat(62);
      List<String> words = new Fingerprint(hex).words(Language.CHINESE);
      assertThat(words).hasSize(12);
      seen.add(words);
    }
    assertThat(seen).hasSize(100);
  }
}
