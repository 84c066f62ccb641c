package sextant.packets;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import sextant.wire.Bytes;
import sextant.wire.Checksum;
import sextant.wire.IpProtocol;
import sextant.wire.Ipv4Format;
import sextant.wire.Ipv6Format;
import sextant.wire.Octets;

/** The fragments of one datagram that have come so far. */
final class FragmentedDatagram {
  private static final int MAX_BYTES = 65_535;
  private static final int UNIT = 8;
  private static final int OVERHEAD = 64; // about what the map needs for a piece
  private static final int DONT_FRAGMENT = 0x4000;

  private final long beganNanos;
  private final TreeMap<Integer, Bytes> pieces = new TreeMap<>();
  private Bytes header = Bytes.EMPTY;
  private int end = -1;
  private int pieceBytes;
  private boolean isBroken;

  FragmentedDatagram(long beganNanos) {
    this.beganNanos = beganNanos;
  }

  /**
   * Takes a fragment.
   *
   * @param itsHeader all before the payload; that of the first fragment counts
   */
  void take(Bytes itsHeader, int offset, boolean hasMore, Bytes payload) {
    int itsEnd = offset + payload.length();
    if (isBroken || Objects.equals(pieces.get(offset), payload)) {
      return;
    }
    boolean isTornUp = payload.isEmpty() || (hasMore && payload.length() % UNIT != 0);
    boolean isBeyond = itsEnd > MAX_BYTES || (end >= 0 && itsEnd > end);
    boolean isOtherEnd = !hasMore && (end >= 0 || furthest() > itsEnd);
    if (isTornUp || isBeyond || isOtherEnd || overlaps(offset, itsEnd)) {
      giveUp();
      return;
    }
    pieces.put(offset, payload);
    pieceBytes += payload.length();
    end = hasMore ? end : itsEnd;
    header = offset == 0 ? itsHeader : header;
    if (isComplete() && header.length() + end > MAX_BYTES) {
      giveUp();
    }
  }

  private void giveUp() {
    isBroken = true;
    pieces.clear();
    pieceBytes = 0;
  }

  private int furthest() {
    Map.Entry<Integer, Bytes> last = pieces.lastEntry();
    return last == null ? 0 : last.getKey() + last.getValue().length();
  }

  private boolean overlaps(int from, int itsEnd) {
    Map.Entry<Integer, Bytes> before = pieces.lowerEntry(itsEnd);
    return before != null && before.getKey() + before.getValue().length() > from;
  }

  boolean isComplete() {
    return !isBroken && end >= 0 && pieceBytes == end && !header.isEmpty();
  }

  /** Whether its fragments contradict each other, so that nothing will come of it. */
  boolean isBroken() {
    return isBroken;
  }

  long beganNanos() {
    return beganNanos;
  }

  int fragmentCount() {
    return pieces.size();
  }

  int heldBytes() {
    return pieceBytes + (pieces.size() + 1) * OVERHEAD;
  }

  /** The whole packet: the first fragment's header with what changes filled in anew. */
  byte[] ipv4() {
    byte[] packet = joined(header);
    Octets.put16(packet, Ipv4Format.TOTAL_LENGTH, packet.length);
    Octets.put16(packet, Ipv4Format.FLAGS, Octets.u16(packet, Ipv4Format.FLAGS) & DONT_FRAGMENT);
    Octets.put16(packet, Ipv4Format.CHECKSUM, 0);
    Octets.put16(packet, Ipv4Format.CHECKSUM, Checksum.of(packet, 0, header.length()));
    return packet;
  }

  /** The whole packet without the fragment header, whose next header moves to the one before. */
  byte[] ipv6() {
    int fragment = header.length() - UNIT;
    byte[] packet = joined(header.slice(0, fragment));
    Octets.put8(packet, nextHeaderBefore(packet, fragment), header.u8(fragment));
    int payload = packet.length - Ipv6Format.LENGTH;
    Octets.put16(packet, Ipv6Format.PAYLOAD_LENGTH, payload);
    return packet;
  }

  private static int nextHeaderBefore(byte[] packet, int fragment) {
    int place = Ipv6Format.NEXT_HEADER;
    int at = Ipv6Format.LENGTH;
    while (at < fragment && packet[place] != IpProtocol.FRAGMENT) {
      int kind = Octets.u8(packet, place);
      place = at;
      at += Ipv6Format.extensionLength(kind, packet, at);
    }
    return place;
  }

  private byte[] joined(Bytes front) {
    byte[] packet = new byte[front.length() + end];
    front.copyTo(packet, 0);
    pieces.forEach((offset, piece) -> piece.copyTo(packet, front.length() + offset));
    return packet;
  }
}
