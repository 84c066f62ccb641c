package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.identity.Credentials;
import sextant.words.Failure;

/** Sending to devices that still run LocalSend 1.17, through an imitation of its quirks. */
class OldLocalSendTest {
  @TempDir private Path temp;
  private Pair pair;

  @BeforeEach
  void devices() throws IOException {
    pair = new Pair(temp);
    Files.writeString(pair.out.resolve("a.txt"), "one");
    Files.createDirectories(pair.out.resolve("d"));
    Files.write(pair.out.resolve("d/b.bin"), new byte[300_000]);
    Files.createFile(pair.out.resolve("empty"));
  }

  private OldLocalSend old(boolean isEncrypted) throws Exception {
    Optional<Credentials> own =
        isEncrypted ? Optional.of(Certificates.selfSigned("RSA", 2048, 3650)) : Optional.empty();
    return new OldLocalSend(pair.in, own);
  }

  private Sender sender(OldLocalSend to, boolean isEncrypted, SendSettings settings) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), to.port());
    Target target = new Target(address, isEncrypted, Optional.empty(), "old");
    return new Sender(target, settings, pair.events::add);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void weSendToIt(boolean isEncrypted) throws Exception {
    try (OldLocalSend old = old(isEncrypted)) {
      SendReport report = sender(old, isEncrypted, pair.settings()).send(pair.tree());
      assertThat(report.problems()).isEmpty();
      assertThat(report.tally().doneFiles()).isEqualTo(3);
      assertThat(old.log).contains("length 3", "length 300000", "length 0"); // never in chunks
      assertThat(old.offers.getFirst()).contains("\"version\":\"2.2\"", "\"port\":");
    }
    assertThat(pair.in.resolve("a.txt")).hasContent("one");
    assertThat(pair.in.resolve("d/b.bin")).hasBinaryContent(new byte[300_000]);
    assertThat(pair.in.resolve("empty")).isEmptyFile();
  }

  @Test
  void itsOwnNumbersForNamesThatAreTakenDoNotDisturbUs() throws Exception {
    try (OldLocalSend old = old(false)) {
      for (int i = 0; i < 2; i++) {
        assertThat(sender(old, false, pair.settings()).send(pair.tree()).isComplete()).isTrue();
      }
    }
    assertThat(pair.in.resolve("a-2.txt")).hasContent("one");
  }

  @Test
  void itIsBusyBeforeItAsksForAPin() throws Exception {
    try (OldLocalSend old = old(false).withPin("1").busy()) {
      assertThat(
              LocalSendTransferTest.kind(
                  () -> sender(old, false, pair.settings()).send(pair.tree())))
          .isEqualTo(Failure.Kind.PEER_BUSY);
    }
  }

  @Test
  void itsPinIsAskedForAndGiven() throws Exception {
    try (OldLocalSend old = old(false).withPin("4711")) {
      assertThat(
              LocalSendTransferTest.kind(
                  () -> sender(old, false, pair.settings()).send(pair.tree())))
          .isEqualTo(Failure.Kind.PIN_REQUIRED);
      SendSettings wrong = pair.settings().withPin(Optional.of("1"));
      assertThat(LocalSendTransferTest.kind(() -> sender(old, false, wrong).send(pair.tree())))
          .isEqualTo(Failure.Kind.PIN_WRONG);
      SendSettings right = pair.settings().withPin(Optional.of("4711"));
      assertThat(sender(old, false, right).send(pair.tree()).isComplete()).isTrue();
    }
  }

  @Test
  void itsRefusalIsARefusalWhateverItsWords() throws Exception {
    try (OldLocalSend old = old(true).declining()) {
      assertThat(
              LocalSendTransferTest.kind(
                  () -> sender(old, true, pair.settings()).send(pair.tree())))
          .isEqualTo(Failure.Kind.DECLINED);
    }
  }

  @Test
  void whenItPicksNothingNothingIsSent() throws Exception {
    try (OldLocalSend old = old(false).pickingNothing()) {
      SendReport report = sender(old, false, pair.settings()).send(pair.tree());
      assertThat(report.tally().skippedFiles()).isEqualTo(3);
      assertThat(old.log).noneMatch(line -> line.contains("/upload?"));
    }
  }

  @Test
  void aTextIsAMessageToItAndNoUpload() throws Exception {
    try (OldLocalSend old = old(false).pickingNothing()) {
      sender(old, false, pair.settings()).sendMessage("hello");
      assertThat(old.offers.getFirst()).contains("\"preview\":\"hello\"", "\"text/plain\"");
    }
  }

  @Test
  void aTextThatItWantsAsAFileIsUploaded() throws Exception {
    try (OldLocalSend old = old(false)) {
      sender(old, false, pair.settings()).sendMessage("hello");
    }
    assertThat(pair.in.resolve("message.txt")).hasContent("hello");
  }

  @Test
  void aFileThatItCannotSaveIsToldAndTheOthersArrive() throws Exception {
    try (OldLocalSend old = old(false).failing(1)) {
      SendReport report = sender(old, false, pair.settings()).send(pair.tree());
      assertThat(report.problems()).hasSize(1);
      assertThat(report.tally().doneFiles()).isEqualTo(2);
    }
  }

  @Test
  void itsRefusalOfACancelDisturbsNobody() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Files.write(pair.out.resolve("big"), new byte[20_000_000]);
    try (OldLocalSend old = old(false).refusingCancels()) {
      InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), old.port());
      Target target = new Target(at, false, Optional.empty(), "old");
      Sender sender =
          new Sender(
              target,
              pair.settings().limitedTo(5_000_000),
              event -> {
                if (event instanceof SendEvent.Started) {
                  started.countDown();
                }
              });
      Thread sending =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  sender.send(pair.tree());
                } catch (IOException stopped) {
                  pair.events.add(new SendEvent.Skipped("stopped"));
                }
              });
      started.await();
      sender.cancel();
      sending.join();
      assertThat(old.log).anyMatch(line -> line.contains("/cancel?sessionId=one"));
    }
  }
}
