package sextant.files.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process leaves behind, and that it can be taken up or cleared away. */
class BatchTest {
  @TempDir private Path inside;

  @Test
  void takesUpAnInterruptedTransferWithItsBlocks() throws Exception {
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false)) {
      try (Batch killed = folder.begin("t", new byte[] {7, 8})) {
        PartFile part = killed.part(3);
        part.allocate(10);
        part.write(4, ByteBuffer.wrap(new byte[] {1, 2}));
        killed.blockStored(3, 0, 0xCAFE);
        killed.blockStored(3, 2, -1);
        part.close();
      }
      assertThat(folder.unfinished()).containsExactly("t");

      try (Batch again = folder.resume("t").orElseThrow()) {
        assertThat(again.head()).containsExactly(7, 8);
        assertThat(again.before().blocks()).isEqualTo(Map.of(3, Map.of(0, 0xCAFE, 2, -1)));
        PartFile part = again.part(3);
        ByteBuffer read = ByteBuffer.allocate(20);
        part.read(0, read);
        assertThat(read.flip().remaining()).isEqualTo(10);
        assertThat(read.get(5)).isEqualTo((byte) 2);
        again.discard();
      }
    }
    assertThat(inside).isEmptyDirectory();
  }

  @Test
  void knowsAfterAKillWhatHasLanded() throws Exception {
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false)) {
      try (Batch killed = folder.begin("t", new byte[0])) {
        HostileNamesTest.land(killed, 0, "d/done.txt", "x");
      }
      try (Batch again = folder.resume("t").orElseThrow()) {
        assertThat(again.before().landed()).isEqualTo(Map.of(0, "d/done.txt"));
        again.finish();
      }
    }
    assertThat(inside.resolve("d/done.txt")).hasContent("x");
  }

  @Test
  void aNameReservedBeforeAKillIsSetFreeAgain() throws Exception {
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false)) {
      try (Batch killed = folder.begin("t", new byte[0])) {
        killed.part(0).close();
      }
      Handle staging = new PathHandle(folder.stagingPath("t").toRealPath());
      try (Journal journal = Journal.open(staging).orElseThrow().journal()) {
        journal.add(new Journal.Entry.Landing(0, "a.txt", true));
      }
      Files.createFile(inside.resolve("a.txt")); // reserved, and then the process was killed

      try (Batch again = folder.resume("t").orElseThrow()) {
        assertThat(again.before().landed()).isEmpty();
        assertThat(HostileNamesTest.land(again, 0, "a.txt", "whole").path()).isEqualTo("a.txt");
        again.finish();
      }
    }
    assertThat(inside.resolve("a.txt")).hasContent("whole");
  }

  @Test
  void everyFlippedBitAndEveryCutOfTheJournalIsNoticed() throws Exception {
    byte[] whole;
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false)) {
      try (Batch killed = folder.begin("t", new byte[] {1})) {
        killed.blockStored(0, 0, 11);
        killed.blockStored(0, 1, 22);
      }
      Path file = folder.stagingPath("t").resolve(Journal.FILE);
      whole = Files.readAllBytes(file);
      Set<Map<Integer, Map<Integer, Integer>>> possible =
          Set.of(Map.of(), Map.of(0, Map.of(0, 11)), Map.of(0, Map.of(0, 11, 1, 22)));
      for (int bit = 0; bit < whole.length * 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThat(possible).as("bit " + bit).contains(blocksOf(folder, flipped));
      }
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = java.util.Arrays.copyOf(whole, length);
        assertThat(possible).as("length " + length).contains(blocksOf(folder, cut));
      }
    }
  }

  private static Map<Integer, Map<Integer, Integer>> blocksOf(ReceiveFolder folder, byte[] journal)
      throws IOException {
    Files.createDirectories(folder.stagingPath("t"));
    Files.write(folder.stagingPath("t").resolve(Journal.FILE), journal);
    var resumed = folder.resume("t");
    if (resumed.isEmpty()) {
      return Map.of();
    }
    try (Batch batch = resumed.get()) {
      return batch.before().blocks();
    }
  }

  @Test
  void keepsTimeToTheNanosecondAndPermissionsWithoutTheRightToExecute() throws Exception {
    Instant time = Instant.parse("1999-12-31T23:59:59.123456789Z");
    FileFacts facts = new FileFacts(FileTime.from(time), OptionalInt.of(07777));
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false);
        Batch batch = folder.begin("t", new byte[0])) {
      PartFile part = batch.part(0);
      SafePath path = SafePath.of("run.sh", NameRules.POSIX);
      Landed landed = batch.land(part, Landing.beside(path, facts));
      batch.finish();
      assertThat(Files.getLastModifiedTime(landed.file()).toInstant()).isEqualTo(time);
      assertThat(Files.getPosixFilePermissions(landed.file()))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.GROUP_READ,
              PosixFilePermission.OTHERS_READ);
    }
  }

  @Test
  void replacesOnlyWhatTheLandingAllows() throws Exception {
    Files.writeString(inside.resolve("a"), "old");
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false);
        Batch batch = folder.begin("t", new byte[0])) {
      SafePath path = SafePath.of("a", NameRules.POSIX);
      PartFile part = batch.part(0);
      part.write(0, ByteBuffer.wrap(new byte[] {'n'}));
      batch.land(part, new Landing(path, FileFacts.NONE, existing -> existing.size() == 3));
      batch.finish();
    }
    assertThat(inside.resolve("a")).hasContent("n");
  }

  @Test
  void droppedPartsAndEmptyFoldersLeaveNothingElse() throws Exception {
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false);
        Batch batch = folder.begin("t", new byte[0])) {
      batch.drop(batch.part(0));
      batch.landFolder(SafePath.of("x/y", NameRules.POSIX));
      batch.finish();
    }
    try (Stream<Path> all = Files.walk(inside)) {
      assertThat(all.map(p -> inside.relativize(p).toString()))
          .containsExactlyInAnyOrder("", "x", "x/y");
    }
  }

  @Test
  void knowsWhetherThereIsRoom() throws Exception {
    try (ReceiveFolder folder = ReceiveFolder.open(inside, false)) {
      assertThat(folder.hasRoomFor(1)).isTrue();
      assertThat(folder.hasRoomFor(Long.MAX_VALUE)).isFalse();
      assertThatThrownBy(() -> folder.begin("../x", new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
