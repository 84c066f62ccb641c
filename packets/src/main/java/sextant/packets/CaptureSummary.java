package sextant.packets;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.wire.EtherType;
import sextant.wire.IpAddress;
import sextant.wire.IpProtocol;
import sextant.wire.LinkType;
import sextant.wire.Name;
import sextant.wire.PacketBuffer;

/**
 * Counts packets by protocol, conversation and address. Memory is bounded: beyond {@link
 * #MAX_CONVERSATIONS} conversations only the protocols are counted. Not for several threads.
 */
public final class CaptureSummary {
  /** More than a person looks at, less than a scan makes. */
  public static final int MAX_CONVERSATIONS = 200_000;

  private final HeaderView view = new HeaderView();
  private final ProtocolCount protocols = new ProtocolCount(new Name("all", "全部"));
  private final Map<Conversation, ConversationCount> conversations = new HashMap<>();
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;
  private boolean isPartial;

  /** Counts one packet. */
  public void add(PacketBuffer packet) {
    long bytes = packet.originalLength();
    firstNanos = Math.min(firstNanos, packet.epochNanos());
    lastNanos = Math.max(lastNanos, packet.epochNanos());
    view.find(packet);
    protocols.add(bytes);
    ProtocolCount link = protocols.inner(LinkType.name(packet.linkType())).add(bytes);
    if (view.etherType() >= 0) {
      boolean isLength = view.etherType() < 0x0600;
      Name name = isLength ? Name.same("802.3") : EtherType.name(view.etherType());
      ProtocolCount network = link.inner(name).add(bytes);
      if (view.version() != 0) {
        network.inner(IpProtocol.name(view.protocol())).add(bytes);
      }
    }
    count(packet.epochNanos(), bytes);
  }

  private void count(long epochNanos, long bytes) {
    Optional<Conversation> found = Conversation.of(view);
    if (found.isEmpty()) {
      return;
    }
    Conversation conversation = found.get();
    ConversationCount forward = conversations.get(conversation);
    ConversationCount backward =
        forward == null ? conversations.get(conversation.reversed()) : null;
    if (forward != null) {
      forward.addForward(epochNanos, bytes);
    } else if (backward != null) {
      backward.addBackward(epochNanos, bytes);
    } else if (conversations.size() < MAX_CONVERSATIONS) {
      ConversationCount fresh = new ConversationCount(conversation, epochNanos);
      fresh.addForward(epochNanos, bytes);
      conversations.put(conversation, fresh);
    } else {
      isPartial = true;
    }
  }

  /** All packets, and below them the protocols from the link inwards. */
  public ProtocolCount protocols() {
    return protocols;
  }

  /** The conversations, most bytes first. */
  public List<ConversationCount> conversations() {
    return conversations.values().stream()
        .sorted(Comparator.comparingLong(ConversationCount::bytes).reversed())
        .toList();
  }

  /** The addresses, most bytes first. */
  public List<EndpointCount> endpoints() {
    Map<IpAddress, EndpointCount> counts = new HashMap<>();
    for (ConversationCount each : conversations.values()) {
      Conversation conversation = each.conversation();
      counts.merge(
          conversation.first().address(),
          each.ofFirst(conversation.first().address()),
          EndpointCount::plus);
      counts.merge(
          conversation.second().address(),
          each.ofSecond(conversation.second().address()),
          EndpointCount::plus);
    }
    return counts.values().stream()
        .sorted(Comparator.comparingLong(EndpointCount::bytes).reversed())
        .toList();
  }

  /** Nanoseconds between the earliest and the latest packet. */
  public long durationNanos() {
    return lastNanos < firstNanos ? 0 : lastNanos - firstNanos;
  }

  /** Whether there were more conversations than are counted. */
  public boolean isPartial() {
    return isPartial;
  }
}
