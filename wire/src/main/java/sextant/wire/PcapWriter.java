package sextant.wire;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a pcap file with nanosecond timestamps and one link type. Not safe for several threads.
 */
public final class PcapWriter implements CaptureWriter {
  private static final int SNAP_LENGTH = 262_144;

  private final OutputStream stream;
  private final BlockBuffer out;
  private final int linkType;

  /** Begins the file. */
  public PcapWriter(OutputStream stream, int linkType) {
    Range.requireBits("link type", linkType, 16);
    this.stream = stream;
    this.out = new BlockBuffer(stream);
    this.linkType = linkType;
    out.i32(PcapFormat.MAGIC_NANOS);
    out.i16(2);
    out.i16(4);
    out.i64(0);
    out.i32(SNAP_LENGTH);
    out.i32(linkType);
  }

  @Override
  public void write(CapturedPacket packet) throws IOException {
    Bytes bytes = packet.bytes();
    begin(packet.linkType(), packet.epochNanos(), bytes.length(), packet.originalLength());
    out.bytes(bytes);
    out.writeIfBig();
  }

  @Override
  public void write(PacketBuffer packet) throws IOException {
    int captured = packet.capturedLength();
    begin(packet.linkType(), packet.epochNanos(), captured, packet.originalLength());
    out.bytes(packet.array(), packet.offset(), captured);
    out.writeIfBig();
  }

  private void begin(int packetLinkType, long epochNanos, int captured, int original) {
    if (packetLinkType != linkType) {
      throw new IllegalArgumentException(
          "link type " + packetLinkType + " in a file of " + linkType);
    }
    out.i32((int) Math.floorDiv(epochNanos, 1_000_000_000L));
    out.i32((int) Math.floorMod(epochNanos, 1_000_000_000L));
    out.i32(captured);
    out.i32(original);
  }

  @Override
  public void flush() throws IOException {
    out.writeAll();
    stream.flush();
  }

  @Override
  public void close() throws IOException {
    try (stream) {
      out.writeAll();
    }
  }
}
