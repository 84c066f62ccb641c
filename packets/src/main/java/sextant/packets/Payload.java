package sextant.packets;

/**
 * What a header carries, as a place in the packet's array.
 *
 * @param end after the last byte that was captured
 * @param wireLength bytes it had on the link, at least as many as were captured
 */
@SuppressWarnings("ArrayRecordComponent") // a view that lives for one packet, never compared
record Payload(byte[] array, int from, int end, int wireLength) {
  int captured() {
    return end - from;
  }
}
