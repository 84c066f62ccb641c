package sextant.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Feeds damaged files to what reads keys and peers: nothing but {@link IOException} comes out.
 * {@code -Dfuzz.runs=100000} sets the number of inputs, {@code -Dfuzz.seed} the start.
 */
class FuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 500);
  private static final long SEED = Long.getLong("fuzz.seed", 42);
  private static final String MARKS = "-\r\n\t\0 =+/:AZaz09BEGINENDKEY\u00e9";

  @TempDir private Path folder;

  private interface Target {
    void accept() throws IOException;
  }

  @Test
  void aDamagedKeyFileIsAFailure() throws Exception {
    StateDirectory state = StateDirectory.at(folder);
    DeviceIdentity.open(state);
    run(DeviceIdentity.FILE, () -> DeviceIdentity.open(state));
  }

  @Test
  void aDamagedCertificateOfAFileIsAFailure() throws Exception {
    DeviceIdentity.open(StateDirectory.at(folder));
    Path file = folder.resolve(DeviceIdentity.FILE);
    run(DeviceIdentity.FILE, () -> PemFile.certificates(Files.readString(file), "a file"));
  }

  @Test
  void damagedListsOfPeersAreReadOrAFailure() throws Exception {
    StateDirectory state = StateDirectory.at(folder);
    var known = new KnownPeers(state, Clock.systemUTC());
    known.remember("127.0.0.1:7", new Fingerprint("AB".repeat(32)));
    run(KnownPeers.FILE, known::all);
    var devices = new TrustedDevices(state, Clock.systemUTC());
    devices.trust("Phone", new Fingerprint("CD".repeat(32)), TrustPolicy.accept());
    devices.seen(new Fingerprint("CD".repeat(32)), "[fe80::1%eth0]:53317");
    run(TrustedDevices.FILE, devices::all);
  }

  private void run(String name, Target target) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    Path file = folder.resolve(name);
    String sound = Files.readString(file, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < RUNS; i++) {
      String input = damaged(sound, random);
      Files.writeString(file, input, StandardCharsets.ISO_8859_1);
      try {
        target.accept();
      } catch (IOException declared) {
        assertThat(declared).isNotNull();
      } catch (RuntimeException | Error bug) {
        throw new AssertionError("input " + input, bug);
      }
    }
    Files.writeString(file, sound, StandardCharsets.ISO_8859_1);
  }

  private static String damaged(String sound, SplittableRandom random) {
    var text = new StringBuilder(sound);
    for (int count = random.nextInt(1, 6); count > 0; count--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
        case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 90)));
        default -> text.insert(at, sound, 0, random.nextInt(sound.length()));
      }
    }
    return text.toString();
  }
}
