package sextant.cli;

import java.time.ZoneId;
import sextant.packets.FieldTree;
import sextant.packets.HexFields;
import sextant.packets.LineBuffer;
import sextant.packets.PacketLines;
import sextant.packets.Reassembler;
import sextant.wire.Dissection;
import sextant.wire.Dissector;
import sextant.wire.PacketBuffer;

/** A line for each packet, and on request its fields and its bytes. */
final class PacketTextSink implements PacketSink {
  private static final int BLOCK = 1 << 16; // as big as the output's own buffer: goes past it

  private final Output output;
  private final LineBuffer buffer = new LineBuffer();
  private final PacketLines lines;
  private final FieldTree tree;
  private final HexFields hex;
  private final Reassembler reassembler = new Reassembler();
  private final CaptureText text;
  private final boolean showsFields;
  private final boolean showsHex;

  PacketTextSink(Output output, boolean showsFields, boolean showsHex) {
    this.output = output;
    this.text = new CaptureText(output.language());
    this.showsFields = showsFields;
    this.showsHex = showsHex;
    lines = new PacketLines(ZoneId.systemDefault(), buffer);
    tree = new FieldTree(output.language(), buffer);
    hex = new HexFields(output.language(), buffer);
  }

  @Override
  public void packet(PacketBuffer packet) {
    lines.append(packet);
    if (showsFields || showsHex) {
      details(packet);
      reassembler.add(packet).filter(whole -> whole != packet).ifPresent(this::datagram);
    }
    if (buffer.length() >= BLOCK) {
      pause();
    }
  }

  private void details(PacketBuffer packet) {
    Dissection dissection = Dissector.dissect(packet);
    if (showsFields) {
      tree.append(dissection);
    }
    if (showsHex) {
      hex.append(dissection);
    }
  }

  // After the fragment that completed it: what only the datagram as a whole can tell.
  private void datagram(PacketBuffer whole) {
    int length = whole.capturedLength();
    buffer.ascii("  ").text(text.reassembled(reassembler.fragmentCount(), length)).character('\n');
    details(whole);
  }

  @Override
  public void pause() {
    output.bytes(buffer.array(), 0, buffer.length());
    buffer.clear();
  }

  @Override
  public void finish() {
    pause();
  }
}
