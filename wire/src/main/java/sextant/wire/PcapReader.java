package sextant.wire;

import java.io.IOException;
import java.util.List;

/** Reads pcap files of either byte order with timestamps in microseconds or nanoseconds. */
final class PcapReader implements CaptureReader {
  private final StreamBuffer in;
  private final boolean littleEndian;
  private final int nanosPerUnit;
  private final int recordHeader;
  private final CaptureInterface source;
  private boolean cutShort;

  PcapReader(StreamBuffer in) throws IOException, MalformedException {
    this.in = in;
    MalformedException.requireLength(
        "pcap", in.fill(PcapFormat.FILE_HEADER), PcapFormat.FILE_HEADER);
    int magic = in.i32(0, false);
    this.littleEndian = !isMagic(magic);
    int number = in.i32(0, littleEndian);
    if (!isMagic(number)) {
      throw new MalformedException("capture file: unknown magic number %08x".formatted(magic));
    }
    this.nanosPerUnit = number == PcapFormat.MAGIC_NANOS ? 1 : 1000;
    this.recordHeader =
        number == PcapFormat.MAGIC_KUZNETZOV
            ? PcapFormat.KUZNETZOV_RECORD_HEADER
            : PcapFormat.RECORD_HEADER;
    int linkType = in.i32(20, littleEndian) & 0xffff; // the upper half may tell about checksums
    this.source = new CaptureInterface(linkType, in.i32(16, littleEndian), "", "");
    in.advance(PcapFormat.FILE_HEADER);
  }

  private static boolean isMagic(int number) {
    return number == PcapFormat.MAGIC_MICROS
        || number == PcapFormat.MAGIC_NANOS
        || number == PcapFormat.MAGIC_KUZNETZOV;
  }

  @Override
  public boolean next(PacketBuffer packet) throws IOException, MalformedException {
    int there = in.fill(recordHeader);
    if (there < recordHeader) {
      cutShort = there > 0;
      return false;
    }
    long seconds = in.u32(0, littleEndian);
    long fraction = in.u32(4, littleEndian);
    long captured = in.u32(8, littleEndian);
    int original = in.i32(12, littleEndian);
    if (captured > StreamBuffer.LIMIT) {
      throw new MalformedException("pcap: packet of " + captured + " bytes");
    }
    in.advance(recordHeader);
    if (in.fill((int) captured) < captured) {
      cutShort = true;
      return false;
    }
    packet.set(in.array(), in.position(), (int) captured, Math.max(original, (int) captured));
    packet.setOrigin(0, source.linkType(), seconds * 1_000_000_000L + fraction * nanosPerUnit);
    in.advance((int) captured);
    return true;
  }

  @Override
  public List<CaptureInterface> interfaces() {
    return List.of(source);
  }

  @Override
  public boolean isCutShort() {
    return cutShort;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
