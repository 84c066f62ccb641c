package sextant.desktop.talk;

import java.net.InetSocketAddress;
import java.util.Optional;
import sextant.desktop.shell.RoomContext;
import sextant.talk.Address;
import sextant.talk.Conversation;

/** Shows the packets of a tab's own connection in the room of packets. */
final class ConversationPackets {
  private final RoomContext context;
  private final SessionRunner runner;

  ConversationPackets(RoomContext context, SessionRunner runner) {
    this.context = context;
    this.runner = runner;
  }

  /** The filter that lets exactly this tab's packets through; empty for a Unix socket. */
  Optional<String> filter(Session session, boolean anyLocalPort) {
    if (!(session.address() instanceof Address.Inet inet)) {
      return Optional.empty();
    }
    boolean datagrams =
        session.address() instanceof Address.Udp || session.address() instanceof Address.Dtls;
    String protocol = (datagrams ? "udp" : "tcp") + " and port " + inet.port();
    Optional<Conversation> one = anyLocalPort ? Optional.empty() : runner.conversation(session);
    return one.map(conversation -> protocol + otherPort(conversation, inet.port()))
        .or(() -> Optional.of(protocol));
  }

  private static String otherPort(Conversation conversation, int port) {
    int local = conversation.local() instanceof InetSocketAddress here ? here.getPort() : 0;
    int remote = conversation.remote() instanceof InetSocketAddress there ? there.getPort() : 0;
    int other = local == port ? remote : local;
    return other == 0 ? "" : " and port " + other;
  }

  /** Shows what goes over the wire from now on. */
  void show(Session session) {
    filter(session, false).ifPresent(filter -> context.hostLinks().showPackets(filter, () -> {}));
  }

  /** Connects once more as soon as packets are captured, so that the handshake is seen, too. */
  void showFromHandshake(Session session, Runnable connect) {
    filter(session, true).ifPresent(filter -> context.hostLinks().showPackets(filter, connect));
  }
}
