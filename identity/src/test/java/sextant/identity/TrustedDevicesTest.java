package sextant.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

class TrustedDevicesTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Fingerprint PHONE = new Fingerprint("0A".repeat(32));
  private static final Fingerprint OTHER = new Fingerprint("0B".repeat(32));

  @TempDir private Path folder;

  private TrustedDevices at(Instant now) {
    return new TrustedDevices(StateDirectory.at(folder), Clock.fixed(now, ZoneOffset.UTC));
  }

  private TrustedDevices devices() {
    return at(NOON);
  }

  @Test
  void knowsADeviceByItsCertificateAndNotByItsName() throws IOException {
    assertThat(devices().standing("Phone", Optional.of(PHONE))).isEqualTo(Standing.STRANGER);
    assertThat(devices().trust("Phone", PHONE, TrustPolicy.ask())).isTrue();
    assertThat(devices().standing("Renamed", Optional.of(PHONE))).isEqualTo(Standing.TRUSTED);
    assertThat(devices().standing("Laptop", Optional.of(OTHER))).isEqualTo(Standing.STRANGER);
  }

  @Test
  void alarmsWhenAKnownNameComesWithAnotherCertificateOrNone() throws IOException {
    devices().trust("Phone", PHONE, TrustPolicy.accept());
    assertThat(devices().standing("phone", Optional.of(OTHER))).isEqualTo(Standing.IMPOSTOR);
    assertThat(devices().standing("Phone", Optional.empty())).isEqualTo(Standing.IMPOSTOR);
    assertThat(devices().trust("Phone", OTHER, TrustPolicy.accept())).isFalse();
    assertThat(devices().standing("Phone", Optional.of(PHONE))).isEqualTo(Standing.TRUSTED);
  }

  @Test
  void believesANewCertificateWhenAPersonSaysSoAndKeepsThePolicy() throws IOException {
    TrustPolicy policy = TrustPolicy.accept().upTo(10);
    devices().trust("Phone", PHONE, policy);
    devices().replace("Phone", OTHER);
    assertThat(devices().find(PHONE)).isEmpty();
    assertThat(devices().find("Phone").orElseThrow().fingerprint()).isEqualTo(OTHER);
    assertThat(devices().find(OTHER).orElseThrow().policy()).isEqualTo(policy);
  }

  @Test
  void keepsFolderAndQuotaOverProcesses() throws IOException {
    TrustPolicy policy = TrustPolicy.accept().into(folder.resolve("照片 in")).upTo(1 << 20);
    devices().trust("手机", PHONE, policy);
    assertThat(devices().all()).hasSize(1);
    assertThat(devices().all().getFirst().policy()).isEqualTo(policy);
    devices().seen(PHONE, "[fe80::1%eth0]:53317");
    assertThat(devices().find("手机").orElseThrow().lastSeen()).contains("[fe80::1%eth0]:53317");
    assertThat(devices().allow(PHONE, TrustPolicy.ask())).isTrue();
    assertThat(devices().find(PHONE).orElseThrow().policy()).isEqualTo(TrustPolicy.ask());
    assertThat(devices().forget(PHONE)).isTrue();
    assertThat(devices().forget(PHONE)).isFalse();
  }

  @Test
  void givesTheQuotaAnewEachDay() throws IOException {
    devices().trust("Phone", PHONE, TrustPolicy.accept().upTo(100));
    assertThat(devices().use(PHONE, 60)).isTrue();
    assertThat(devices().use(PHONE, 60)).isFalse();
    assertThat(devices().use(PHONE, 40)).isTrue();
    assertThat(devices().use(PHONE, 1)).isFalse();
    assertThat(at(NOON.plus(Duration.ofHours(12))).use(PHONE, 100)).isTrue();
    assertThat(devices().use(OTHER, 0)).isFalse();
  }

  @Test
  void nobodyElseCanReadWhoIsTrusted() throws IOException {
    devices().trust("Phone", PHONE, TrustPolicy.ask());
    Path file = folder.resolve(TrustedDevices.FILE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# sextant trusted devices, version 2\n",
        "# sextant trusted devices, version 1\nPhone\n",
        "# sextant trusted devices, version 1\nPhone\t0A\t2026-01-01T00:00:00Z\task\t-\t-\t"
            + "2026-01-01\t0\n"
      })
  void refusesADamagedFileInsteadOfTrustingNobody(String content) throws IOException {
    Files.writeString(folder.resolve(TrustedDevices.FILE), content);
    var failure =
        catchThrowableOfType(
            FailureException.class, () -> devices().trust("Phone", PHONE, TrustPolicy.ask()));
    assertThat(failure.failure().kind()).isEqualTo(Failure.Kind.STATE_DAMAGED);
    assertThat(folder.resolve(TrustedDevices.FILE)).hasContent(content);
  }

  @Test
  void bothDevicesShowTheSameSafetyWords() {
    var here = SafetyWords.between(PHONE, OTHER, Language.ENGLISH);
    assertThat(here).hasSize(8).isEqualTo(SafetyWords.between(OTHER, PHONE, Language.ENGLISH));
    Fingerprint between = new Fingerprint("0C".repeat(32));
    assertThat(SafetyWords.between(PHONE, between, Language.ENGLISH)).isNotEqualTo(here);
    assertThat(SafetyWords.between(PHONE, OTHER, Language.CHINESE)).hasSize(8);
  }
}
