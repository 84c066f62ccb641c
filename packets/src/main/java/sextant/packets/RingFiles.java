package sextant.packets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sextant.wire.CaptureInterface;
import sextant.wire.PacketBuffer;
import sextant.wire.PcapngWriter;
import sextant.words.Failure;

/**
 * Writes packets to pcapng files. When one is full the next begins, {@code trace-00002.pcapng}
 * after {@code trace-00001.pcapng}, and the oldest goes when there are too many. Not for several
 * threads.
 */
public final class RingFiles implements AutoCloseable {
  private final Path file;
  private final CaptureInterface source;
  private final Limits limits;
  private final Deque<Path> written = new ArrayDeque<>();
  private @Nullable PcapngWriter writer;
  private long bytesInFile;
  private long fileStartNanos;
  private int number;

  /**
   * When to change files.
   *
   * @param bytes size of a file, 0 for one file without limit
   * @param nanos span of capture time in a file, 0 for no limit
   * @param files how many to keep, 0 for all
   */
  public record Limits(long bytes, long nanos, int files) {
    /** One file as long as it gets. */
    public static final Limits NONE = new Limits(0, 0, 0);

    boolean isRing() {
      return bytes > 0 || nanos > 0;
    }
  }

  /** Prepares to write; the first file is made at once, so that a wrong path fails now. */
  public RingFiles(Path file, CaptureInterface source, Limits limits) throws IOException {
    this.file = file;
    this.source = source;
    this.limits = limits;
    begin(0);
  }

  /** Appends a packet. */
  public void write(PacketBuffer packet) throws IOException {
    if (fileStartNanos == 0) {
      fileStartNanos = packet.epochNanos();
    }
    boolean isFull = limits.bytes() > 0 && bytesInFile >= limits.bytes();
    boolean isOver = limits.nanos() > 0 && packet.epochNanos() - fileStartNanos >= limits.nanos();
    if (isFull || isOver) {
      begin(packet.epochNanos());
    }
    if (writer != null) {
      writer.write(packet);
    }
    bytesInFile += 32 + ((packet.capturedLength() + 3) & ~3);
  }

  private void begin(long startNanos) throws IOException {
    end();
    number++;
    Path next = limits.isRing() ? numbered() : file;
    try {
      writer =
          CaptureFiles.create(
              new BufferedOutputStream(Files.newOutputStream(next), 1 << 16), source);
    } catch (IOException failed) {
      throw Failure.wrap(failed, next.toString());
    }
    written.add(next);
    bytesInFile = 0;
    fileStartNanos = startNanos;
    boolean isTooMany = limits.files() > 0 && written.size() > limits.files();
    if (isTooMany) {
      Files.deleteIfExists(written.removeFirst());
    }
  }

  private Path numbered() {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot <= 0 ? name : name.substring(0, dot);
    String ending = dot <= 0 ? ".pcapng" : name.substring(dot);
    return file.resolveSibling(String.format(Locale.ROOT, "%s-%05d%s", stem, number, ending));
  }

  /** The files that are there now, oldest first. */
  public List<Path> files() {
    return List.copyOf(written);
  }

  /** Hands everything to the system, so that another program can read it. */
  public void flush() throws IOException {
    if (writer != null) {
      writer.flush();
    }
  }

  private void end() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }

  /** Notes the kernel's counters at the end of the file. */
  public void writeStatistics(long epochNanos, long received, long dropped) throws IOException {
    if (writer != null) {
      writer.writeStatistics(0, epochNanos, received, dropped);
    }
  }

  @Override
  public void close() throws IOException {
    end();
  }
}
