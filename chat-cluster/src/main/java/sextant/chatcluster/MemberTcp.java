package sextant.chatcluster;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.blocks.cs.Connection;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCP;

/**
 * TCP between servers, where a connection that closes is a sign of death. The library looks for one
 * name behind the address, and may find what a server was called before its restart; this looks at
 * who is in the group now. When two servers connect to each other at once, one of the connections
 * closes and nobody is dead.
 */
final class MemberTcp extends TCP {
  private static final long AGAIN_MILLIS = 100;

  MemberTcp() {
    setId(ClassConfigurator.getProtocolId(TCP.class));
    enableSuspectEvents(true);
    tcpNodelay(true); // else a message waits 40 ms for the acknowledgement of the one before
  }

  @Override
  public void connectionClosed(Connection closed) {
    Address peer = closed.peerAddress();
    if (peer == null) {
      return;
    }
    srv.removeConnectionIfPresent(peer, closed); // it is not asked whether it is dead on that one
    if (!srv.connectionEstablishedTo(peer) && suspect(peer)) {
      later(() -> suspect(peer), AGAIN_MILLIS);
    }
  }

  /** Runs something after so many milliseconds, unless the server has ended by then. */
  void later(Runnable task, long millis) {
    var _ = getTimer().schedule(task, millis, TimeUnit.MILLISECONDS, false);
  }

  /** Has it asked whether it is dead; a second time as well, should the question get lost. */
  private boolean suspect(Address peer) {
    List<Address> gone =
        members.stream().filter(each -> peer.equals(getPhysicalAddressFromCache(each))).toList();
    if (!gone.isEmpty()) {
      up_prot.up(new Event(Event.SUSPECT, gone));
      num_suspect_events.increment();
    }
    return !gone.isEmpty();
  }
}
