package sextant.chatcluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;

/** Which of the library's layers a group is made of, and how they are set. */
final class GroupStack {
  private static final long LOG_BYTES = 64L << 20;

  /**
   * So long somebody who hands on a view waits to hear that it came, and takes in nothing from whom
   * it has it. After a merge nobody answers: they have that view already.
   */
  private static final long ACK_MILLIS = 200;

  /** How often it is looked for what got lost; twice until it is asked for. */
  private static final long XMIT_MILLIS = 100;

  private GroupStack() {}

  /** The library's Raft over the log in the folder, which begins with those members. */
  static StrictRaft raft(Group.Settings settings, Consumer<IOException> failing) {
    Path log = settings.folder().resolve(settings.own().name());
    StrictRaft raft = new StrictRaft(log, failing);
    raft.members(new ArrayList<>(settings.founders())); // it changes the list
    raft.raftId(settings.own().name());
    raft.logUseFsync(true);
    raft.maxLogSize(LOG_BYTES);
    raft.resendInterval(200);
    return raft;
  }

  /** The layers from the sockets up; {@code wished} names whoever shall lead. */
  static List<Protocol> of(Group.Settings settings, StrictRaft raft, Supplier<String> wished)
      throws IOException {
    MemberTcp tcp = new MemberTcp();
    tcp.setBindAddress(InetAddress.getByName(settings.own().host()));
    tcp.setBindPort(settings.own().port());
    tcp.setPortRange(0);
    SSLContext context = MemberTrust.context(settings.credentials(), settings.trusted());
    tcp.setSocketFactory(MemberDoor.sockets(context, settings.newcomers()));
    TCPPING ping = new TCPPING();
    List<InetSocketAddress> hosts = new ArrayList<>();
    settings.known().forEach(n -> hosts.add(new InetSocketAddress(n.host(), n.port())));
    ping.setInitialHosts(hosts);
    ping.portRange(0);
    GMS gms = new GMS();
    gms.setJoinTimeout(700);
    gms.setMergeTimeout(1_500);
    gms.setViewAckCollectionTimeout(ACK_MILLIS);
    gms.printLocalAddress(false);
    Pulse pulse = new Pulse(System::nanoTime);
    SecondThought second = new SecondThought(pulse, System::nanoTime, tcp::later);
    QuickMerge merge = new QuickMerge(System::nanoTime, tcp::later);
    List<Protocol> stack = new ArrayList<>(List.of(tcp, pulse));
    stack.addAll(settings.faults());
    stack.addAll(
        List.of(
            ping,
            merge,
            new LivingOnly(pulse, System::nanoTime, merge::isInDoubt),
            new FD_ALL3().setTimeout(4000).setInterval(1000),
            new VERIFY_SUSPECT2().setTimeout(300),
            second,
            new NAKACK2().useMcastXmit(false).setXmitInterval(XMIT_MILLIS),
            new UNICAST3().setXmitInterval(XMIT_MILLIS),
            new STABLE(),
            new OneOfEach(),
            gms,
            new UFC(),
            new MFC(),
            new FRAG4(),
            new WishedElection(wished),
            raft));
    return stack;
  }
}
