package sextant.desktop.packets;

import sextant.wire.CapturedPacket;
import sextant.wire.PacketBuffer;

/**
 * A row of the list.
 *
 * @param number counted from 1 since the list was empty
 * @param time of day
 * @param summary one line as {@code sextant capture} prints it
 */
record PacketEntry(long number, CapturedPacket packet, String time, String summary) {
  /** Puts the packet into the buffer, as that of its only interface. */
  void fill(PacketBuffer buffer) {
    byte[] bytes = packet.bytes().toArray();
    buffer.set(bytes, 0, bytes.length, packet.originalLength());
    buffer.setOrigin(0, packet.linkType(), packet.epochNanos());
  }
}
