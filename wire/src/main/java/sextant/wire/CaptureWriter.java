package sextant.wire;

import java.io.Closeable;
import java.io.IOException;

/** Writes packets to a capture file. {@link #close} flushes and closes the stream it was given. */
public interface CaptureWriter extends Closeable {
  /** Appends a packet; its interface must be one of the file's. */
  void write(CapturedPacket packet) throws IOException;

  /** Appends the packet the buffer holds now. */
  void write(PacketBuffer packet) throws IOException;

  /** Hands everything written so far to the stream and flushes it. */
  void flush() throws IOException;
}
