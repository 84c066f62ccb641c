package sextant.talk;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import sextant.wire.Bytes;
import sextant.wire.CaptureInterface;
import sextant.wire.CapturedPacket;
import sextant.wire.IpAddress;
import sextant.wire.Ipv4Address;
import sextant.wire.LinkType;
import sextant.wire.PcapngWriter;
import sextant.words.Language;

/**
 * Writes a recorded conversation as a capture file, so that Wireshark and the Packets instrument
 * show it packet by packet although nobody captured and no right to capture was needed.
 */
public final class PcapngExport {
  private static final int UNIX_CLIENT_PORT = 49_152;
  private static final int LONGEST_DATAGRAM = 65_507;

  private PcapngExport() {}

  /**
   * What is written.
   *
   * @param conversation whose recording it is; it may still go on
   * @param address what was connected to or listened on; its transport decides between TCP and UDP
   * @param openedHere whether this end connected
   */
  public record Subject(Conversation conversation, Address address, boolean openedHere) {
    boolean hasDatagrams() {
      return address instanceof Address.Udp || address instanceof Address.Dtls;
    }
  }

  /** Writes the whole file and closes the stream. The file's remarks are in the given language. */
  public static void write(OutputStream stream, Subject subject, Language language)
      throws IOException {
    try (var writer = new PcapngWriter(stream, "Sextant", remarks(subject, language))) {
      int index = writer.addInterface(CaptureInterface.of(LinkType.ETHERNET, "sextant-talk"));
      Conversation conversation = subject.conversation();
      List<Recording.Entry> entries = conversation.recording().entries();
      Ends ends = ends(subject);
      var packets = new SyntheticPackets(writer, index, ends.here(), ends.there());
      long start = CapturedPacket.nanosOf(conversation.startedAt());
      packets.setTime(start);
      if (subject.hasDatagrams()) {
        writeDatagrams(packets, start, joined(entries));
      } else {
        writeStream(packets, start, entries, subject);
      }
    }
  }

  private static String remarks(Subject subject, Language language) {
    var text = new ExportText(language);
    List<String> remarks = new ArrayList<>(List.of(text.what()));
    String security = subject.conversation().security();
    if (!security.isEmpty()) {
      remarks.add(text.decrypted(security));
    }
    if (subject.address() instanceof Address.Unix) {
      remarks.add(text.unixSocket());
    }
    if (subject.address() instanceof Address.WebSocket) {
      remarks.add(text.webSocket());
    }
    long dropped = subject.conversation().recording().droppedEntries();
    if (dropped > 0) {
      remarks.add(text.incomplete(dropped));
    }
    return String.join("\n", remarks);
  }

  private static void writeDatagrams(
      SyntheticPackets packets, long startNanos, List<Recording.Entry> entries) throws IOException {
    for (Recording.Entry entry : entries) {
      packets.setTime(startNanos + entry.offsetNanos());
      packets.writeUdp(entry.direction() == Direction.OUT, entry.bytes());
    }
  }

  /** A recording cuts long datagrams; the pieces have the same time and direction. */
  private static List<Recording.Entry> joined(List<Recording.Entry> entries) {
    List<Recording.Entry> joined = new ArrayList<>();
    for (Recording.Entry entry : entries) {
      Recording.Entry before = joined.isEmpty() ? entry : joined.getLast();
      boolean continues =
          !joined.isEmpty()
              && before.offsetNanos() == entry.offsetNanos()
              && before.direction() == entry.direction()
              && before.bytes().length() + entry.bytes().length() <= LONGEST_DATAGRAM;
      if (continues) {
        joined.removeLast();
        Bytes both = before.bytes().plus(entry.bytes());
        joined.add(
            new Recording.Entry(before.sequence(), before.direction(), before.offsetNanos(), both));
      } else {
        joined.add(entry);
      }
    }
    return joined;
  }

  private static void writeStream(
      SyntheticPackets packets, long startNanos, List<Recording.Entry> entries, Subject subject)
      throws IOException {
    var tcp = new SyntheticTcp(packets);
    tcp.open(subject.openedHere());
    for (Recording.Entry entry : entries) {
      packets.setTime(startNanos + entry.offsetNanos());
      tcp.send(entry.direction() == Direction.OUT, entry.bytes());
    }
    Ending ending = subject.conversation().ending().orElse(null);
    if (ending != null) {
      switch (ending) {
        case FINISHED -> tcp.close(false);
        case RESET -> tcp.reset(false);
        case QUIT, KICKED, IDLE, TOO_SLOW, CLOSED, FAILED -> tcp.close(true);
      }
    }
  }

  /** Both ends as addresses of one family. */
  private record Ends(SyntheticPackets.End here, SyntheticPackets.End there) {}

  private static Ends ends(Subject subject) {
    SocketAddress local = subject.conversation().local();
    SocketAddress remote = subject.conversation().remote();
    if (local instanceof InetSocketAddress here
        && remote instanceof InetSocketAddress there
        && there.getAddress() != null) {
      IpAddress peerAddress = IpAddress.of(there.getAddress().getAddress());
      var thereEnd = new SyntheticPackets.End(peerAddress, there.getPort());
      return new Ends(here(here, peerAddress), thereEnd);
    }
    int port = Address.DEFAULT_PORT;
    Ipv4Address loopback = Ipv4Address.of(127, 0, 0, 1);
    var client = new SyntheticPackets.End(loopback, UNIX_CLIENT_PORT);
    var server = new SyntheticPackets.End(loopback, port);
    return subject.openedHere() ? new Ends(client, server) : new Ends(server, client);
  }

  /** A server on every address does not know which one a datagram came to: one that fits. */
  private static SyntheticPackets.End here(InetSocketAddress local, IpAddress peer) {
    InetAddress address = local.getAddress();
    boolean isKnown =
        address != null
            && !address.isAnyLocalAddress()
            && IpAddress.of(address.getAddress()).getClass() == peer.getClass();
    IpAddress known = isKnown ? IpAddress.of(address.getAddress()) : peer;
    return new SyntheticPackets.End(known, local.getPort());
  }
}
