package sextant.cli;

import java.time.ZoneOffset;
import sextant.packets.FieldTree;
import sextant.packets.HexFields;
import sextant.packets.LineBuffer;
import sextant.packets.PacketLines;
import sextant.wire.Dissection;
import sextant.wire.Dissector;
import sextant.wire.PacketBuffer;

/** Shows a single packet: its line, its fields, on request its bytes. */
final class DecodedPacket {
  private final Output output;
  private final boolean showsHex;

  DecodedPacket(Output output, boolean showsHex) {
    this.output = output;
    this.showsHex = showsHex;
  }

  void show(PacketBuffer packet) {
    LineBuffer buffer = new LineBuffer();
    new PacketLines(ZoneOffset.UTC, buffer).summary(packet);
    buffer.character('\n');
    Dissection dissection = Dissector.dissect(packet);
    new FieldTree(output.language(), buffer).append(dissection);
    if (showsHex) {
      new HexFields(output.language(), buffer).append(dissection);
    }
    output.bytes(buffer.array(), 0, buffer.length());
  }
}
