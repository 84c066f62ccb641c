package sextant.packets;

import sextant.wire.Octets;

/** TCP options on one line: {@code mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7}. */
final class TcpOptionLines {
  private TcpOptionLines() {}

  static void append(byte[] array, int from, int end, LineBuffer out) {
    int at = from;
    boolean isFirst = true;
    while (at < end) {
      if (!isFirst) {
        out.character(',');
      }
      isFirst = false;
      int kind = array[at] & 0xff;
      if (kind == 0) {
        out.ascii("eol");
        return;
      }
      if (kind == 1) {
        out.ascii("nop");
        at++;
        continue;
      }
      int length = at + 1 < end ? array[at + 1] & 0xff : 0;
      if (length < 2 || at + length > end) {
        out.ascii("[bad opt]");
        return;
      }
      option(kind, array, at + 2, length - 2, out);
      at += length;
    }
  }

  private static void option(int kind, byte[] array, int at, int length, LineBuffer out) {
    if (kind == 2 && length == 2) {
      out.ascii("mss ").number(Octets.u16(array, at));
    } else if (kind == 3 && length == 1) {
      out.ascii("wscale ").number(array[at] & 0xff);
    } else if (kind == 4 && length == 0) {
      out.ascii("sackOK");
    } else if (kind == 5 && length % 8 == 0) {
      blocks(array, at, length, out);
    } else if (kind == 8 && length == 8) {
      out.ascii("TS val ").number(Octets.u32(array, at));
      out.ascii(" ecr ").number(Octets.u32(array, at + 4));
    } else if (kind == 34) {
      out.ascii("tfo ");
      hex(array, at, length, out);
    } else {
      out.ascii("unknown-").number(kind).character(' ');
      hex(array, at, length, out);
    }
  }

  private static void blocks(byte[] array, int at, int length, LineBuffer out) {
    out.ascii("sack ").number(length / 8).character(' ');
    for (int i = at; i < at + length; i += 8) {
      out.character('{').number(Octets.u32(array, i)).character(':');
      out.number(Octets.u32(array, i + 4)).character('}');
    }
  }

  private static void hex(byte[] array, int at, int length, LineBuffer out) {
    out.ascii("0x");
    for (int i = at; i < at + length; i++) {
      out.hex(array[i], 2);
    }
  }
}
