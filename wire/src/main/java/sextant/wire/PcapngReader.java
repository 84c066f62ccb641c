package sextant.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads pcapng files: sections of either byte order, packets in all three kinds of blocks,
 * comments, names. Blocks it does not know are passed over.
 */
public final class PcapngReader implements CaptureReader {
  private static final int BLOCK_OVERHEAD = 12;
  private static final int MAX_INTERFACES = 1 << 16;
  private static final int MAX_NAMES = 1 << 16;
  private static final long LIMITLESS = 0xffff_ffffL;

  private final StreamBuffer in;
  private final List<CaptureInterface> interfaces = new ArrayList<>();
  private final List<TimeResolution> resolutions = new ArrayList<>();
  private final Map<IpAddress, String> names = new LinkedHashMap<>();
  private String comment = "";
  private final Block block = new Block();
  private boolean littleEndian;
  private boolean cutShort;

  PcapngReader(StreamBuffer in) {
    this.in = in;
  }

  @Override
  public boolean next(PacketBuffer packet) throws IOException, MalformedException {
    while (true) {
      int there = in.fill(BLOCK_OVERHEAD);
      if (there < BLOCK_OVERHEAD) {
        cutShort = there > 0;
        return false;
      }
      int type = in.i32(0, littleEndian);
      if (type == PcapngFormat.SECTION_HEADER) {
        readByteOrder();
      }
      long length = in.u32(4, littleEndian);
      if (length < BLOCK_OVERHEAD) {
        throw new MalformedException("pcapng: block of " + length + " bytes");
      }
      if (!isKept(type)) {
        cutShort = !in.skip((length + 3) & ~3L);
      } else if (readBlock(type, length, packet)) {
        return true;
      }
      if (cutShort) {
        return false;
      }
    }
  }

  private static boolean isKept(int type) {
    return switch (type) {
      case PcapngFormat.SECTION_HEADER,
          PcapngFormat.INTERFACE_DESCRIPTION,
          PcapngFormat.OBSOLETE_PACKET,
          PcapngFormat.SIMPLE_PACKET,
          PcapngFormat.NAME_RESOLUTION,
          PcapngFormat.ENHANCED_PACKET ->
          true;
      default -> false;
    };
  }

  private void readByteOrder() throws MalformedException {
    int magic = in.i32(8, false);
    littleEndian = magic != PcapngFormat.BYTE_ORDER_MAGIC;
    if (in.i32(8, littleEndian) != PcapngFormat.BYTE_ORDER_MAGIC) {
      throw new MalformedException("pcapng: byte-order magic %08x".formatted(magic));
    }
    interfaces.clear();
    resolutions.clear();
  }

  /** Whether the block was a packet. */
  private boolean readBlock(int type, long length, PacketBuffer packet)
      throws IOException, MalformedException {
    if (length > StreamBuffer.LIMIT) {
      throw new MalformedException("pcapng: block of " + length + " bytes");
    }
    int padded = ((int) length + 3) & ~3;
    if (in.fill(padded) < padded) {
      cutShort = true;
      return false;
    }
    block.type = type;
    block.end = (int) length - 4;
    switch (type) {
      case PcapngFormat.SECTION_HEADER -> readSection();
      case PcapngFormat.INTERFACE_DESCRIPTION -> readInterface();
      case PcapngFormat.NAME_RESOLUTION -> readNames();
      default -> readPacket(packet);
    }
    in.advance(padded);
    return type != PcapngFormat.SECTION_HEADER
        && type != PcapngFormat.INTERFACE_DESCRIPTION
        && type != PcapngFormat.NAME_RESOLUTION;
  }

  /**
   * The block at the buffer's position, used again for each; offsets count from its first byte,
   * {@code end} is its trailing length.
   */
  private static final class Block {
    int type;
    int end;

    void require(int needed) throws MalformedException {
      if (end < needed) { // the words are made only when they are needed: this runs for each packet
        MalformedException.requireLength("pcapng block " + type, end, needed);
      }
    }
  }

  private interface OptionVisitor {
    void option(int code, int offset, int length) throws MalformedException;
  }

  private void options(int from, OptionVisitor visitor) throws MalformedException {
    int at = from;
    while (at + 4 <= block.end) {
      int code = in.u16(at, littleEndian);
      int length = in.u16(at + 2, littleEndian);
      if (code == 0) {
        return;
      }
      block.require(at + 4 + length);
      visitor.option(code, at + 4, length);
      at += 4 + ((length + 3) & ~3);
    }
  }

  private void readSection() throws MalformedException {
    block.require(24);
    options(
        24,
        (code, offset, length) -> {
          if (code == PcapngFormat.OPTION_COMMENT) {
            comment = text(offset, length);
          }
        });
  }

  private void readInterface() throws MalformedException {
    block.require(16);
    if (interfaces.size() == MAX_INTERFACES) {
      throw new MalformedException("pcapng: more than " + MAX_INTERFACES + " interfaces");
    }
    String[] texts = {"", ""};
    TimeResolution[] resolution = {TimeResolution.MICROSECONDS};
    options(
        16,
        (code, offset, length) -> {
          switch (code) {
            case PcapngFormat.INTERFACE_NAME -> texts[0] = text(offset, length);
            case PcapngFormat.INTERFACE_TEXT -> texts[1] = text(offset, length);
            case PcapngFormat.INTERFACE_RESOLUTION -> {
              if (length >= 1) {
                resolution[0] =
                    resolution[0].withCode(Octets.u8(in.array(), in.position() + offset));
              }
            }
            case PcapngFormat.INTERFACE_OFFSET -> {
              if (length >= 8) {
                resolution[0] = resolution[0].withOffset(in.i64(offset, littleEndian));
              }
            }
            default -> {} // other options do not change how packets are read
          }
        });
    int linkType = in.u16(8, littleEndian);
    interfaces.add(new CaptureInterface(linkType, in.i32(12, littleEndian), texts[0], texts[1]));
    resolutions.add(resolution[0]);
  }

  private void readNames() throws MalformedException {
    int at = 8;
    while (at + 4 <= block.end) {
      int type = in.u16(at, littleEndian);
      int length = in.u16(at + 2, littleEndian);
      if (type == PcapngFormat.NAME_END) {
        return;
      }
      block.require(at + 4 + length);
      int addressLength =
          type == PcapngFormat.NAME_IPV4 ? 4 : type == PcapngFormat.NAME_IPV6 ? 16 : 0;
      if (addressLength > 0 && length > addressLength && names.size() < MAX_NAMES) {
        IpAddress address = IpAddress.of(bytes(at + 4, addressLength).toArray());
        String name = text(at + 4 + addressLength, length - addressLength);
        int end = name.indexOf('\0');
        names.put(address, end < 0 ? name : name.substring(0, end));
      }
      at += 4 + ((length + 3) & ~3);
    }
  }

  private void readPacket(PacketBuffer packet) throws MalformedException {
    boolean isSimple = block.type == PcapngFormat.SIMPLE_PACKET;
    int header = isSimple ? 12 : 28;
    block.require(header);
    int index =
        switch (block.type) {
          case PcapngFormat.SIMPLE_PACKET -> 0;
          case PcapngFormat.OBSOLETE_PACKET -> in.u16(8, littleEndian);
          default -> in.i32(8, littleEndian);
        };
    if (index < 0 || index >= interfaces.size()) {
      throw new MalformedException("pcapng: interface " + index + " of " + interfaces.size());
    }
    CaptureInterface source = interfaces.get(index);
    long original = in.u32(isSimple ? 8 : 24, littleEndian);
    long snapLength = source.snapLength() == 0 ? LIMITLESS : source.snapLength() & LIMITLESS;
    long captured = isSimple ? Math.min(original, snapLength) : in.u32(20, littleEndian);
    if (captured > block.end - header) {
      throw new MalformedException(
          "pcapng: packet of " + captured + " bytes in a block of " + block.end);
    }
    long units = isSimple ? 0 : in.u32(12, littleEndian) << 32 | in.u32(16, littleEndian);
    packet.set(in.array(), in.position() + header, (int) captured, wireLength(original, captured));
    packet.setOrigin(index, source.linkType(), resolutions.get(index).epochNanos(units));
    readPacketComment(header + (((int) captured + 3) & ~3), packet);
  }

  private static int wireLength(long original, long captured) {
    return (int) Math.min(Math.max(original, captured), Integer.MAX_VALUE);
  }

  private void readPacketComment(int from, PacketBuffer packet) throws MalformedException {
    if (block.type == PcapngFormat.SIMPLE_PACKET || from >= block.end) {
      return;
    }
    options(
        from,
        (code, offset, length) -> {
          if (code == PcapngFormat.OPTION_COMMENT) {
            packet.setComment(text(offset, length));
          }
        });
  }

  private Bytes bytes(int offset, int length) {
    return Bytes.copyOf(in.array(), in.position() + offset, length);
  }

  private String text(int offset, int length) {
    return bytes(offset, length).toText();
  }

  /** The interfaces of the current section so far. */
  @Override
  public List<CaptureInterface> interfaces() {
    return List.copyOf(interfaces);
  }

  /** Names of addresses that the file has told so far. */
  public Map<IpAddress, String> names() {
    return Map.copyOf(names);
  }

  /** The remark about the current section; empty when there is none. */
  public String comment() {
    return comment;
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
