package sextant.desktop.packets;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import sextant.packets.LineBuffer;
import sextant.packets.PacketLines;
import sextant.wire.PacketBuffer;

/**
 * The packets of the room, the oldest dropped when there are too many or they take too much memory.
 * Any thread may use it; its own lock guards it.
 */
final class PacketEntries {
  static final int CAPACITY = 100_000;
  private static final long MAX_BYTES = 256L << 20;
  private static final int TIME_LENGTH = 15;

  private final Deque<PacketEntry> entries = new ArrayDeque<>();
  private LineBuffer buffer = new LineBuffer();
  private PacketLines lines = new PacketLines(ZoneId.systemDefault(), buffer);
  private long count;
  private long bytes;

  /** Keeps a copy of the packet and returns its row. */
  synchronized PacketEntry add(PacketBuffer packet) {
    buffer.clear();
    lines.append(packet);
    String line = buffer.toString().stripTrailing();
    count++;
    PacketEntry entry =
        new PacketEntry(
            count,
            packet.toPacket(),
            line.substring(0, TIME_LENGTH),
            line.substring(TIME_LENGTH + 1));
    entries.addLast(entry);
    bytes += packet.capturedLength();
    while (entries.size() > CAPACITY || (bytes > MAX_BYTES && entries.size() > 1)) {
      bytes -= entries.removeFirst().packet().bytes().length();
    }
    return entry;
  }

  synchronized void clear() {
    entries.clear();
    bytes = 0;
    count = 0;
    buffer = new LineBuffer();
    lines = new PacketLines(ZoneId.systemDefault(), buffer);
  }

  /** All of them, oldest first. */
  synchronized List<PacketEntry> all() {
    return new ArrayList<>(entries);
  }

  synchronized boolean isEmpty() {
    return entries.isEmpty();
  }
}
