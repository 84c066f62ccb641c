package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.DeviceIdentity;
import sextant.identity.Fingerprint;
import sextant.identity.StateDirectory;

/** Logins with more than one step: SCRAM (RFC 5802, RFC 7677) and certificates. */
class LoginTest {
  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Goes through SCRAM as a client; returns what the server said last. */
  private static String scram(Peer peer, String name, String password) throws Exception {
    peer.send("CAP REQ sasl");
    peer.send("AUTHENTICATE SCRAM-SHA-256");
    peer.await("AUTHENTICATE");
    String bare = "n=" + name + ",r=fyko+d2lbbFgONRv9qkxdawL";
    peer.send("AUTHENTICATE " + encode("n,," + bare));
    String first = decode(peer.await("AUTHENTICATE").parameter(0));
    String[] parts = first.split(",");
    assertThat(parts[0]).startsWith("r=fyko+d2lbbFgONRv9qkxdawL");
    byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
    int rounds = Integer.parseInt(parts[2].substring(2));
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, 256);
    byte[] salted =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    String withoutProof = "c=biws," + parts[0];
    String signed = bare + "," + first + "," + withoutProof;
    byte[] clientKey = hmac(salted, "Client Key");
    byte[] proof = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), signed);
    for (int i = 0; i < proof.length; i++) {
      proof[i] ^= clientKey[i];
    }
    peer.send(
        "AUTHENTICATE " + encode(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof)));
    String last =
        peer.await(m -> m.command().equals("AUTHENTICATE") || m.command().equals("904"), "end")
            .parameter(0);
    if (last.equals("*")) {
      return "904";
    }
    String expected = Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), signed));
    assertThat(decode(last)).isEqualTo("v=" + expected);
    peer.send("AUTHENTICATE +");
    return peer.await(m -> m.command().matches("90[0-9]"), "90x").command();
  }

  @Test
  void scramLogsInAndTheServerProvesItselfToo() throws Exception {
    try (Peer ann = server.connect("Scramtest");
        Peer bob = server.open()) {
      ann.ask("REGISTER * * sesame");
      assertThat(scram(bob, "Scramtest", "sesame")).isEqualTo("900");
      assertThat(bob.await("903").command()).isEqualTo("903");
    }
  }

  @Test
  void scramWithAWrongPasswordFails() throws Exception {
    try (Peer ann = server.connect("Scramfail");
        Peer bob = server.open()) {
      ann.ask("REGISTER * * sesame");
      assertThat(scram(bob, "Scramfail", "millet")).isEqualTo("904");
    }
  }

  @Test
  void scramWorksForPasswordsBeyondAscii() throws Exception {
    try (Peer ann = server.connect("Scramuni");
        Peer bob = server.open()) {
      ann.ask("REGISTER * * pässwörd密码");
      assertThat(scram(bob, "Scramuni", "pässwörd密码")).isEqualTo("900");
    }
  }

  private static Peer withCertificate(Path state) throws Exception {
    return new Peer(
        TestTls.context(DeviceIdentity.open(StateDirectory.at(state)))
            .getSocketFactory()
            .createSocket(InetAddress.ofLiteral("127.0.0.1"), server.tlsPort()));
  }

  @Test
  void certificateLogsInOnceItIsAdded() throws Exception {
    Path state = folder.resolve("client");
    String fingerprint =
        Fingerprint.of(DeviceIdentity.open(StateDirectory.at(state)).certificate())
            .hex()
            .toLowerCase(Locale.ROOT);
    try (Peer ann = withCertificate(state)) {
      ann.register("certified");
      ann.ask("REGISTER * * secret");
      assertThat(ann.ask("NS CERT ADD").toString()).contains("Certificates changed");
      assertThat(ann.ask("NS CERT LIST").toString()).contains(fingerprint);
      assertThat(ann.ask("WHOIS certified").toString()).contains(fingerprint);
      ann.send("QUIT");
      ann.await("ERROR");
    }
    try (Peer again = withCertificate(state)) {
      again.send("CAP REQ sasl");
      again.send("AUTHENTICATE EXTERNAL");
      again.await("AUTHENTICATE");
      again.send("AUTHENTICATE +");
      assertThat(again.await("900").parameter(2)).isEqualTo("certified");
      again.send("NICK certified");
      again.send("USER c 0 * :C");
      again.send("CAP END");
      assertThat(again.await("001").parameter(0)).isEqualTo("certified");
    }
  }

  @Test
  void anotherCertificateDoesNotLogIn() throws Exception {
    try (Peer other = withCertificate(folder.resolve("stranger"))) {
      other.send("AUTHENTICATE EXTERNAL");
      other.await("AUTHENTICATE");
      other.send("AUTHENTICATE +");
      assertThat(other.await("904").command()).isEqualTo("904");
    }
  }
}
