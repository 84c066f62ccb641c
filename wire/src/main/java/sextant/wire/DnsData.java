package sextant.wire;

/** The data of DNS records as text. */
public final class DnsData {
  private static final int SHOWN_BYTES = 64;

  private DnsData() {}

  /**
   * The data of a record of a parsed message: an address, a name, a text; else hexadecimal digits.
   */
  public static String text(Bytes message, Dns.ResourceRecord record) throws MalformedException {
    int from = record.dataOffset();
    return from < 0
        ? text(record.data(), record.type(), 0, record.data().length())
        : text(message, record.type(), from, from + record.data().length());
  }

  static String text(Bytes message, int type, int from, int end) throws MalformedException {
    int length = end - from;
    if (type == 1 && length == 4) {
      return new Ipv4Address((int) message.u32(from)).toString();
    } else if (type == 28 && length == 16) {
      return new Ipv6Address(message.i64(from), message.i64(from + 8)).toString();
    }
    return switch (type) {
      case 2, 5, 12, 39 -> DnsName.read(message, from).name().toString();
      case 15 -> {
        MalformedException.requireLength("dns MX", length, 3);
        yield message.u16(from) + " " + DnsName.read(message, from + 2).name();
      }
      case 33 -> {
        MalformedException.requireLength("dns SRV", length, 7);
        yield message.u16(from)
            + " "
            + message.u16(from + 2)
            + " "
            + message.u16(from + 4)
            + " "
            + DnsName.read(message, from + 6).name();
      }
      case 16, 99 -> strings(message, from, end);
      default -> {
        String hex = message.slice(from, Math.min(end, from + SHOWN_BYTES)).toHex();
        yield length > SHOWN_BYTES ? hex + "…" : hex;
      }
    };
  }

  private static String strings(Bytes message, int from, int end) throws MalformedException {
    StringBuilder text = new StringBuilder();
    int at = from;
    while (at < end) {
      int length = message.u8(at);
      MalformedException.requireLength("dns TXT", end - at, 1 + length);
      text.append(text.isEmpty() ? "\"" : " \"");
      text.append(message.slice(at + 1, at + 1 + length).toText()).append('"');
      at += 1 + length;
    }
    return text.toString();
  }
}
