package sextant.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a pcapng file with nanosecond timestamps. Interfaces are added before their packets;
 * names, secrets and statistics at any time. Not safe for several threads.
 */
public final class PcapngWriter implements CaptureWriter {
  private final OutputStream stream;
  private final BlockBuffer out;
  private final List<CaptureInterface> interfaces = new ArrayList<>();

  /**
   * Begins the file.
   *
   * @param application what wrote it, such as {@code sextant 1.0}; may be empty
   * @param comment about the whole file; may be empty
   */
  public PcapngWriter(OutputStream stream, String application, String comment) throws IOException {
    this.stream = stream;
    this.out = new BlockBuffer(stream);
    out.beginBlock(PcapngFormat.SECTION_HEADER);
    out.i32(PcapngFormat.BYTE_ORDER_MAGIC);
    out.i16(1);
    out.i16(0);
    out.i64(-1); // length of the section: not known in a stream
    out.textOption(PcapngFormat.OPTION_COMMENT, comment);
    out.textOption(PcapngFormat.SECTION_APPLICATION, application);
    out.endOfOptions();
    out.endBlock();
  }

  /** Declares an interface and returns its index for {@link CapturedPacket#interfaceIndex}. */
  public int addInterface(CaptureInterface description) throws IOException {
    Range.requireBits("link type", description.linkType(), 16);
    out.beginBlock(PcapngFormat.INTERFACE_DESCRIPTION);
    out.i16(description.linkType());
    out.i16(0);
    out.i32(description.snapLength());
    out.textOption(PcapngFormat.INTERFACE_NAME, description.name());
    out.textOption(PcapngFormat.INTERFACE_TEXT, description.description());
    out.option(PcapngFormat.INTERFACE_RESOLUTION, Bytes.of(9)); // 10^-9 s
    out.endOfOptions();
    out.endBlock();
    interfaces.add(description);
    return interfaces.size() - 1;
  }

  /** Tells readers what an address is called. */
  public void writeName(IpAddress address, String name) throws IOException {
    Bytes value = address.toBytes().plus(Bytes.ofText(name)).plus(Bytes.of(0));
    out.beginBlock(PcapngFormat.NAME_RESOLUTION);
    out.option(
        address instanceof Ipv4Address ? PcapngFormat.NAME_IPV4 : PcapngFormat.NAME_IPV6, value);
    out.i32(PcapngFormat.NAME_END);
    out.endBlock();
  }

  /** Lets readers decrypt TLS: lines in the NSS key log format. */
  public void writeTlsKeyLog(Bytes lines) throws IOException {
    out.beginBlock(PcapngFormat.DECRYPTION_SECRETS);
    out.i32(PcapngFormat.SECRETS_TLS_KEY_LOG);
    out.i32(lines.length());
    out.bytes(lines);
    out.pad();
    out.endBlock();
  }

  /** Says how many packets an interface saw and how many of them were lost, up to this time. */
  public void writeStatistics(int interfaceIndex, long epochNanos, long received, long dropped)
      throws IOException {
    requireInterface(interfaceIndex);
    out.beginBlock(PcapngFormat.INTERFACE_STATISTICS);
    out.i32(interfaceIndex);
    timestamp(epochNanos);
    counter(PcapngFormat.STATISTICS_RECEIVED, received);
    counter(PcapngFormat.STATISTICS_DROPPED, dropped);
    out.endOfOptions();
    out.endBlock();
  }

  private void counter(int code, long value) {
    out.i16(code);
    out.i16(8);
    out.i64(value);
  }

  @Override
  public void write(CapturedPacket packet) throws IOException {
    Bytes bytes = packet.bytes();
    begin(packet.interfaceIndex(), packet.epochNanos(), bytes.length(), packet.originalLength());
    out.bytes(bytes);
    end(packet.comment());
  }

  @Override
  public void write(PacketBuffer packet) throws IOException {
    begin(
        packet.interfaceIndex(),
        packet.epochNanos(),
        packet.capturedLength(),
        packet.originalLength());
    out.bytes(packet.array(), packet.offset(), packet.capturedLength());
    end(packet.comment());
  }

  private void begin(int interfaceIndex, long epochNanos, int captured, int original) {
    requireInterface(interfaceIndex);
    out.beginBlock(PcapngFormat.ENHANCED_PACKET);
    out.i32(interfaceIndex);
    timestamp(epochNanos);
    out.i32(captured);
    out.i32(original);
  }

  private void end(String comment) throws IOException {
    out.pad();
    if (!comment.isEmpty()) {
      out.textOption(PcapngFormat.OPTION_COMMENT, comment);
      out.endOfOptions();
    }
    out.endBlock();
  }

  private void timestamp(long epochNanos) {
    out.i32((int) (epochNanos >>> 32));
    out.i32((int) epochNanos);
  }

  private void requireInterface(int index) {
    if (index < 0 || index >= interfaces.size()) {
      throw new IllegalArgumentException("interface " + index + " of " + interfaces.size());
    }
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
