package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureFileTest {
  private static final CapturedPacket PACKET =
      CapturedPacket.of(
          LinkType.ETHERNET,
          Instant.parse("2026-01-02T03:04:05.123456789Z"),
          Hex.of("ffffffffffff 020000000001 0806 00"));

  @Test
  void readsBackPcapngWithNanosecondsNamesAndComments() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (PcapngWriter writer = new PcapngWriter(file, "sextant", "a whole file")) {
      writer.addInterface(CaptureInterface.of(LinkType.ETHERNET, "eth0"));
      writer.addInterface(new CaptureInterface(LinkType.RAW, 128, "tun0", "tunnel"));
      writer.writeName(Ipv4Address.of(192, 0, 2, 1), "one.example");
      writer.writeName(Ipv6Address.parse("2001:db8::1"), "six.example");
      writer.write(PACKET.withComment("look here, 看这里"));
      writer.writeTlsKeyLog(Bytes.ofText("CLIENT_RANDOM 00 11\n"));
      writer.write(new CapturedPacket(1, LinkType.RAW, -1, Hex.of("45"), 1500, ""));
      writer.writeStatistics(0, 7, 10, 2);
    }
    try (PcapngReader reader = (PcapngReader) open(file.toByteArray())) {
      PacketBuffer buffer = new PacketBuffer();
      assertThat(reader.next(buffer)).isTrue();
      assertThat(buffer.toPacket()).isEqualTo(PACKET.withComment("look here, 看这里"));
      assertThat(buffer.toPacket().time()).isEqualTo(PACKET.time());
      assertThat(reader.next(buffer)).isTrue();
      assertThat(buffer.toPacket().originalLength()).isEqualTo(1500);
      assertThat(reader.next(buffer)).isFalse();
      assertThat(reader.isCutShort()).isFalse();
      assertThat(reader.comment()).isEqualTo("a whole file");
      assertThat(reader.interfaces().get(1).description()).isEqualTo("tunnel");
      assertThat(reader.names())
          .containsEntry(Ipv4Address.of(192, 0, 2, 1), "one.example")
          .containsEntry(Ipv6Address.parse("2001:db8::1"), "six.example");
    }
  }

  @Test
  void readsBackPcap() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (PcapWriter writer = new PcapWriter(file, LinkType.ETHERNET)) {
      writer.write(PACKET);
      PacketBuffer buffer = new PacketBuffer();
      buffer.set(PACKET.bytes().toArray(), 0, PACKET.bytes().length(), 60);
      buffer.setOrigin(0, LinkType.ETHERNET, PACKET.epochNanos());
      writer.write(buffer);
    }
    List<CapturedPacket> read = Samples.packets(file.toByteArray());
    assertThat(read).hasSize(2).first().isEqualTo(PACKET);
    assertThat(read.getLast().originalLength()).isEqualTo(60);
  }

  @Test
  void readsPcapOfEitherByteOrderAndUnit() throws Exception {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      assertThat(Samples.packets(pcap(order, 0xa1b2c3d4)).getFirst().epochNanos())
          .isEqualTo(1_000_007_000L);
      assertThat(Samples.packets(pcap(order, 0xa1b23c4d)).getFirst().epochNanos())
          .isEqualTo(1_000_000_007L);
    }
  }

  private static byte[] pcap(ByteOrder order, int magic) {
    return ByteBuffer.allocate(41)
        .order(order)
        .putInt(magic)
        .putInt(order == ByteOrder.BIG_ENDIAN ? 2 << 16 | 4 : 4 << 16 | 2)
        .putLong(0)
        .putInt(65_535)
        .putInt(LinkType.RAW)
        .putInt(1)
        .putInt(7)
        .putInt(1)
        .putInt(1)
        .put((byte) 0x45)
        .array();
  }

  @Test
  void readsPcapngOfTheOtherByteOrderAndOddTimeUnits() throws Exception {
    ByteBuffer file = ByteBuffer.allocate(28 + 32 + 36);
    file.putInt(PcapngFormat.SECTION_HEADER).putInt(28).putInt(PcapngFormat.BYTE_ORDER_MAGIC);
    file.putInt(1 << 16).putLong(-1).putInt(28);
    file.putInt(1).putInt(32).putShort((short) 1).putShort((short) 0).putInt(0);
    file.putShort((short) 9).putShort((short) 1).put((byte) 0x8a).put(new byte[3]).putInt(0);
    file.putInt(32);
    file.putInt(6).putInt(36).putInt(0).putInt(0).putInt(1536).putInt(1).putInt(1);
    file.put((byte) 0x45).put(new byte[3]).putInt(36);
    assertThat(Samples.packets(file.array()).getFirst().epochNanos()).isEqualTo(1_500_000_000L);
  }

  @Test
  void readsAFileThatArrivesByteByByte() throws Exception {
    byte[] file = Samples.file("dhcp-option-108.pcapng");
    InputStream slow =
        new ByteArrayInputStream(file) {
          @Override
          public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(1, length));
          }
        };
    try (CaptureReader reader = CaptureReader.open(slow)) {
      PacketBuffer buffer = new PacketBuffer();
      for (CapturedPacket packet : Samples.packets(file)) {
        assertThat(reader.next(buffer)).isTrue();
        assertThat(buffer.toPacket()).isEqualTo(packet);
      }
    }
  }

  @Test
  void saysWhenTheFileEndsInTheMiddleOfAPacket() throws Exception {
    byte[] file = Samples.file("tcp-handshake-nano.pcap");
    try (CaptureReader reader = open(java.util.Arrays.copyOf(file, file.length - 1))) {
      PacketBuffer buffer = new PacketBuffer();
      int count = 0;
      while (reader.next(buffer)) {
        count++;
      }
      assertThat(count).isEqualTo(Samples.packets(file).size() - 1);
      assertThat(reader.isCutShort()).isTrue();
    }
  }

  @Test
  void rejectsWhatIsNoCaptureFile() {
    assertThatThrownBy(() -> open(new byte[0])).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> open(new byte[100]))
        .isInstanceOf(MalformedException.class)
        .hasMessage("capture file: unknown magic number 00000000");
  }

  @Test
  void doesNotBelieveAClaimedLength() {
    byte[] file = pcap(ByteOrder.BIG_ENDIAN, 0xa1b2c3d4);
    Octets.put32(file, 32, -1);
    assertThatThrownBy(() -> Samples.packets(file))
        .isInstanceOf(MalformedException.class)
        .hasMessage("pcap: packet of 4294967295 bytes");
  }

  private static CaptureReader open(byte[] file) throws IOException, MalformedException {
    return CaptureReader.open(new ByteArrayInputStream(file));
  }
}
