package sextant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.words.Failure;
import sextant.words.FailureException;

class CredentialsTest {
  @TempDir Path folder;
  private Path identity;

  @BeforeEach
  void makeOne() throws IOException {
    DeviceIdentity.open(StateDirectory.at(folder));
    identity = folder.resolve(DeviceIdentity.FILE);
  }

  @Test
  void readsKeyAndCertificateFromOneFile() throws IOException {
    assertThat(Credentials.load(identity, Optional.empty()).chain()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "rsa:2048, rsa -traditional, BEGIN RSA PRIVATE KEY",
    "rsa:2048, pkcs8 -topk8 -nocrypt, BEGIN PRIVATE KEY",
    "ec -pkeyopt ec_paramgen_curve:P-384, ec, BEGIN EC PRIVATE KEY",
    "ec -pkeyopt ec_paramgen_curve:P-256, pkcs8 -topk8 -nocrypt, BEGIN PRIVATE KEY",
    "ed25519, pkcs8 -topk8 -nocrypt, BEGIN PRIVATE KEY"
  })
  void readsTheKeyFormsOfOpenssl(String algorithm, String form, String label) throws Exception {
    openssl("req -x509 -nodes -subj /CN=x -keyout k0.pem -out c.pem -newkey " + algorithm);
    openssl(form + " -in k0.pem -out k.pem");
    assertThat(folder.resolve("k.pem")).content().contains(label);
    Credentials loaded =
        Credentials.load(folder.resolve("c.pem"), Optional.of(folder.resolve("k.pem")));
    assertThat(CertificateSummary.of(loaded.certificate()).subject()).isEqualTo("CN=x");
  }

  @ParameterizedTest
  @CsvSource({
    "rsa -traditional -aes256 -passout pass:x",
    "pkcs8 -topk8 -passout pass:x",
  })
  void saysThatAKeyIsEncrypted(String form) throws Exception {
    openssl("req -x509 -nodes -subj /CN=x -keyout k0.pem -out c.pem -newkey rsa:2048");
    openssl(form + " -in k0.pem -out k.pem");
    assertThat(kind(folder.resolve("c.pem"), folder.resolve("k.pem")))
        .isEqualTo(Failure.Kind.KEY_ENCRYPTED);
  }

  @Test
  void saysWhatIsWrongWithTheFiles() throws Exception {
    Path other = folder.resolve("other");
    DeviceIdentity.open(StateDirectory.at(other));
    Path garbage = Files.writeString(folder.resolve("garbage.pem"), "hello");
    Path broken =
        Files.writeString(
            folder.resolve("broken.pem"), Files.readString(identity).replace("M", "!"));
    assertThat(kind(identity, other.resolve(DeviceIdentity.FILE)))
        .isEqualTo(Failure.Kind.KEY_MISMATCH);
    assertThat(kind(identity, garbage)).isEqualTo(Failure.Kind.BAD_INPUT);
    assertThat(kind(garbage, identity)).isEqualTo(Failure.Kind.BAD_INPUT);
    assertThat(kind(identity, broken)).isEqualTo(Failure.Kind.BAD_INPUT);
    assertThat(kind(identity, folder.resolve("none"))).isEqualTo(Failure.Kind.NO_SUCH_FILE);
    assertThat(kind(identity, folder)).isEqualTo(Failure.Kind.OTHER);
  }

  @Test
  void doesNotPairAKeyWithACertificateOfAnotherAlgorithm() throws Exception {
    Credentials own = Credentials.load(identity, Optional.empty());
    var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    assertThat(own.belongTogether()).isTrue();
    assertThat(new Credentials(rsa.getPrivate(), own.chain()).belongTogether()).isFalse();
  }

  private static Failure.Kind kind(Path certificate, Path key) {
    return catchThrowableOfType(
            FailureException.class, () -> Credentials.load(certificate, Optional.of(key)))
        .failure()
        .kind();
  }

  private void openssl(String arguments) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
    List<String> command = List.of(("openssl " + arguments).split(" "));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
