package sextant.files;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import sextant.identity.Fingerprint;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Where to send.
 *
 * @param isEncrypted HTTPS, or plain HTTP
 * @param pinned the certificate it must have; empty to take the one it shows
 * @param label what people call it
 */
public record Target(
    InetSocketAddress address, boolean isEncrypted, Optional<Fingerprint> pinned, String label) {
  /** A device that was found. */
  public static Target of(Device device, InetAddress address) {
    Optional<Fingerprint> pinned =
        device.isEncrypted() ? Fingerprint.parse(device.fingerprint()) : Optional.empty();
    return new Target(
        new InetSocketAddress(address, device.port()),
        device.isEncrypted(),
        pinned,
        device.alias());
  }

  /**
   * An address as a person types it: {@code host}, {@code host:port}, {@code [::1]:port}.
   *
   * @throws FailureException when there is no such host, or this is no address
   */
  public static Target parse(String text, boolean isEncrypted) throws FailureException {
    boolean isBareIpv6 = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
    int colon = isBareIpv6 ? -1 : text.lastIndexOf(':');
    boolean hasPort = colon > text.lastIndexOf(']');
    String host = hasPort ? text.substring(0, colon) : text;
    int port = hasPort ? port(text.substring(colon + 1), text) : Device.USUAL_PORT;
    try {
      InetAddress address = InetAddress.getByName(host);
      return new Target(new InetSocketAddress(address, port), isEncrypted, Optional.empty(), text);
    } catch (UnknownHostException e) {
      throw Failure.wrap(e, host);
    }
  }

  private static int port(String digits, String text) throws FailureException {
    if (digits.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(digits);
      if (port > 0 && port <= 65_535) {
        return port;
      }
    }
    throw new FailureException(
        new Failure(Failure.Kind.BAD_INPUT, text, "a port is a number from 1 to 65535"));
  }

  /** Whether a text can only be an address: it has a dot, a colon or is localhost. */
  public static boolean looksLikeAddress(String text) {
    return text.indexOf('.') >= 0 || text.indexOf(':') >= 0 || text.equals("localhost");
  }
}
