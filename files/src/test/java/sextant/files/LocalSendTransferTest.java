package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.http.HttpClient;
import sextant.words.Failure;
import sextant.words.FailureException;

/** The LocalSend protocol from one Sextant to another, on real sockets. */
class LocalSendTransferTest {
  @TempDir private Path temp;
  private Pair pair;

  @BeforeEach
  void devices() throws IOException {
    pair = new Pair(temp);
  }

  /** Sends as if to a device that is not a Sextant. */
  private SendReport sendAsLocalSend(Receiver receiver, Optional<String> pin) throws IOException {
    return sendAsLocalSend(pair, receiver, pin);
  }

  static SendReport sendAsLocalSend(Pair pair, Receiver receiver, Optional<String> pin)
      throws IOException {
    Target target = pair.target(receiver);
    try (Dialer dialer = new Dialer(target, pair.here)) {
      Device self = Device.self("here", pair.here.fingerprint().hex(), 1, target.isEncrypted());
      return new LocalSendUpload(
              dialer, self, pair.settings().withPin(pin), pair.events::add, Course.atMost(0))
          .send(dialer.dial(), pair.tree().files());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void foldersArriveWithTheirTimes(boolean isEncrypted) throws Exception {
    byte[] big = new byte[3_000_001];
    new Random(5).nextBytes(big);
    Files.createDirectories(pair.out.resolve("照片/empty/deep"));
    Files.write(pair.out.resolve("照片/big.bin"), big);
    Files.createFile(pair.out.resolve("照片/nothing"));
    Files.writeString(pair.out.resolve("照片/empty/deep/été.txt"), "summer");
    FileTime time = FileTime.from(Instant.parse("2001-02-03T04:05:06.123456789Z"));
    Files.setLastModifiedTime(pair.out.resolve("照片/big.bin"), time);
    Desk desk = Desk.thatAccepts();
    ReceiverOptions options = pair.options();
    try (Receiver receiver =
        Receiver.open(isEncrypted ? options : options.withoutEncryption(), desk)) {
      SendReport report = sendAsLocalSend(receiver, Optional.empty());
      assertThat(report.isComplete()).isTrue();
      assertThat(report.tally().doneFiles()).isEqualTo(3);
      assertThat(desk.await(ReceiveEvent.Ended.class).isComplete()).isTrue();
    }
    assertThat(pair.in.resolve("照片/big.bin")).hasBinaryContent(big);
    assertThat(pair.in.resolve("照片/nothing")).isEmptyFile();
    assertThat(pair.in.resolve("照片/empty/deep/été.txt")).hasContent("summer");
    assertThat(Files.getLastModifiedTime(pair.in.resolve("照片/big.bin"))).isEqualTo(time);
    assertThat(pair.in.resolve(".sextant-receiving")).doesNotExist();
  }

  @Test
  void manySmallFilesArriveOverFewConnections() throws Exception {
    for (int i = 0; i < 300; i++) {
      Files.writeString(pair.out.resolve("f" + i), "content " + i);
    }
    try (Receiver receiver = Receiver.open(pair.options(), Desk.thatAccepts())) {
      assertThat(sendAsLocalSend(receiver, Optional.empty()).tally().doneFiles()).isEqualTo(300);
    }
    for (int i = 0; i < 300; i++) {
      assertThat(pair.in.resolve("f" + i)).hasContent("content " + i);
    }
  }

  @Test
  void whatIsThereAlreadyIsNotSentAgain() throws Exception {
    Files.writeString(pair.out.resolve("a"), "same");
    try (Receiver receiver = Receiver.open(pair.options(), Desk.thatAccepts())) {
      sendAsLocalSend(receiver, Optional.empty());
      SendReport again = sendAsLocalSend(receiver, Optional.empty());
      assertThat(again.tally().skippedFiles()).isEqualTo(1);
      Files.writeString(pair.out.resolve("a"), "else");
      sendAsLocalSend(receiver, Optional.empty());
    }
    assertThat(pair.in.resolve("a")).hasContent("same");
    assertThat(pair.in.resolve("a (2)")).hasContent("else");
  }

  @Test
  void onlyWhatThePersonPickedIsSent() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    Files.writeString(pair.out.resolve("b"), "2");
    Desk desk = new Desk(p -> Decision.Accept.only(Set.of("1")));
    try (Receiver receiver = Receiver.open(pair.options(), desk)) {
      assertThat(sendAsLocalSend(receiver, Optional.empty()).tally().skippedFiles()).isEqualTo(1);
    }
    assertThat(pair.in.resolve("a")).doesNotExist();
    assertThat(pair.in.resolve("b")).hasContent("2");
  }

  @Test
  void aMessageIsShownAndNotStored() throws Exception {
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options(), desk)) {
      pair.sender(receiver).sendMessage("你好 <b>");
      assertThat(desk.await(ReceiveEvent.Message.class).text()).isEqualTo("你好 <b>");
    }
    assertThat(pair.in).isEmptyDirectory();
  }

  @Test
  void aSenderThatGivesUpBeforeTheDecisionWithdrawsItsOffer() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    CountDownLatch asked = new CountDownLatch(1);
    Desk desk =
        new Desk(p -> {
          asked.countDown();
          new CountDownLatch(1).await();
          return Decision.Accept.all();
        });
    try (Receiver receiver = Receiver.open(pair.options(), desk)) {
      Sender sender = pair.sender(receiver);
      Thread sending = Thread.ofVirtual().start(() -> quietly(sender));
      asked.await();
      sender.cancel();
      sending.join();
      desk.await(ReceiveEvent.Withdrawn.class);
    }
    assertThat(pair.in).isEmptyDirectory();
  }

  @Test
  void aCancelledTransferLeavesNoHalfFile() throws Exception {
    Files.write(pair.out.resolve("big"), new byte[20_000_000]);
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options(), desk)) {
      AtomicReference<LocalSendUpload> upload = new AtomicReference<>();
      Target target = pair.target(receiver);
      try (Dialer dialer = new Dialer(target, pair.here)) {
        Device self = Device.self("here", pair.here.fingerprint().hex(), 1, true);
        upload.set(
            new LocalSendUpload(
                dialer,
                self,
                pair.settings().limitedTo(4_000_000),
                e -> {},
                Course.atMost(4_000_000)));
        Thread sending =
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    upload.get().send(dialer.dial(), pair.tree().files());
                  } catch (IOException expected) {
                    pair.events.add(new SendEvent.Skipped("stopped"));
                  }
                });
        Tally tally = desk.await(ReceiveEvent.Started.class).tally();
        while (tally.view().movedBytes() == 0) {
          Thread.onSpinWait();
        }
        upload.get().cancel();
        sending.join();
      }
      assertThat(desk.await(ReceiveEvent.Ended.class).isComplete()).isFalse();
      assertThat(pair.in.resolve("big")).doesNotExist();
    }
    assertThat(pair.in).isEmptyDirectory();
  }

  @Test
  void infoIsServedForOldAndNewDevices() throws Exception {
    try (Receiver receiver = Receiver.open(pair.options().withoutEncryption(), Desk.thatAccepts());
        HttpClient client =
            HttpClient.connect(pair.target(receiver).address(), Optional.empty(), 5_000)) {
      for (String path : List.of("v1/info?fingerprint=x", "v2/info")) {
        HttpClient.Response response =
            client.send(HttpClient.Request.get("/api/localsend/" + path));
        Device device = Device.read(response.body().readAll(10_000), false);
        assertThat(device.alias()).isEqualTo("there");
        assertThat(device.isSextant()).isTrue();
      }
      byte[] other = Json.write(Device.self("x", "AB", 5, true)::writeWithPortTo);
      assertThat(register(client, other)).isEqualTo(200);
      byte[] itself = Json.write(receiver.self()::writeWithPortTo);
      assertThat(register(client, itself)).isEqualTo(412);
      assertThat(register(client, new byte[] {'x'})).isEqualTo(400);
      assertThat(register(client, Arrays.copyOf(other, other.length - 1))).isEqualTo(400);
    }
  }

  private static int register(HttpClient client, byte[] json) throws IOException {
    HttpClient.Response response =
        client.send(
            HttpClient.Request.post("/api/localsend/v2/register", "application/json", json));
    response.body().readAll(10_000);
    return response.status();
  }

  @Test
  void severalSendersAreServedAtOnce() throws Exception {
    try (Receiver receiver = Receiver.open(pair.options(), Desk.thatAccepts())) {
      List<Thread> senders =
          IntStream.range(0, 4)
              .mapToObj(i -> Thread.ofVirtual().start(() -> quietlySend(receiver, i)))
              .toList();
      for (Thread each : senders) {
        each.join();
      }
    }
    try (var all = Files.list(pair.in)) {
      assertThat(all.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("x.bin", "x (2).bin", "x (3).bin", "x (4).bin");
    }
  }

  // Of different lengths: one that is there already would not be sent again.
  private void quietlySend(Receiver receiver, int number) {
    try {
      Path own = Files.createDirectory(pair.out.resolve(Integer.toString(number)));
      Path file = Files.write(own.resolve("x.bin"), new byte[1_000_000 + number]);
      SourceTree tree = SourceTree.of(List.of(file), LinkPolicy.FOLLOW);
      try (Dialer dialer = new Dialer(pair.target(receiver), pair.here)) {
        Device self = Device.self("here", "AB", 1, true);
        new LocalSendUpload(dialer, self, pair.settings(), e -> {}, Course.atMost(0))
            .send(dialer.dial(), tree.files());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void quietly(Sender sender) {
    try {
      sender.send(pair.tree());
    } catch (IOException expected) {
      pair.events.add(new SendEvent.Skipped("stopped"));
    }
  }

  interface Failing {
    void run() throws IOException;
  }

  static Failure.Kind kind(Failing failing) throws IOException {
    try {
      failing.run();
    } catch (FailureException e) {
      return e.failure().kind();
    }
    throw new AssertionError("nothing failed");
  }
}
