package sextant.tour;

import sextant.packets.FieldTree;
import sextant.packets.HexFields;
import sextant.packets.LineBuffer;
import sextant.wire.Bytes;
import sextant.wire.CapturedPacket;
import sextant.wire.Dissection;
import sextant.wire.Dissector;
import sextant.wire.LinkType;
import sextant.words.Language;

/** A packet with every field and its bytes, as {@code sextant decode -x} shows it. */
final class PacketText {
  private PacketText() {}

  static String of(CapturedPacket packet, Language language) {
    return of(Dissector.dissect(packet), language);
  }

  static String ofIp(Bytes packet, Language language) {
    return of(Dissector.dissect(LinkType.RAW, packet, packet.length()), language);
  }

  private static String of(Dissection dissection, Language language) {
    LineBuffer lines = new LineBuffer();
    new FieldTree(language, lines).append(dissection);
    new HexFields(language, lines).append(dissection);
    return lines.toString();
  }
}
