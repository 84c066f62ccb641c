package sextant.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.Failure;
import sextant.words.FailureException;

class DeviceIdentityTest {
  @TempDir Path folder;

  private StateDirectory state() {
    return StateDirectory.at(folder.resolve("state"));
  }

  @Test
  void isMadeOnceAndStaysTheSame() throws IOException {
    Credentials first = DeviceIdentity.open(state());
    Credentials second = DeviceIdentity.open(state());
    assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(second.key()).isEqualTo(first.key());
  }

  @Test
  void isSecretOnDiskEvenWhenSomebodyOpenedItUp() throws IOException {
    DeviceIdentity.open(state());
    Path file = state().file(DeviceIdentity.FILE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    DeviceIdentity.open(state());
    assertThat(StateDirectoryTest.permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void hasACertificateThatStrictPeersTake() throws Exception {
    X509Certificate certificate = DeviceIdentity.open(state()).certificate();
    certificate.verify(certificate.getPublicKey());
    certificate.checkValidity();
    assertThat(certificate.getVersion()).isEqualTo(3);
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getSerialNumber().signum()).isEqualTo(1);
    assertThat(certificate.getExtendedKeyUsage()).hasSize(2);
    CertificateSummary summary = CertificateSummary.of(certificate);
    assertThat(summary.key()).isEqualTo("EC P-256");
    assertThat(summary.isSelfSigned()).isTrue();
    assertThat(summary.names()).contains("localhost", "127.0.0.1");
    assertThat(summary.isValidAt(Instant.parse("2001-01-01T00:00:00Z"))).isTrue();
  }

  @Test
  void isOneForAllWhoStartAtOnce() throws Exception {
    Set<Fingerprint> seen = ConcurrentHashMap.newKeySet();
    StateDirectoryTest.inParallel(
        12,
        number -> {
          seen.add(DeviceIdentity.open(state()).fingerprint());
          return 0;
        });
    assertThat(seen).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "-----BEGIN PRIVATE KEY-----\nMIG", "half", "other key"})
  void reportsADamagedFileAndLeavesItAlone(String damage) throws IOException {
    DeviceIdentity.open(state());
    Path file = state().file(DeviceIdentity.FILE);
    String whole = Files.readString(file);
    String damaged =
        switch (damage) {
          case "half" -> whole.substring(0, whole.length() / 2);
          case "other key" -> otherKey() + whole.substring(whole.indexOf("-----BEGIN CERT"));
          default -> damage;
        };
    Files.writeString(file, damaged);
    var failure = catchThrowableOfType(FailureException.class, () -> DeviceIdentity.open(state()));
    assertThat(failure.failure().kind()).isEqualTo(Failure.Kind.STATE_DAMAGED);
    assertThat(failure.failure().subject()).isEqualTo(file.toString());
    assertThat(file).hasContent(damaged);
  }

  private String otherKey() throws IOException {
    var other = StateDirectory.at(folder.resolve("other"));
    DeviceIdentity.open(other);
    String pem = Files.readString(other.file(DeviceIdentity.FILE));
    return pem.substring(0, pem.indexOf("-----BEGIN CERT"));
  }

  @Test
  void doesNotShowItsKeyInLogs() throws IOException {
    Credentials own = DeviceIdentity.open(state());
    assertThat(own.toString()).isEqualTo("Credentials[" + own.fingerprint().hex() + "]");
  }
}
