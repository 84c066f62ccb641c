package sextant.cli;

import java.util.List;
import java.util.Optional;
import sextant.talk.Address;
import sextant.words.Explanation;
import sextant.words.FailureException;

/** Whom to connect to: host and port over the transport chosen, or a whole address in one word. */
final class TargetArguments {
  private static final List<String> TRANSPORTS =
      List.of("tcp:", "udp:", "tls:", "dtls:", "unix:", "ws:", "wss:");

  private final TransportArguments transport;
  private final Argument<String> host;
  private final Argument<Integer> port;

  TargetArguments(Shape shape, TalkText text) {
    host = shape.optionalParameter(Values.text("HOST"), text.parameterHost());
    port = shape.optionalParameter(Values.port(), text.parameterPort());
    transport = new TransportArguments(shape, text);
  }

  Address address(TalkText text) throws UsageException, FailureException {
    if (transport.isUnix()) {
      return transport.address("", 0);
    }
    Optional<String> where = host.optional();
    if (where.isEmpty()) {
      throw new UsageException(
          new Explanation(text.hostMissingWhat(), text.parameterHost(), text.hostMissingTodo()));
    }
    boolean isWholeAddress = !port.isGiven() && isWholeAddress(where.get());
    return isWholeAddress
        ? Address.parse(where.get())
        : transport.address(
            withoutBrackets(where.get()), port.optional().orElse(Address.DEFAULT_PORT));
  }

  // An IPv6 address without brackets has several colons and is a host.
  private static boolean isWholeAddress(String word) {
    int colon = word.indexOf(':');
    boolean isHostAndPort = colon >= 0 && (word.indexOf(':', colon + 1) < 0 || word.contains("]:"));
    return isHostAndPort || TRANSPORTS.stream().anyMatch(word::startsWith);
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
