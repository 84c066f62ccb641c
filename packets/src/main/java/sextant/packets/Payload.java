package sextant.packets;

/**
 * What a header carries, as a place in the packet's array. One view is used again for each packet:
 * making one for each of a million costs a fifth of the time of their lines.
 */
final class Payload {
  private byte[] array = new byte[0];
  private int from;
  private int end;
  private int wireLength;

  /**
   * Moves the view.
   *
   * @param newEnd after the last byte that was captured
   * @param newWireLength bytes it had on the link, at least as many as were captured
   */
  Payload at(byte[] packet, int newFrom, int newEnd, int newWireLength) {
    array = packet;
    from = newFrom;
    end = newEnd;
    wireLength = newWireLength;
    return this;
  }

  byte[] array() {
    return array;
  }

  int from() {
    return from;
  }

  int end() {
    return end;
  }

  int wireLength() {
    return wireLength;
  }

  int captured() {
    return end - from;
  }
}
