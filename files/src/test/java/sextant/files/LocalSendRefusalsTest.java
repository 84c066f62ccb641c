package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Every no that a LocalSend receiver has, as its sender hears it. */
class LocalSendRefusalsTest {
  @TempDir private Path temp;
  private Pair pair;

  @BeforeEach
  void devices() throws IOException {
    pair = new Pair(temp);
  }

  @Test
  void aRefusalIsAFailureWithItsReason() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    Desk desk = new Desk(p -> new Decision.Decline());
    try (Receiver receiver = Receiver.open(pair.options(), desk)) {
      assertThat(LocalSendTransferTest.kind(() -> pair.sender(receiver).send(pair.tree())))
          .isEqualTo(Failure.Kind.DECLINED);
    }
    assertThat(pair.in).isEmptyDirectory();
  }

  @Test
  void thePinGuardsTheDoorAndShutsOutWhoGuesses() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options().withPin("4711"), desk)) {
      assertThat(
              LocalSendTransferTest.kind(
                  () -> LocalSendTransferTest.sendAsLocalSend(pair, receiver, Optional.empty())))
          .isEqualTo(Failure.Kind.PIN_REQUIRED);
      LocalSendTransferTest.sendAsLocalSend(pair, receiver, Optional.of("4711"));
      for (int i = 0; i < 3; i++) {
        assertThat(
                LocalSendTransferTest.kind(() ->
                    LocalSendTransferTest.sendAsLocalSend(pair, receiver, Optional.of("1234"))))
            .isEqualTo(Failure.Kind.PIN_WRONG);
      }
      assertThat(
              LocalSendTransferTest.kind(
                  () -> LocalSendTransferTest.sendAsLocalSend(pair, receiver, Optional.of("4711"))))
          .isEqualTo(Failure.Kind.TOO_MANY_TRIES);
      desk.await(ReceiveEvent.ShutOut.class);
    }
    assertThat(pair.in.resolve("a")).hasContent("1");
  }

  @Test
  void aChangedCertificateIsRefusedBeforeAnythingIsSaid() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options(), desk)) {
      Target target = pair.target(receiver);
      Target pinned =
          new Target(target.address(), true, Optional.of(pair.here.fingerprint()), "there");
      assertThat(
              LocalSendTransferTest.kind(
                  () -> new Sender(pinned, pair.settings(), e -> {}).send(pair.tree())))
          .isEqualTo(Failure.Kind.CERTIFICATE_NOT_PINNED);
    }
    assertThat(desk.events).isEmpty();
  }

  @Test
  void httpAndHttpsTellEachOtherApart() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    try (Receiver https = Receiver.open(pair.options(), Desk.thatAccepts());
        Receiver http = Receiver.open(pair.options().withoutEncryption(), Desk.thatAccepts())) {
      Target plain = new Target(pair.target(https).address(), false, Optional.empty(), "x");
      Target secret = new Target(pair.target(http).address(), true, Optional.empty(), "x");
      assertThatThrownBy(() -> new Sender(plain, pair.settings(), e -> {}).send(pair.tree()))
          .isInstanceOf(FailureException.class);
      assertThat(
              LocalSendTransferTest.kind(
                  () -> new Sender(secret, pair.settings(), e -> {}).send(pair.tree())))
          .isEqualTo(Failure.Kind.NOT_TLS);
    }
  }
}
