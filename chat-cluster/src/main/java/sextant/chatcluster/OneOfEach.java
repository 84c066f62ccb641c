package sextant.chatcluster;

import org.jgroups.Address;
import org.jgroups.View;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.raft.NO_DUPES;

/**
 * Lets no two servers of one name into the group. The library also turns away the same server when
 * it asks once more, because it was answered late, and then it could not start.
 */
final class OneOfEach extends NO_DUPES {
  @Override
  protected boolean handleGmsHeader(GMS.GmsHeader header, Address sender) {
    View present = view;
    Address joiner = header.getMember();
    boolean isHere = present != null && joiner != null && present.containsMember(joiner);
    return isHere || super.handleGmsHeader(header, sender);
  }
}
