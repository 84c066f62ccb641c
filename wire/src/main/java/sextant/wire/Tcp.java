package sextant.wire;

/**
 * A TCP segment (RFC 9293, §3.1). Sequence and acknowledgment numbers are 0 to 4,294,967,295; flags
 * as in {@link TcpFlags}.
 *
 * <p>Options are kept as the bytes they are, a multiple of four up to 40: {@link TcpOption#list}
 * and {@link TcpOption#join}.
 */
public record Tcp(
    int sourcePort,
    int destinationPort,
    long sequence,
    long acknowledgment,
    int flags,
    int window,
    int urgentPointer,
    Bytes options,
    Bytes payload)
    implements Segment {
  /** Numbers fit their bits, options are whole 32-bit words. */
  public Tcp {
    Range.requireBits("tcp source port", sourcePort, 16);
    Range.requireBits("tcp destination port", destinationPort, 16);
    Range.requireBits("tcp sequence", sequence, 32);
    Range.requireBits("tcp acknowledgment", acknowledgment, 32);
    Range.requireBits("tcp flags", flags, 12);
    Range.requireBits("tcp window", window, 16);
    Range.requireBits("tcp urgent pointer", urgentPointer, 16);
    Range.requireAtMost(
        "tcp options", options.length(), TcpFormat.MAX_LENGTH - TcpFormat.MIN_LENGTH);
    if (options.length() % 4 != 0) {
      throw new IllegalArgumentException("tcp options " + options.length() + ", not words of 4");
    }
  }

  /** Reads header and payload; the checksum is not looked at, nor what the options mean. */
  public static Tcp parse(Bytes segment) throws MalformedException {
    MalformedException.requireLength("tcp", segment.length(), TcpFormat.MIN_LENGTH);
    byte[] array = segment.array();
    int at = segment.offset();
    int headerLength = TcpFormat.headerLength(array, at);
    if (headerLength < TcpFormat.MIN_LENGTH) {
      throw new MalformedException("tcp: header length " + headerLength + ", at least 20 expected");
    }
    MalformedException.requireLength("tcp", segment.length(), headerLength);
    return new Tcp(
        TcpFormat.sourcePort(array, at),
        TcpFormat.destinationPort(array, at),
        TcpFormat.sequence(array, at),
        TcpFormat.acknowledgment(array, at),
        TcpFormat.flags(array, at),
        TcpFormat.window(array, at),
        TcpFormat.urgentPointer(array, at),
        segment.slice(TcpFormat.MIN_LENGTH, headerLength),
        segment.slice(headerLength));
  }

  /** Whether all of these flags are set. */
  public boolean has(int wanted) {
    return (flags & wanted) == wanted;
  }

  /** Bytes of the header, options included. */
  public int headerLength() {
    return TcpFormat.MIN_LENGTH + options.length();
  }

  @Override
  public int length() {
    return headerLength() + payload.length();
  }

  @Override
  public void writeTo(byte[] target, int offset, IpAddress source, IpAddress destination) {
    Octets.put16(target, offset + TcpFormat.SOURCE_PORT, sourcePort);
    Octets.put16(target, offset + TcpFormat.DESTINATION_PORT, destinationPort);
    Octets.put32(target, offset + TcpFormat.SEQUENCE, (int) sequence);
    Octets.put32(target, offset + TcpFormat.ACKNOWLEDGMENT, (int) acknowledgment);
    Octets.put16(target, offset + TcpFormat.DATA_OFFSET, ((headerLength() / 4) << 12) | flags);
    Octets.put16(target, offset + TcpFormat.WINDOW, window);
    Octets.put16(target, offset + TcpFormat.CHECKSUM, 0);
    Octets.put16(target, offset + TcpFormat.URGENT_POINTER, urgentPointer);
    options.copyTo(target, offset + TcpFormat.MIN_LENGTH);
    payload.copyTo(target, offset + headerLength());
    long pseudoHeader = Checksum.pseudoHeader(source, destination, IpProtocol.TCP, length());
    Octets.put16(
        target,
        offset + TcpFormat.CHECKSUM,
        Checksum.finish(pseudoHeader + Checksum.sum(target, offset, length())));
  }
}
