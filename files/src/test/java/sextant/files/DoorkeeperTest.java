package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.files.Doorkeeper.Judgement;
import sextant.files.Doorkeeper.Openness;
import sextant.files.Doorkeeper.Reason;
import sextant.identity.Fingerprint;
import sextant.identity.StateDirectory;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevices;
import sextant.identity.TrustedDevices.Standing;

class DoorkeeperTest {
  private static final Fingerprint PHONE = new Fingerprint("0A".repeat(32));
  private static final Fingerprint OTHER = new Fingerprint("0B".repeat(32));

  @TempDir private Path folder;
  private TrustedDevices devices;

  @BeforeEach
  void open() {
    devices = new TrustedDevices(StateDirectory.at(folder.resolve("state")), Clock.systemUTC());
  }

  private Judgement judge(Openness openness, String name, Optional<Fingerprint> proven)
      throws IOException {
    Device sender = Device.self(name, proven.map(Fingerprint::hex).orElse("x"), 1, true);
    var proposal =
        new Proposal(
            sender, InetAddress.getLoopbackAddress(), proven, List.of(), 100, Optional.empty());
    return new Doorkeeper(devices, openness).judge(proposal);
  }

  @Test
  void strangersAreAskedAboutRefusedOrTakenAsThePersonWants() throws IOException {
    Optional<Fingerprint> other = Optional.of(OTHER);
    assertThat(judge(Openness.ASK, "Phone", other)).isEqualTo(new Judgement.Ask(Standing.STRANGER));
    assertThat(judge(Openness.TRUSTED, "Phone", other))
        .isEqualTo(new Judgement.Refuse(Reason.STRANGER));
    assertThat(judge(Openness.ALL, "Phone", other)).isInstanceOf(Judgement.Take.class);
  }

  @ParameterizedTest
  @EnumSource(Openness.class)
  void nobodyEntersUnderTheNameOfATrustedDevice(Openness openness) throws IOException {
    devices.trust("Phone", PHONE, TrustPolicy.accept());
    Judgement expected =
        openness == Openness.ASK
            ? new Judgement.Ask(Standing.IMPOSTOR)
            : new Judgement.Refuse(Reason.IMPOSTOR);
    assertThat(judge(openness, "Phone", Optional.of(OTHER))).isEqualTo(expected);
    assertThat(judge(openness, "Phone", Optional.empty())).isEqualTo(expected);
  }

  @Test
  void aTrustedDeviceIsTakenIntoItsFolderUpToItsQuota() throws IOException {
    Path own = folder.resolve("own");
    devices.trust("Phone", PHONE, TrustPolicy.accept().into(own).upTo(150));
    Judgement first = judge(Openness.ASK, "Phone", Optional.of(PHONE));
    assertThat(first)
        .isInstanceOfSatisfying(
            Judgement.Take.class, take -> assertThat(take.accept().folder()).contains(own));
    assertThat(judge(Openness.ASK, "Phone", Optional.of(PHONE)))
        .isEqualTo(new Judgement.Ask(Standing.TRUSTED));
    assertThat(judge(Openness.TRUSTED, "Phone", Optional.of(PHONE)))
        .isEqualTo(new Judgement.Refuse(Reason.QUOTA));
  }

  @Test
  void aDeviceToBeAskedAboutEntersWhenAllTrustedOnesMay() throws IOException {
    devices.trust("Phone", PHONE, TrustPolicy.ask());
    assertThat(judge(Openness.ASK, "Phone", Optional.of(PHONE)))
        .isEqualTo(new Judgement.Ask(Standing.TRUSTED));
    assertThat(judge(Openness.TRUSTED, "Phone", Optional.of(PHONE)))
        .isInstanceOf(Judgement.Take.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void acceptedFilesGoToTheFolderAndUnderTheNamesAPersonChose(boolean isEncrypted)
      throws Exception {
    Pair pair = new Pair(folder);
    Files.writeString(pair.out.resolve("one.txt"), "one");
    Files.writeString(pair.out.resolve("two.txt"), "two");
    Files.writeString(pair.out.resolve("three.txt"), "three");
    Path chosen = folder.resolve("chosen");
    Desk desk =
        new Desk(proposal -> {
          String one = idOf(proposal, "one.txt");
          return new Decision.Accept(
              file -> !file.name().equals("two.txt"),
              Optional.of(chosen),
              Map.of(one, "sub/eins.txt", idOf(proposal, "three.txt"), "../three.txt"));
        });
    ReceiverOptions options = isEncrypted ? pair.options() : pair.options().withoutEncryption();
    try (Receiver receiver = Receiver.open(options, desk)) {
      pair.sender(receiver).send(pair.tree());
    }
    assertThat(chosen.resolve("sub/eins.txt")).hasContent("one");
    assertThat(chosen.resolve("two.txt")).doesNotExist();
    assertThat(chosen.resolve("one.txt")).doesNotExist();
    assertThat(folder.resolve("three.txt")).doesNotExist(); // never outside, whoever asks
    assertThat(pair.in).isEmptyDirectory();
  }

  private static String idOf(Proposal proposal, String name) {
    return proposal.files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
