package sextant.packets;

import java.util.Optional;
import sextant.wire.IpProtocol;
import sextant.wire.PacketBuffer;
import sextant.words.Language;

/**
 * Two ends that exchange packets of one protocol. {@code first} is the end that sent the packet it
 * was made from; two conversations are the same when their ends are, in either order.
 *
 * @param protocol of the IP header, such as 6 for TCP
 */
public record Conversation(int protocol, Endpoint first, Endpoint second) {
  /** The conversation a packet belongs to; none when it is no IP packet. */
  public static Optional<Conversation> of(PacketBuffer packet) {
    HeaderView view = new HeaderView();
    view.find(packet);
    return of(view);
  }

  static Optional<Conversation> of(HeaderView view) {
    if (view.version() == 0) {
      return Optional.empty();
    }
    Addresses addresses = view.addresses();
    boolean hasPorts = view.hasPorts();
    Endpoint source = new Endpoint(addresses.sourceAddress(), hasPorts ? view.sourcePort() : -1);
    Endpoint destination =
        new Endpoint(addresses.destinationAddress(), hasPorts ? view.destinationPort() : -1);
    return Optional.of(new Conversation(view.protocol(), source, destination));
  }

  /** Whether the two are between the same ends. */
  public boolean isSameAs(Conversation other) {
    return equals(other) || equals(other.reversed());
  }

  /** The same seen from the other end. */
  public Conversation reversed() {
    return new Conversation(protocol, second, first);
  }

  /** Whether {@link StreamFollower} can put its bytes together. */
  public boolean isFollowable() {
    return protocol == IpProtocol.TCP || protocol == IpProtocol.UDP;
  }

  /** The filter that keeps just this conversation. */
  public String toFilter() {
    String hosts = "host " + first.address() + " and host " + second.address();
    String name = protocol == IpProtocol.TCP ? "tcp " : protocol == IpProtocol.UDP ? "udp " : "";
    boolean hasPorts = first.port() >= 0 && !name.isEmpty();
    return hasPorts
        ? hosts + " and " + name + "port " + first.port() + " and port " + second.port()
        : hosts + " and proto " + protocol;
  }

  /** The name of its protocol. */
  public String protocolName(Language language) {
    sextant.wire.Name name = IpProtocol.name(protocol);
    return language == Language.CHINESE ? name.chinese() : name.english();
  }
}
