package sextant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.packets.RingFiles;
import sextant.raw.CaptureStatistics;
import sextant.wire.CaptureInterface;
import sextant.wire.PacketBuffer;

/** Where the packets of one run go: to what shows them and to files. */
final class CaptureSinks implements PacketSink, AutoCloseable {
  private final @Nullable PacketSink shown;
  private final @Nullable RingFiles files;
  private long lastNanos;

  CaptureSinks(
      Optional<PacketSink> shown,
      Optional<Path> file,
      CaptureInterface source,
      RingFiles.Limits limits)
      throws IOException {
    this.shown = shown.orElse(null);
    this.files = file.isPresent() ? new RingFiles(file.get(), source, limits) : null;
  }

  @Override
  public void packet(PacketBuffer packet) throws IOException {
    lastNanos = packet.epochNanos();
    if (shown != null) {
      shown.packet(packet);
    }
    if (files != null) {
      files.write(packet);
    }
  }

  @Override
  public void pause() throws IOException {
    if (shown != null) {
      shown.pause();
    }
    if (files != null) {
      files.flush();
    }
  }

  @Override
  public void finish() throws IOException {
    if (shown != null) {
      shown.finish();
    }
  }

  /** Keeps the kernel's counters with the packets. */
  void note(CaptureStatistics counted) throws IOException {
    if (files != null) {
      files.writeStatistics(lastNanos, counted.received(), counted.dropped());
    }
  }

  /** The files written, oldest first; none when packets are only shown. */
  List<Path> files() {
    return files == null ? List.of() : files.files();
  }

  @Override
  public void close() throws IOException {
    if (files != null) {
      files.close();
    }
  }
}
