package sextant.talk;

import java.nio.ByteBuffer;

/** What has to be recognised in a datagram before any engine looks at it (RFC 6347, 4.1). */
final class DtlsFormat {
  private static final int HEADER = 13; // type, version, epoch, sequence number, length
  private static final int FIRST_TYPE = 20;
  private static final int LAST_TYPE = 23;
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final byte VERSION_MAJOR = (byte) 254;

  private DtlsFormat() {}

  /** Whether it begins with a DTLS record of any type. */
  static boolean isRecord(ByteBuffer datagram) {
    int at = datagram.position();
    return datagram.remaining() > HEADER
        && datagram.get(at) >= FIRST_TYPE
        && datagram.get(at) <= LAST_TYPE
        && datagram.get(at + 1) == VERSION_MAJOR;
  }

  /** Whether it begins a handshake. */
  static boolean isClientHello(ByteBuffer datagram) {
    int at = datagram.position();
    return isRecord(datagram)
        && datagram.get(at) == HANDSHAKE
        && datagram.get(at + HEADER) == CLIENT_HELLO;
  }
}
