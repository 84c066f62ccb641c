package sextant.packets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import sextant.wire.CaptureInterface;
import sextant.wire.CaptureReader;
import sextant.wire.MalformedException;
import sextant.wire.PacketBuffer;
import sextant.wire.PcapngWriter;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Opens and makes capture files. What fails is a {@link FailureException} that names the file. */
public final class CaptureFiles {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final String APPLICATION = "Sextant";

  private CaptureFiles() {}

  /** Opens a pcap or pcapng file, packed with gzip or not. */
  public static CaptureReader open(Path file) throws IOException {
    try {
      return open(Files.newInputStream(file), file.toString());
    } catch (IOException failed) {
      throw Failure.wrap(failed, file.toString());
    }
  }

  /** Reads a capture from a stream, which the reader closes. */
  public static CaptureReader open(InputStream stream, String name) throws IOException {
    try {
      return CaptureReader.open(unpacked(stream));
    } catch (MalformedException broken) {
      stream.close();
      throw unreadable(name, broken);
    } catch (IOException failed) {
      stream.close();
      throw failed;
    }
  }

  private static InputStream unpacked(InputStream stream) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stream, 1 << 16);
    buffered.mark(2);
    boolean isPacked = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
    buffered.reset();
    return isPacked ? new GZIPInputStream(buffered, 1 << 16) : buffered;
  }

  /** The next packet; a damaged file fails as {@code FILE_UNREADABLE}. */
  public static boolean next(CaptureReader reader, PacketBuffer packet, String name)
      throws IOException {
    try {
      return reader.next(packet);
    } catch (MalformedException broken) {
      throw unreadable(name, broken);
    }
  }

  private static FailureException unreadable(String name, MalformedException broken) {
    Failure failure =
        new Failure(Failure.Kind.FILE_UNREADABLE, name, String.valueOf(broken.getMessage()));
    return new FailureException(failure, broken);
  }

  /** Begins a pcapng file with one interface on a stream, which the writer closes. */
  public static PcapngWriter create(OutputStream stream, CaptureInterface source)
      throws IOException {
    PcapngWriter writer = new PcapngWriter(stream, APPLICATION, "");
    writer.addInterface(source);
    return writer;
  }
}
