package sextant.packets;

import sextant.wire.Bytes;
import sextant.wire.Ipv4Address;
import sextant.wire.LinkType;
import sextant.wire.PacketBuffer;

/** Packets made up for tests: raw IP, one after the other a millisecond apart. */
final class Packets {
  static final Ipv4Address CLIENT = Ipv4Address.of(10, 0, 0, 1);
  static final Ipv4Address SERVER = Ipv4Address.of(10, 0, 0, 2);
  static final int CLIENT_PORT = 40_000;
  static final int SERVER_PORT = 80;

  private static final long START_NANOS = 1_700_000_000_000_000_000L;

  private long timeNanos = START_NANOS;

  PacketBuffer of(byte[] bytes) {
    PacketBuffer packet = new PacketBuffer();
    packet.set(bytes, 0, bytes.length, bytes.length);
    timeNanos += 1_000_000;
    packet.setOrigin(0, LinkType.RAW, timeNanos);
    return packet;
  }

  PacketBuffer fromClient(long sequence, long acknowledgment, int flags, String text) {
    PacketDraft.Segment header =
        new PacketDraft.Segment(CLIENT_PORT, SERVER_PORT, sequence, acknowledgment, flags, 65_535);
    return draft(new PacketDraft(PacketDraft.Route.between(CLIENT, SERVER), header, bytes(text)));
  }

  PacketBuffer fromServer(long sequence, long acknowledgment, int flags, String text) {
    PacketDraft.Segment header =
        new PacketDraft.Segment(SERVER_PORT, CLIENT_PORT, sequence, acknowledgment, flags, 65_535);
    return draft(new PacketDraft(PacketDraft.Route.between(SERVER, CLIENT), header, bytes(text)));
  }

  PacketBuffer datagram(boolean isFromClient, String text) {
    PacketDraft.Datagram header =
        isFromClient
            ? new PacketDraft.Datagram(CLIENT_PORT, 5000)
            : new PacketDraft.Datagram(5000, CLIENT_PORT);
    PacketDraft.Route route =
        isFromClient
            ? PacketDraft.Route.between(CLIENT, SERVER)
            : PacketDraft.Route.between(SERVER, CLIENT);
    return draft(new PacketDraft(route, header, bytes(text)));
  }

  PacketBuffer draft(PacketDraft draft) {
    return of(draft.toBytes());
  }

  static Bytes bytes(String text) {
    return Bytes.ofText(text);
  }
}
