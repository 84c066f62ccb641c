package sextant.cli.chat;

/**
 * A server that can be joined.
 *
 * @param origin how we know of it
 * @param name what it calls itself, or its address
 * @param address as it is typed: host, or host and port
 * @param isSecure whether it speaks TLS there
 */
record ServerChoice(Origin origin, String name, String address, boolean isSecure) {
  /** How a server became known. */
  enum Origin {
    LAST_USED,
    THIS_COMPUTER,
    NEARBY
  }
}
