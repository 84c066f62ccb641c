package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.wire.CaptureInterface;
import sextant.wire.CaptureReader;
import sextant.wire.LinkType;
import sextant.wire.PacketBuffer;
import sextant.words.FailureException;

class RingFilesTest {
  private static final CaptureInterface SOURCE = CaptureInterface.of(LinkType.RAW, "test");

  @TempDir Path folder;
  private final Packets packets = new Packets();

  @Test
  void writesOneFileThatReadsBackTheSame() throws IOException {
    Path file = folder.resolve("one.pcapng");
    PacketBuffer written = packets.datagram(true, "hello");
    try (RingFiles files = new RingFiles(file, SOURCE, RingFiles.Limits.NONE)) {
      files.write(written);
    }
    PacketBuffer read = new PacketBuffer();
    try (CaptureReader reader = CaptureFiles.open(file)) {
      assertThat(CaptureFiles.next(reader, read, "one")).isTrue();
      assertThat(read.toPacket()).isEqualTo(written.toPacket());
      assertThat(CaptureFiles.next(reader, read, "one")).isFalse();
    }
  }

  @Test
  void keepsTheNewestFilesOfARing() throws IOException {
    Path file = folder.resolve("trace.pcapng");
    try (RingFiles files = new RingFiles(file, SOURCE, new RingFiles.Limits(100, 0, 2))) {
      for (int i = 0; i < 10; i++) {
        files.write(packets.datagram(true, "hello"));
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()).sorted())
          .containsExactly("trace-00004.pcapng", "trace-00005.pcapng");
    }
  }

  @Test
  void changesFilesByTime() throws IOException {
    Path file = folder.resolve("t.pcapng");
    try (RingFiles files = new RingFiles(file, SOURCE, new RingFiles.Limits(0, 2_000_000, 0))) {
      for (int i = 0; i < 4; i++) {
        files.write(packets.datagram(true, ""));
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(2);
    }
  }

  @Test
  void failsAtOnceWhenThePlaceDoesNotExist() {
    Path file = folder.resolve("no/such/place.pcapng");
    assertThatThrownBy(() -> new RingFiles(file, SOURCE, RingFiles.Limits.NONE))
        .isInstanceOf(FailureException.class);
  }

  @Test
  void namesAFileThatIsNoCapture() throws IOException {
    Path file = Files.writeString(folder.resolve("note.txt"), "this is no capture file at all");
    assertThatThrownBy(() -> CaptureFiles.open(file))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("note.txt");
  }
}
