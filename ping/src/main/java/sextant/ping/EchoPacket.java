package sextant.ping;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import sextant.wire.Checksum;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.InputRule;

/**
 * The bytes of an echo request as iputils sends them: 8 bytes of header (RFC 792, p. 14), the time
 * of sending as {@code struct timeval} where there is room, then the pattern. Every request of a
 * run is this one with another number and time.
 */
final class EchoPacket {
  static final int HEADER_BYTES = 8;
  private static final int REQUEST = 8;
  private static final int REQUEST_V6 = 128;
  private static final int CHECKSUM = 2;
  private static final int IDENTIFIER = 4;
  private static final int SEQUENCE = 6;
  private static final int TIME_BYTES = 16;
  private static final int MAX_PATTERN_BYTES = 16;

  private final boolean isIpv6;
  private final byte[] message;
  private final int comparedFrom;
  private byte[] reply;

  EchoPacket(boolean isIpv6, int identifier, EchoOptions.Packet packet) throws FailureException {
    this.isIpv6 = isIpv6;
    message = new byte[HEADER_BYTES + packet.dataBytes()];
    reply = new byte[message.length];
    comparedFrom = HEADER_BYTES + (packet.dataBytes() >= TIME_BYTES ? TIME_BYTES : 0);
    byte[] pattern = pattern(packet.pattern());
    for (int i = 0; i < packet.dataBytes(); i++) {
      message[HEADER_BYTES + i] = pattern.length == 0 ? (byte) i : pattern[i % pattern.length];
    }
    message[0] = (byte) (isIpv6 ? REQUEST_V6 : REQUEST);
    put16(IDENTIFIER, identifier);
  }

  private static byte[] pattern(String hex) throws FailureException {
    boolean isHex = hex.length() <= 2 * MAX_PATTERN_BYTES;
    for (int i = 0; i < hex.length(); i++) {
      isHex &= Character.digit(hex.charAt(i), 16) >= 0;
    }
    if (!isHex) {
      throw new FailureException(Failure.badInput(hex, InputRule.PATTERN));
    }
    byte[] bytes = new byte[(hex.length() + 1) / 2];
    for (int i = 0; i < bytes.length; i++) {
      int end = Math.min(hex.length(), 2 * i + 2);
      bytes[i] = (byte) Integer.parseInt(hex, 2 * i, end, 16);
    }
    return bytes;
  }

  /** The request of this number; the array is the packet's own and changes with the next call. */
  byte[] request(int sequence, long wallNanos) {
    put16(SEQUENCE, sequence);
    if (comparedFrom > HEADER_BYTES) {
      ByteBuffer time = ByteBuffer.wrap(message, HEADER_BYTES, TIME_BYTES);
      time.order(ByteOrder.nativeOrder());
      time.putLong(wallNanos / 1_000_000_000).putLong(wallNanos % 1_000_000_000 / 1_000);
    }
    put16(CHECKSUM, 0);
    if (!isIpv6) { // the kernel fills ICMPv6's in, which covers the addresses
      put16(CHECKSUM, Checksum.of(message, 0, message.length));
    }
    return message;
  }

  private void put16(int at, int value) {
    message[at] = (byte) (value >>> 8);
    message[at + 1] = (byte) value;
  }

  /** What is odd about the bytes of a reply, compared with what was sent. */
  ReplyCheck check(ByteBuffer memory, int offset, int length, boolean isFromOther) {
    if (reply.length < length) {
      reply = new byte[length];
    }
    memory.get(offset, reply, 0, length);
    boolean isBadChecksum = !isIpv6 && Checksum.of(reply, 0, length) != 0;
    int end = Math.min(length, message.length);
    int differs =
        end <= comparedFrom
            ? -1
            : Arrays.mismatch(message, comparedFrom, end, reply, comparedFrom, end);
    if (differs < 0 && !isBadChecksum && !isFromOther) {
      return ReplyCheck.GOOD;
    }
    int at = differs < 0 ? 0 : comparedFrom + differs;
    return new ReplyCheck(
        false,
        false,
        false,
        isBadChecksum,
        isFromOther,
        differs < 0 ? -1 : at - HEADER_BYTES,
        message[at] & 0xff,
        reply[at] & 0xff);
  }
}
