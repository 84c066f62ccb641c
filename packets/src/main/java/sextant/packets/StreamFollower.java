package sextant.packets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.packets.FollowedStream.Piece;
import sextant.wire.Bytes;
import sextant.wire.IpProtocol;
import sextant.wire.PacketBuffer;
import sextant.wire.TcpFlags;
import sextant.wire.TcpFormat;
import sextant.wire.UdpFormat;

/**
 * Puts the bytes of one conversation together: UDP datagrams as they come, TCP segments in the
 * order of their sequence numbers, each byte once, however often it was sent, both also when IP cut
 * them into fragments. Memory is bounded by the limit. Not for several threads.
 */
public final class StreamFollower {
  /** Enough to read, little enough to show. */
  public static final int DEFAULT_LIMIT_BYTES = 16 << 20;

  private final int limitBytes;
  private final Reassembler reassembler = new Reassembler();
  private final HeaderView view = new HeaderView();
  private final List<Piece> pieces = new ArrayList<>();
  private final TcpDirection fromFirst;
  private final TcpDirection fromSecond;
  private Conversation conversation;
  private int heldBytes;
  private boolean isTruncated;

  /** Follows this conversation; packets of others are passed over. */
  public StreamFollower(Conversation conversation, int limitBytes) {
    this.conversation = conversation;
    this.limitBytes = limitBytes;
    this.fromFirst = new TcpDirection(limitBytes);
    this.fromSecond = new TcpDirection(limitBytes);
  }

  /** Takes the next packet of the capture; fragments count once their datagram is whole. */
  public void add(PacketBuffer packet) {
    reassembler.add(packet).ifPresent(this::addWhole);
  }

  private void addWhole(PacketBuffer packet) {
    view.find(packet);
    Optional<Conversation> its = Conversation.of(view);
    if (its.isEmpty() || !its.get().isSameAs(conversation) || !view.hasPorts()) {
      return;
    }
    boolean isFromFirst = its.get().first().equals(conversation.first());
    long epochNanos = packet.epochNanos();
    if (view.protocol() == IpProtocol.UDP) {
      int from = Math.min(view.payload() + UdpFormat.LENGTH, view.payloadEnd());
      keep(isFromFirst, epochNanos, copy(from, view.payloadEnd()), 0);
    } else if (view.protocol() == IpProtocol.TCP) {
      segment(isFromFirst, epochNanos);
    }
  }

  private void segment(boolean isFromFirst, long epochNanos) {
    int at = view.payload();
    boolean hasHeader = view.payloadEnd() - at >= TcpFormat.MIN_LENGTH;
    int header = hasHeader ? TcpFormat.headerLength(view.array(), at) : 0;
    if (header < TcpFormat.MIN_LENGTH) {
      return;
    }
    int flags = TcpFormat.flags(view.array(), at);
    boolean isOpening = (flags & (TcpFlags.SYN | TcpFlags.ACK)) == TcpFlags.SYN;
    if (isOpening && !isFromFirst && pieces.isEmpty()) {
      conversation = conversation.reversed();
      segment(true, epochNanos);
      return;
    }
    int sequence = (int) TcpFormat.sequence(view.array(), at);
    TcpDirection here = isFromFirst ? fromFirst : fromSecond;
    TcpDirection there = isFromFirst ? fromSecond : fromFirst;
    if ((flags & TcpFlags.ACK) != 0) {
      // The other side has these bytes, so what the capture still lacks of them it will never have.
      int acknowledged = (int) TcpFormat.acknowledgment(view.array(), at);
      there.acknowledge(acknowledged);
      release(there, !isFromFirst, epochNanos);
    }
    boolean isSyn = (flags & TcpFlags.SYN) != 0;
    if (isSyn) {
      here.begin(sequence + 1);
    }
    int from = Math.min(at + header, view.payloadEnd());
    here.segment(isSyn ? sequence + 1 : sequence, copy(from, view.payloadEnd()));
    release(here, isFromFirst, epochNanos);
  }

  private Bytes copy(int from, int end) {
    return Bytes.copyOf(view.array(), from, end - from);
  }

  private void release(TcpDirection direction, boolean isFromFirst, long epochNanos) {
    Optional<TcpDirection.Ready> ready = direction.next();
    while (ready.isPresent()) {
      keep(isFromFirst, epochNanos, ready.get().bytes(), ready.get().missingBytes());
      ready = direction.next();
    }
    isTruncated |= direction.isOverfull();
  }

  private void keep(boolean isFromFirst, long epochNanos, Bytes bytes, long missingBytes) {
    if (bytes.isEmpty() && missingBytes == 0) {
      return;
    }
    int room = Math.min(bytes.length(), limitBytes - heldBytes);
    isTruncated |= room < bytes.length();
    if (room > 0 || missingBytes > 0) {
      pieces.add(new Piece(isFromFirst, epochNanos, bytes.slice(0, room), missingBytes));
      heldBytes += room;
    }
  }

  /** What was put together so far; segments that still wait for one before them come last. */
  public FollowedStream stream() {
    List<Piece> all = new ArrayList<>(pieces);
    long last = pieces.isEmpty() ? 0 : pieces.getLast().epochNanos();
    for (TcpDirection direction : List.of(fromFirst, fromSecond)) {
      for (TcpDirection.Ready rest : direction.waiting()) {
        all.add(new Piece(direction == fromFirst, last, rest.bytes(), rest.missingBytes()));
      }
    }
    return new FollowedStream(conversation, List.copyOf(all), isTruncated);
  }
}
