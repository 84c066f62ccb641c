package sextant.raw;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Copies one packet from the ring ({@code struct tpacket3_hdr}, then {@code struct sockaddr_ll}) to
 * a batch, and puts back what the kernel keeps beside it: a VLAN tag, or the cooked header.
 */
final class PacketCopier {
  static final int COOKED_HEADER_BYTES = 20;

  private static final int SECONDS = 4;
  private static final int NANOS = 8;
  private static final int CAPTURED_LENGTH = 12;
  private static final int ORIGINAL_LENGTH = 16;
  private static final int STATUS = 20;
  private static final int PACKET_START = 24;
  private static final int VLAN_TAG = 32;
  private static final int VLAN_PROTOCOL = 36;
  private static final int ADDRESS = 48;
  private static final int ADDRESS_PROTOCOL = ADDRESS + 2;
  private static final int INTERFACE = ADDRESS + 4;
  private static final int HARDWARE_TYPE = ADDRESS + 8;
  private static final int PACKET_TYPE = ADDRESS + 10;
  private static final int ADDRESS_LENGTH = ADDRESS + 11;
  private static final int HARDWARE_ADDRESS = ADDRESS + 12;

  private static final int HAS_VLAN_TAG = 1 << 4;
  private static final int HAS_VLAN_PROTOCOL = 1 << 6;
  private static final int VLAN_BYTES = 4;
  private static final int MAC_ADDRESSES = 12;
  private static final int DEFAULT_VLAN_PROTOCOL = 0x8100;

  private final boolean isCooked;
  private final int loopbackIndex;

  /**
   * @param isCooked whether packets come without link header and get the cooked one
   * @param loopbackIndex interface whose sent packets are skipped because each arrives as well
   */
  PacketCopier(boolean isCooked, int loopbackIndex) {
    this.isCooked = isCooked;
    this.loopbackIndex = loopbackIndex;
  }

  /** Returns false, having copied nothing, when the batch has no room for this packet. */
  boolean copy(ByteBuffer ring, int at, PacketBatch batch) {
    Direction direction = Direction.ofPacketType(ring.get(at + PACKET_TYPE) & 0xff);
    int nic = ring.getInt(at + INTERFACE);
    if (direction == Direction.SENT && nic == loopbackIndex) {
      return true;
    }
    int captured = ring.getInt(at + CAPTURED_LENGTH);
    int status = ring.getInt(at + STATUS);
    boolean hasTag = !isCooked && (status & HAS_VLAN_TAG) != 0 && captured >= MAC_ADDRESSES;
    int added = isCooked ? COOKED_HEADER_BYTES : hasTag ? VLAN_BYTES : 0;
    if (!batch.hasRoom(captured + added)) {
      return false;
    }
    long time =
        (ring.getInt(at + SECONDS) & 0xffff_ffffL) * 1_000_000_000L + ring.getInt(at + NANOS);
    int original = ring.getInt(at + ORIGINAL_LENGTH) + added;
    int to = batch.add(captured + added, original, time, nic, direction);
    int from = at + (ring.getShort(at + PACKET_START) & 0xffff);
    byte[] target = batch.bytes();
    if (isCooked) {
      writeCookedHeader(ring, at, target, to);
      ring.get(from, target, to + COOKED_HEADER_BYTES, captured);
    } else if (hasTag) {
      ring.get(from, target, to, MAC_ADDRESSES);
      writeTag(ring, at, target, to + MAC_ADDRESSES);
      int rest = captured - MAC_ADDRESSES;
      ring.get(from + MAC_ADDRESSES, target, to + MAC_ADDRESSES + VLAN_BYTES, rest);
    } else {
      ring.get(from, target, to, captured);
    }
    return true;
  }

  private static void writeTag(ByteBuffer ring, int at, byte[] target, int to) {
    boolean hasProtocol = (ring.getInt(at + STATUS) & HAS_VLAN_PROTOCOL) != 0;
    put16(target, to, hasProtocol ? ring.getShort(at + VLAN_PROTOCOL) : DEFAULT_VLAN_PROTOCOL);
    put16(target, to + 2, ring.getInt(at + VLAN_TAG));
  }

  // LINKTYPE_LINUX_SLL2: protocol, reserved, interface, ARPHRD type, packet type, address.
  private static void writeCookedHeader(ByteBuffer ring, int at, byte[] target, int to) {
    target[to] = ring.get(at + ADDRESS_PROTOCOL);
    target[to + 1] = ring.get(at + ADDRESS_PROTOCOL + 1);
    put16(target, to + 2, 0);
    int nic = ring.getInt(at + INTERFACE);
    put16(target, to + 4, nic >>> 16);
    put16(target, to + 6, nic);
    put16(target, to + 8, ring.getShort(at + HARDWARE_TYPE));
    target[to + 10] = ring.get(at + PACKET_TYPE);
    int length = Math.min(8, ring.get(at + ADDRESS_LENGTH) & 0xff);
    target[to + 11] = (byte) length;
    Arrays.fill(target, to + 12, to + COOKED_HEADER_BYTES, (byte) 0);
    ring.get(at + HARDWARE_ADDRESS, target, to + 12, length);
  }

  private static void put16(byte[] target, int at, int value) {
    target[at] = (byte) (value >>> 8);
    target[at + 1] = (byte) value;
  }
}
