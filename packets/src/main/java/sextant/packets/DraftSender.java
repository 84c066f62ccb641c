package sextant.packets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import sextant.raw.IpPacketSender;

/** Sends packets that a person built. Opens and closes its socket for each. */
public final class DraftSender {
  private DraftSender() {}

  /**
   * Sends the packet; {@code RAW_PACKETS_DENIED} without the right to. The kernel does the routing,
   * and an Ethernet header.
   */
  public static void send(PacketDraft draft) throws IOException {
    InetAddress destination = address(draft);
    try (IpPacketSender sender = IpPacketSender.open(draft.isIpv6())) {
      sender.send(draft.toBytes(), destination);
    }
  }

  /** Whether the packet stays on this machine, so that nobody else could be disturbed. */
  public static boolean staysHere(PacketDraft draft) throws IOException {
    InetAddress destination = address(draft);
    return destination.isLoopbackAddress()
        || NetworkInterface.getByInetAddress(destination) != null;
  }

  private static InetAddress address(PacketDraft draft) throws IOException {
    return InetAddress.getByAddress(draft.route().destination().toBytes().toArray());
  }
}
