package sextant.chatcluster;

import java.util.List;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.blocks.cs.Connection;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCP;

/**
 * TCP between servers, where a connection that closes is a sign of death. The library looks for one
 * name behind the address, and may find what a server was called before its restart; this looks at
 * who is in the group now.
 */
final class MemberTcp extends TCP {
  MemberTcp() {
    setId(ClassConfigurator.getProtocolId(TCP.class));
    enableSuspectEvents(true);
    tcpNodelay(true); // else a message waits 40 ms for the acknowledgement of the one before
  }

  @Override
  public void connectionClosed(Connection closed) {
    Address peer = closed.peerAddress();
    List<Address> gone =
        members.stream()
            .filter(each -> peer != null && peer.equals(getPhysicalAddressFromCache(each)))
            .toList();
    if (!gone.isEmpty()) {
      up_prot.up(new Event(Event.SUSPECT, gone));
      num_suspect_events.increment();
    }
  }
}
