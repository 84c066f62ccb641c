package sextant.desktop.shell;

/**
 * A host that a person sees somewhere, for the links between rooms.
 *
 * @param address a name or an IP address, without brackets
 * @param port a port to talk to, or 0 when none is known
 */
public record Host(String address, int port) {
  /** A host without a port. */
  public Host(String address) {
    this(address, 0);
  }

  /** Reads {@code name}, {@code name:port}, {@code [v6]:port} or a bare IPv6 address. */
  public static Host parse(String text) {
    String trimmed = text.strip();
    int colon = trimmed.lastIndexOf(':');
    boolean bracketed = trimmed.startsWith("[");
    boolean bareIpv6 = !bracketed && trimmed.indexOf(':') != colon;
    if (colon < 0 || bareIpv6 || colon < trimmed.indexOf(']')) {
      return new Host(unbracket(trimmed));
    }
    if (colon == trimmed.length() - 1) {
      return new Host(unbracket(trimmed.substring(0, colon)));
    }
    try {
      int port = Integer.parseInt(trimmed.substring(colon + 1));
      return new Host(unbracket(trimmed.substring(0, colon)), port);
    } catch (NumberFormatException notAPort) {
      return new Host(unbracket(trimmed));
    }
  }

  private static String unbracket(String text) {
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }

  /** The host with its port when known: {@code example.org:80}, {@code [::1]:80}. */
  @Override
  public String toString() {
    if (port == 0) {
      return address;
    }
    return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
  }
}
