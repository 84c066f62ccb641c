package sextant.talk;

import java.net.InetAddress;
import java.util.Objects;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A range of addresses by its first bits: {@code 10.0.0.0/8}, {@code fe80::/10}, or one address
 * (RFC 4632, §3.1).
 */
public record Cidr(Bytes network, int prefixBits) {
  /** Refuses a prefix longer than the address. */
  public Cidr {
    Objects.checkIndex(prefixBits, network.length() * 8 + 1);
  }

  /** Reads {@code ADDRESS} or {@code ADDRESS/BITS}; never asks a name server. */
  public static Cidr parse(String text) throws FailureException {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    try {
      Bytes network = Bytes.copyOf(InetAddress.ofLiteral(host).getAddress());
      int bits =
          slash < 0 ? network.length() * 8 : Integer.parseInt(text, slash + 1, text.length(), 10);
      return new Cidr(network, bits);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      String why = "a range is ADDRESS/BITS, such as 10.0.0.0/8 or fe80::/10";
      throw new FailureException(new Failure(Failure.Kind.BAD_INPUT, text, why), e);
    }
  }

  /** Whether the address lies in it; an IPv4 range never contains an IPv6 address. */
  public boolean contains(InetAddress address) {
    Bytes other = Bytes.copyOf(address.getAddress());
    if (other.length() != network.length()) {
      return false;
    }
    int whole = prefixBits / 8;
    if (!other.slice(0, whole).equals(network.slice(0, whole))) {
      return false;
    }
    int rest = prefixBits % 8;
    return rest == 0 || (other.u8(whole) ^ network.u8(whole)) >>> (8 - rest) == 0;
  }
}
