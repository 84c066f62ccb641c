package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Failure;

/** A disk of 64 MiB that is full before the file is whole; needs root to mount it. */
class DiskFullTest {
  private static final int SIZE = 24 << 20;

  @TempDir private Path temp;
  private Pair pair;
  private byte[] content;

  @BeforeEach
  void mount() throws Exception {
    pair = new Pair(temp);
    content = SextantTransferTest.random(SIZE, 31);
    Files.write(pair.out.resolve("big"), content);
    boolean isRoot = System.getProperty("user.name").equals("root");
    String in = pair.in.toString();
    assumeTrue(
        isRoot && run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", in),
        "a small disk needs root and mount");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", pair.in.toString());
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private void fill() throws IOException {
    try (FileChannel filler =
        FileChannel.open(
            pair.in.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        filler.write(ByteBuffer.allocate(4_096));
      }
    } catch (IOException full) {
      assertThat(Failure.of(full, "filler").kind()).isEqualTo(Failure.Kind.DISK_FULL);
    }
  }

  @Test
  void aSextantIsToldAndGoesOnWhenThereIsRoomAgain() throws Exception {
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options(), desk);
        Relay relay = new Relay(receiver.port())) {
      relay.holdAfter(14_000_000);
      Sender sender = new Sender(relay.target(true), pair.settings(), e -> {});
      AtomicReference<Failure.Kind> kind = new AtomicReference<>();
      SourceTree tree = pair.tree();
      Thread sending =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  kind.set(LocalSendTransferTest.kind(() -> sender.send(tree)));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      Tally tally = desk.await(ReceiveEvent.Started.class).tally();
      while (tally.view().movedBytes() < 8_000_000) {
        Thread.onSpinWait();
      }
      fill();
      relay.letGo();
      sending.join();
      assertThat(kind).hasValue(Failure.Kind.PEER_NO_ROOM);
      assertThat(pair.in.resolve("big")).doesNotExist();
      Files.delete(pair.in.resolve("filler"));
      SendReport report = pair.sender(receiver).send(tree);
      assertThat(report.problems()).isEmpty();
      assertThat(report.tally().wireBytes()).isLessThan(SIZE - 4_000_000);
    }
    assertThat(pair.in.resolve("big")).hasBinaryContent(content);
    assertThat(pair.in.toFile().list()).containsExactly("big");
  }

  @Test
  void aLocalSendDeviceHearsIt500AndMaySendTheFileAgain() throws Exception {
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options().withoutEncryption(), desk)) {
      Stranger phone = new Stranger(receiver.port());
      String target = phone.prepared(Stranger.file("big", SIZE));
      fill();
      assertThat(Stranger.status(phone.post(target, content))).isIn("500", "");
      assertThat(desk.await(ReceiveEvent.Failed.class).why().kind())
          .isEqualTo(Failure.Kind.DISK_FULL);
      Files.delete(pair.in.resolve("filler"));
      assertThat(Stranger.status(phone.post(target, content))).isEqualTo("200");
    }
    assertThat(pair.in.resolve("big")).hasBinaryContent(content);
  }
}
