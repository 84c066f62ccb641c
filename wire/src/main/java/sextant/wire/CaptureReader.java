package sextant.wire;

import java.io.Closeable;
import java.io.IOException;

/** Reads packets of a capture file one by one. */
public interface CaptureReader extends Closeable {
  /**
   * Moves to the next packet.
   *
   * @return false at the end of the file
   * @throws MalformedException when the file is damaged here; nothing after it can be read
   */
  boolean next(PacketBuffer packet) throws IOException, MalformedException;
}
