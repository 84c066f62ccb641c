package sextant.packets;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sextant.wire.Bytes;
import sextant.wire.Ipv4Format;
import sextant.wire.Ipv6Format;
import sextant.wire.LinkType;
import sextant.wire.PacketBuffer;
import sextant.wire.PacketView;

/**
 * Puts IP fragments together again (RFC 791, §3.2 and RFC 8200, §4.5). What contradicts itself is
 * given up for good: fragments that overlap (RFC 5722), two different ends, more than an IP packet
 * can hold; an exact repetition is passed over. Time is that of the capture; memory is bounded, the
 * oldest datagram goes first. Not for several threads.
 */
public final class Reassembler {
  private static final int MAX_DATAGRAMS = 1024;
  private static final int MAX_HELD_BYTES = 8 << 20;
  private static final long TIMEOUT_NANOS = 60_000_000_000L;
  private static final int FRAGMENT_HEADER = 8;

  private final PacketView view = new PacketView();
  private final PacketBuffer whole = new PacketBuffer();
  private final Map<Key, FragmentedDatagram> waiting = new LinkedHashMap<>();
  private int heldBytes;
  private int fragmentCount;
  private long contradictions;

  /** What the fragments of one datagram have in common. */
  private record Key(Bytes addresses, int protocol, int identification) {}

  /**
   * Takes the next packet of the capture. Returns it when it is no fragment, the whole datagram
   * when this was its last missing piece, and nothing while some are missing. The datagram begins
   * with its IP header and is overwritten by the next one.
   */
  public Optional<PacketBuffer> add(PacketBuffer packet) {
    view.scan(packet);
    if (!view.isFragment()) {
      return Optional.of(packet);
    }
    forgetOld(packet.epochNanos());
    if (!view.isWhole()) {
      return Optional.empty();
    }
    Key key = key();
    FragmentedDatagram datagram =
        waiting.computeIfAbsent(key, k -> new FragmentedDatagram(packet.epochNanos()));
    int heldBefore = datagram.heldBytes();
    boolean wasBroken = datagram.isBroken();
    take(datagram);
    heldBytes += datagram.heldBytes() - heldBefore;
    contradictions += datagram.isBroken() && !wasBroken ? 1 : 0;
    if (!datagram.isComplete()) {
      return Optional.empty();
    }
    forget(key);
    return Optional.of(finished(datagram, packet));
  }

  private Key key() {
    byte[] array = view.array();
    int at = view.network();
    if (view.isIpv4()) {
      Bytes addresses = Bytes.copyOf(array, at + Ipv4Format.SOURCE, 8);
      return new Key(addresses, view.protocol(), Ipv4Format.identification(array, at));
    }
    int identification = (int) Ipv6Format.fragmentIdentification(array, view.fragmentHeader());
    return new Key(Bytes.copyOf(array, at + Ipv6Format.SOURCE, 32), -1, identification);
  }

  private void take(FragmentedDatagram datagram) {
    byte[] array = view.array();
    int at = view.network();
    if (view.isIpv4()) {
      int header = Ipv4Format.headerLength(array, at);
      datagram.take(
          Bytes.copyOf(array, at, header),
          Ipv4Format.fragmentOffset(array, at),
          Ipv4Format.hasMoreFragments(array, at),
          Bytes.copyOf(array, at + header, Math.max(0, view.transportEnd() - at - header)));
      return;
    }
    int fragment = view.fragmentHeader();
    int from = fragment + FRAGMENT_HEADER;
    datagram.take(
        Bytes.copyOf(array, at, from - at),
        Ipv6Format.fragmentOffset(array, fragment),
        Ipv6Format.hasMoreFragments(array, fragment),
        Bytes.copyOf(array, from, Math.max(0, view.transportEnd() - from)));
  }

  private PacketBuffer finished(FragmentedDatagram datagram, PacketBuffer last) {
    boolean isIpv4 = view.isIpv4();
    byte[] bytes = isIpv4 ? datagram.ipv4() : datagram.ipv6();
    fragmentCount = datagram.fragmentCount();
    whole.set(bytes, 0, bytes.length, bytes.length);
    whole.setOrigin(
        last.interfaceIndex(), isIpv4 ? LinkType.IPV4 : LinkType.IPV6, last.epochNanos());
    return whole;
  }

  private void forgetOld(long now) {
    Iterator<FragmentedDatagram> oldest = waiting.values().iterator();
    while (oldest.hasNext()) {
      FragmentedDatagram datagram = oldest.next();
      boolean isTooMuch = waiting.size() >= MAX_DATAGRAMS || heldBytes > MAX_HELD_BYTES;
      if (!isTooMuch && now - datagram.beganNanos() < TIMEOUT_NANOS) {
        return;
      }
      heldBytes -= datagram.heldBytes();
      oldest.remove();
    }
  }

  private void forget(Key key) {
    FragmentedDatagram gone = waiting.remove(key);
    heldBytes -= gone == null ? 0 : gone.heldBytes();
  }

  /** Of how many fragments the datagram was made that {@link #add} returned last. */
  public int fragmentCount() {
    return fragmentCount;
  }

  /** How many datagrams were given up because their fragments contradict each other. */
  public long contradictions() {
    return contradictions;
  }

  /** How many datagrams still lack fragments. */
  public int waitingCount() {
    return waiting.size();
  }
}
