package sextant.packets.filter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sextant.packets.filter.Expression.Carrier;
import sextant.packets.filter.Expression.IpVersions;
import sextant.wire.IpAddress;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv6Address;
import sextant.wire.MacAddress;
import sextant.wire.MalformedException;

/** Reads the value after the qualifiers: addresses, networks, ports, numbers, TCP flags. */
final class ValueParser {
  private static final Map<String, Integer> FLAGS =
      Map.of(
          "fin", 0x01, "syn", 0x02, "rst", 0x04, "psh", 0x08, "push", 0x08, "ack", 0x10, "urg",
          0x20, "ece", 0x40, "cwr", 0x80);

  private final TokenStream tokens;
  private final HostNames names;

  ValueParser(TokenStream tokens, HostNames names) {
    this.tokens = tokens;
    this.names = names;
  }

  static boolean isNumber(String text) {
    return parseNumber(text) != null;
  }

  /** Decimal, 0x hexadecimal or 0 octal, up to 32 bits; null when it is none. */
  static @Nullable Integer parseNumber(String text) {
    try {
      if (text.startsWith("0x")) {
        return Integer.parseUnsignedInt(text, 2, text.length(), 16);
      }
      boolean isOctal = text.length() > 1 && text.startsWith("0");
      return Integer.parseUnsignedInt(text, isOctal ? 8 : 10);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Whether a word without qualifiers can be taken as a host or network. */
  boolean looksLikeAddress(Token token) {
    String text = token.text();
    boolean hasMarks = text.indexOf('.') >= 0 || text.indexOf(':') >= 0;
    return hasMarks || text.equals("localhost");
  }

  Expression value(Qualifiers qualifiers) throws FilterException {
    if (qualifiers.type() == FilterWord.PORT) {
      Services.names().forEach(tokens::expect);
    }
    Token token = tokens.next();
    if (token.kind() != Token.Kind.WORD) {
      throw new FilterException(
          FilterProblem.EXPECTED_VALUE,
          qualifiers.type().text(),
          token.start(),
          token.length(),
          null);
    }
    return switch (qualifiers.type()) {
      case NET -> network(qualifiers, token);
      case PORT -> ports(qualifiers, port(token), port(token));
      case PORTRANGE -> portRange(qualifiers, token);
      case PROTO -> protocol(qualifiers, token);
      default ->
          qualifiers.protocol() == FilterWord.ETHER
              ? station(qualifiers, token)
              : host(qualifiers, token);
    };
  }

  private static Expression station(Qualifiers qualifiers, Token token) throws FilterException {
    try {
      return new Expression.Station(qualifiers.direction(), MacAddress.parse(token.text()));
    } catch (MalformedException e) {
      throw new FilterException(FilterProblem.BAD_MAC, token);
    }
  }

  private Expression host(Qualifiers qualifiers, Token token) throws FilterException {
    Expression any = null;
    for (IpAddress address : addresses(token)) {
      IpAddress mask = Networks.mask(address, Networks.bits(address));
      Expression one = network(qualifiers, token, address, mask);
      any = any == null ? one : new Expression.Or(any, one);
    }
    if (any == null) {
      throw new FilterException(FilterProblem.UNKNOWN_HOST, token);
    }
    return any;
  }

  private List<IpAddress> addresses(Token token) throws FilterException {
    IpAddress literal = Networks.address(token.text());
    if (literal != null) {
      return List.of(literal);
    }
    boolean isBrokenAddress =
        token.text().indexOf(':') >= 0 || token.text().matches("[0-9.]+(/.*)?");
    if (isBrokenAddress) {
      throw new FilterException(FilterProblem.BAD_ADDRESS, token);
    }
    return names.lookup(token.text());
  }

  private Expression network(Qualifiers qualifiers, Token token) throws FilterException {
    Networks.Network network = Networks.parse(token);
    if (network.isPlain() && tokens.accept(FilterWord.MASK)) {
      Token maskToken = tokens.next();
      if (!(Networks.address(maskToken.text()) instanceof Ipv4Address mask)) {
        throw new FilterException(FilterProblem.BAD_ADDRESS, maskToken);
      }
      network = new Networks.Network(network.address(), mask, false);
    }
    if (network.hasBitsBeyondMask()) {
      throw new FilterException(FilterProblem.BITS_BEYOND_MASK, token);
    }
    return network(qualifiers, token, network.address(), network.mask());
  }

  private static Expression network(
      Qualifiers qualifiers, Token token, IpAddress address, IpAddress mask)
      throws FilterException {
    Carrier carrier = qualifiers.carrier();
    boolean fits =
        address instanceof Ipv6Address
            ? carrier == Carrier.ANY || carrier == Carrier.IP6
            : carrier != Carrier.IP6;
    if (!fits) {
      throw new FilterException(FilterProblem.FAMILY_MISMATCH, token);
    }
    return new Expression.Network(carrier, qualifiers.direction(), address, mask);
  }

  private static Expression ports(Qualifiers qualifiers, int low, int high) {
    return new Expression.Ports(
        qualifiers.transports(), qualifiers.versions(), qualifiers.direction(), low, high);
  }

  private static int port(Token token) throws FilterException {
    Integer port = Services.port(token.text());
    if (port == null) {
      throw new FilterException(FilterProblem.BAD_PORT, token);
    }
    return port;
  }

  private static Expression portRange(Qualifiers qualifiers, Token token) throws FilterException {
    int dash = token.text().indexOf('-');
    Integer low = dash < 0 ? null : Services.port(token.text().substring(0, dash));
    Integer high = dash < 0 ? null : Services.port(token.text().substring(dash + 1));
    if (low == null || high == null) {
      throw new FilterException(FilterProblem.BAD_PORT_RANGE, token);
    }
    return ports(qualifiers, Math.min(low, high), Math.max(low, high));
  }

  private static Expression protocol(Qualifiers qualifiers, Token token) throws FilterException {
    Integer number = parseNumber(token.text());
    Expression named = FilterWord.of(token.text()).flatMap(Protocols::test).orElse(null);
    if (qualifiers.protocol() == FilterWord.ETHER) {
      if (number != null && Integer.compareUnsigned(number, 0xffff) <= 0) {
        return new Expression.LinkProtocol(number);
      }
      if (named instanceof Expression.LinkProtocol) {
        return named;
      }
    } else if (number != null && Integer.compareUnsigned(number, 0xff) <= 0) {
      return new Expression.IpProtocol(qualifiers.versions(), number);
    } else if (named instanceof Expression.IpProtocol protocol) {
      IpVersions versions =
          qualifiers.protocol() == null ? protocol.versions() : qualifiers.versions();
      return new Expression.IpProtocol(versions, protocol.number());
    }
    throw new FilterException(FilterProblem.BAD_NUMBER, token);
  }

  int number() throws FilterException {
    Token token = tokens.next();
    Integer number = token.isEnd() ? null : parseNumber(token.text());
    if (number == null) {
      throw new FilterException(
          token.isEnd() ? FilterProblem.EXPECTED_VALUE : FilterProblem.BAD_NUMBER, token);
    }
    return number;
  }

  /** Flags joined by commas, each with an optional exclamation mark: {@code syn,!ack}. */
  Expression tcpFlags() throws FilterException {
    int set = 0;
    int clear = 0;
    do {
      boolean isClear = tokens.acceptSymbol("!");
      FLAGS.keySet().stream().sorted().forEach(tokens::expect);
      Token token = tokens.next();
      Integer bit =
          FLAGS.get(token.text().startsWith("tcp-") ? token.text().substring(4) : token.text());
      if (bit == null) {
        throw token.isEnd()
            ? new FilterException(
                FilterProblem.EXPECTED_VALUE, "flags", token.start(), token.length(), null)
            : new FilterException(FilterProblem.BAD_FLAG, token);
      }
      set |= isClear ? 0 : bit;
      clear |= isClear ? bit : 0;
    } while (tokens.acceptSymbol(","));
    return new Expression.TcpFlags(set, clear);
  }
}
