package sextant.packets;

import sextant.wire.Octets;
import sextant.wire.TcpFlags;
import sextant.wire.TcpFormat;

/** The part of a line that a TCP header makes. */
final class TcpLines {
  private static final char[] FLAG_LETTERS = {'F', 'S', 'R', 'P', '.', 'U', 'E', 'W', 'e'};
  private static final int NEEDS_SEQUENCE = TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST;

  private final LineBuffer out;
  private final SequenceBases bases = new SequenceBases();
  private int sequence;
  private int acknowledgment;

  TcpLines(LineBuffer out) {
    this.out = out;
  }

  void append(Addresses addresses, Payload payload) {
    byte[] array = payload.array();
    int at = payload.from();
    int header = payload.captured() < TcpFormat.MIN_LENGTH ? 0 : TcpFormat.headerLength(array, at);
    if (header < TcpFormat.MIN_LENGTH) {
      out.ascii("[|tcp]");
      return;
    }
    int flags = TcpFormat.flags(array, at);
    int length = Math.max(0, payload.wireLength() - header);
    count(addresses, array, at, flags);
    out.ascii("Flags [");
    flags(flags);
    out.character(']');
    sequence(flags, length);
    if ((flags & TcpFlags.ACK) != 0) {
      out.ascii(", ack ").number(acknowledgment & 0xffff_ffffL);
    }
    out.ascii(", win ").number(TcpFormat.window(array, at));
    if ((flags & TcpFlags.URG) != 0) {
      out.ascii(", urg ").number(TcpFormat.urgentPointer(array, at));
    }
    if (header > TcpFormat.MIN_LENGTH) {
      out.ascii(", options [");
      int end = Math.min(at + header, payload.end());
      TcpOptionLines.append(array, at + TcpFormat.MIN_LENGTH, end, out);
      out.character(']');
    }
    out.ascii(", length ").number(length);
  }

  private void sequence(int flags, int length) {
    if (length > 0 || (flags & NEEDS_SEQUENCE) != 0) {
      long first = sequence & 0xffff_ffffL;
      out.ascii(", seq ").number(first);
      if (length > 0) {
        out.character(':').number((first + length) & 0xffff_ffffL);
      }
    }
  }

  // The first segment with an acknowledgment shows absolute numbers and sets the bases, as in
  // tcpdump; a SYN begins anew.
  private void count(Addresses addresses, byte[] array, int at, int flags) {
    sequence = (int) TcpFormat.sequence(array, at);
    acknowledgment = (int) TcpFormat.acknowledgment(array, at);
    if ((flags & TcpFlags.ACK) == 0) {
      return;
    }
    int sourcePort = Octets.u16(array, at);
    int destinationPort = Octets.u16(array, at + 2);
    long connection = addresses.connection(sourcePort, destinationPort);
    boolean isForward = addresses.isForward(sourcePort, destinationPort);
    int slot = bases.find(connection);
    if (slot < 0 || (flags & TcpFlags.SYN) != 0) {
      int other = acknowledgment - 1;
      bases.put(connection, isForward ? sequence : other, isForward ? other : sequence);
      return;
    }
    sequence -= isForward ? bases.forward(slot) : bases.backward(slot);
    acknowledgment -= isForward ? bases.backward(slot) : bases.forward(slot);
  }

  private void flags(int flags) {
    if (flags == 0) {
      out.ascii("none");
      return;
    }
    for (int bit = 0; bit < FLAG_LETTERS.length; bit++) {
      if ((flags >>> bit & 1) != 0) {
        out.character(FLAG_LETTERS[bit]);
      }
    }
  }
}
