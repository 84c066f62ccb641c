package sextant.cli;

import sextant.wire.Bytes;
import sextant.wire.LinkType;
import sextant.wire.PacketBuffer;
import sextant.words.Language;

/** {@code sextant decode}: pasted bytes explained field by field. */
final class DecodeCommand extends Command {
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;

  /** What the first byte may belong to. */
  enum As {
    GUESS,
    ETHERNET,
    IP,
    COOKED,
    COOKED2
  }

  DecodeCommand() {
    super("decode");
  }

  @Override
  public String sentence(Language language) {
    return new DecodeText(language).decodeSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    DecodeText text = new DecodeText(shape.language());
    String header = "45 00 00 1c 00 01 40 00 40 01 3c de 7f 00 00 01 7f 00 00 01";
    String echo = header.replace(" ", "") + "0800f7fd00010001";
    shape.example("sextant decode " + echo, text.decodeIp());
    shape.example("sextant decode -x " + header, text.decodeFrame());
    shape.example("sextant decode --as ethernet 0x0200 0x5e00 0x0002", text.decodeDump());
    Argument<String> bytes = shape.restParameters(Values.text("HEX"), text.hexBytes());
    shape.group(text.groupDecode());
    Argument<As> as =
        shape.option("--as", Values.oneOf("LINK", As.class), text.asLink()).orElse(As.GUESS);
    Argument<Boolean> hex = shape.flag("-x --hex", text.withBytes());
    return run -> {
      Bytes packet = PastedBytes.read(run, bytes.all());
      PacketBuffer buffer = new PacketBuffer();
      buffer.set(packet.toArray(), 0, packet.length(), packet.length());
      buffer.setOrigin(0, linkType(as.value(), packet), 0);
      Output output = run.output();
      if (output.isJson()) {
        new PacketJsonSink(output, true, true).packet(buffer);
      } else {
        new DecodedPacket(output, hex.value()).show(buffer);
      }
      return Exit.DONE;
    };
  }

  private static int linkType(As as, Bytes packet) {
    return switch (as) {
      case ETHERNET -> LinkType.ETHERNET;
      case IP -> LinkType.RAW;
      case COOKED -> LinkType.LINUX_SLL;
      case COOKED2 -> LinkType.LINUX_SLL2;
      case GUESS -> isIp(packet) ? LinkType.RAW : LinkType.ETHERNET;
    };
  }

  /** Whether the bytes make sense as an IP header; a frame that begins so is rare. */
  private static boolean isIp(Bytes packet) {
    int version = packet.u8(0) >>> 4;
    boolean isIpv4 = version == 4 && (packet.u8(0) & 15) >= 5 && packet.length() >= IPV4_HEADER;
    return isIpv4 || (version == 6 && packet.length() >= IPV6_HEADER);
  }
}
