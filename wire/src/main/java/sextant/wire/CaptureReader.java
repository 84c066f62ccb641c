package sextant.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads packets of a capture file one by one, in memory that does not depend on the file's size.
 * {@link #close} closes the stream. Not safe for several threads.
 */
public interface CaptureReader extends Closeable {
  /**
   * Recognizes pcap or pcapng by the first bytes. Leave the stream unbuffered: the reader takes big
   * pieces itself.
   *
   * @throws MalformedException when it is neither
   */
  static CaptureReader open(InputStream stream) throws IOException, MalformedException {
    StreamBuffer buffer = new StreamBuffer(stream);
    MalformedException.requireLength("capture file", buffer.fill(4), 4);
    int magic = buffer.i32(0, false);
    return magic == PcapngFormat.SECTION_HEADER ? new PcapngReader(buffer) : new PcapReader(buffer);
  }

  /**
   * Moves to the next packet.
   *
   * @return false at the end of the file
   * @throws MalformedException when the file is damaged here; nothing after it can be read
   */
  boolean next(PacketBuffer packet) throws IOException, MalformedException;

  /** The interfaces known so far in the current section; a pcap file has exactly one. */
  List<CaptureInterface> interfaces();

  /**
   * Whether the file ended in the middle of a packet, which was left out; known after {@link #next}
   * returned false.
   */
  boolean isCutShort();
}
