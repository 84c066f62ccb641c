package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sextant.wire.Bytes;
import sextant.wire.Dissection;
import sextant.wire.Dissector;
import sextant.wire.LinkType;
import sextant.words.Language;

class FieldTextTest {
  private final LineBuffer out = new LineBuffer();
  private final Dissection dissection = dissection();

  private static Dissection dissection() {
    byte[] packet =
        new PacketDraft(
                PacketDraft.Route.between(Packets.CLIENT, Packets.SERVER),
                new PacketDraft.Datagram(1000, 2000),
                Bytes.ofText("hi"))
            .toBytes();
    packet[11] ^= 1; // spoils the header checksum
    return Dissector.dissect(LinkType.RAW, Bytes.copyOf(packet), packet.length);
  }

  @Test
  void listsEveryFieldOnALineAndMarksWrongOnes() {
    new FieldTree(Language.ENGLISH, out).append(dissection);
    assertThat(out.toString())
        .contains("  IPv4 (0-19)\n    version: 4\n")
        .containsPattern("header checksum: .* !\n")
        .contains("  UDP (20-27)\n    source port: 1000\n");
  }

  @Test
  void speaksChinese() {
    new FieldTree(Language.CHINESE, out).append(dissection);
    assertThat(out.toString()).contains("源端口: 1000");
  }

  @Test
  void writesTheNamesUnderTheBytes() {
    new HexFields(Language.ENGLISH, out).append(dissection);
    assertThat(out.toString().lines().limit(4))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("  0000  45 00 00 1e 00 01 40 00 40 11 "),
            line -> assertThat(line).startsWith("        1  ").contains("source add…", "version"),
            line -> assertThat(line).startsWith("  0010  0a 00 00 02 03 e8 07 d0 "),
            line -> assertThat(line).startsWith("        destinatio… sour… dest… "));
  }
}
