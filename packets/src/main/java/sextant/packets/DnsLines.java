package sextant.packets;

import sextant.wire.Octets;

/** A DNS message in a few words: {@code 4711+ A? example.org.} or {@code 4711 1/0/0}. */
final class DnsLines {
  private static final int HEADER = 12;
  private static final int MAX_NAME = 255;

  private DnsLines() {}

  /** Writes nothing and returns false when it is no whole DNS header and question. */
  static boolean append(byte[] array, int from, int end, LineBuffer out) {
    if (end - from < HEADER) {
      return false;
    }
    int flags = Octets.u16(array, from + 2);
    boolean isResponse = (flags & 0x8000) != 0;
    int questions = Octets.u16(array, from + 4);
    int afterName = questions == 0 ? from + HEADER : skipName(array, from + HEADER, end);
    if (questions > 16 || afterName < 0 || (questions > 0 && end - afterName < 4)) {
      return false;
    }
    out.number(Octets.u16(array, from));
    if (isResponse) {
      out.ascii((flags & 0x0400) != 0 ? "*" : "").ascii(outcome(flags & 15)).character(' ');
      out.number(Octets.u16(array, from + 6)).character('/');
      out.number(Octets.u16(array, from + 8)).character('/');
      out.number(Octets.u16(array, from + 10));
    } else {
      out.ascii((flags & 0x0100) != 0 ? "+" : "");
    }
    if (questions > 0) {
      out.character(' ');
      type(Octets.u16(array, afterName), out);
      out.ascii("? ");
      name(array, from + HEADER, out);
    }
    return true;
  }

  private static String outcome(int code) {
    return switch (code) {
      case 0 -> "";
      case 1 -> " FormErr";
      case 2 -> " ServFail";
      case 3 -> " NXDomain";
      case 4 -> " NotImp";
      case 5 -> " Refused";
      default -> " error";
    };
  }

  private static void type(int type, LineBuffer out) {
    switch (type) {
      case 1 -> out.ascii("A");
      case 2 -> out.ascii("NS");
      case 5 -> out.ascii("CNAME");
      case 6 -> out.ascii("SOA");
      case 12 -> out.ascii("PTR");
      case 15 -> out.ascii("MX");
      case 16 -> out.ascii("TXT");
      case 28 -> out.ascii("AAAA");
      case 33 -> out.ascii("SRV");
      case 65 -> out.ascii("HTTPS");
      case 255 -> out.ascii("ANY");
      default -> out.ascii("Type").number(type);
    }
  }

  /** The place after a name without pointers, below zero when it does not end. */
  private static int skipName(byte[] array, int from, int end) {
    int at = from;
    while (at < end && at - from <= MAX_NAME) {
      int label = array[at] & 0xff;
      if (label == 0) {
        return at + 1;
      }
      if (label > 63) {
        return -1;
      }
      at += 1 + label;
    }
    return -1;
  }

  private static void name(byte[] array, int from, LineBuffer out) {
    int at = from;
    if (array[at] == 0) {
      out.character('.');
    }
    while (array[at] != 0) {
      int label = array[at] & 0xff;
      out.visible(array, at + 1, label).character('.');
      at += 1 + label;
    }
  }
}
