package sextant.packets.filter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import sextant.wire.Bytes;

/** The least a test needs of a pcap file, independent of the reader under test elsewhere. */
record Pcap(int linkType, List<Packet> packets) {
  record Packet(Bytes bytes, int originalLength) {}

  static Pcap of(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file);
    boolean isLittle = file[0] != (byte) 0xa1;
    buffer.order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    List<Packet> packets = new ArrayList<>();
    int at = 24;
    while (at + 16 <= file.length) {
      int captured = buffer.getInt(at + 8);
      packets.add(new Packet(Bytes.copyOf(file, at + 16, captured), buffer.getInt(at + 12)));
      at += 16 + captured;
    }
    return new Pcap(buffer.getInt(20), packets);
  }
}
