package sextant.cli;

import java.time.Duration;
import sextant.talk.Address;
import sextant.talk.ClientOptions;
import sextant.words.Explanation;
import sextant.words.FailureException;

/** How a Talk client connects, the same for every command that does. */
final class ClientArguments {
  private static final Values<Integer> BYTE = Values.integer("N", 0, 255);

  private final TalkText text;
  private final Argument<Duration> timeout;
  private final Argument<Duration> idle;
  private final Argument<Integer> retry;
  private final Argument<Duration> retryDelay;
  private final Argument<ClientOptions.Source> from;
  private final Argument<Boolean> four;
  private final Argument<Boolean> six;
  private final Argument<Integer> ttl;
  private final Argument<Integer> tos;
  private final Argument<Boolean> broadcast;
  private final Argument<Boolean> join;
  private final Argument<String> networkInterface;
  private final SecurityArguments security;

  /** Declares the options in groups of their own. */
  ClientArguments(Shape shape, TalkText text) {
    this.text = text;
    shape.group(text.groupConnection());
    Values<Duration> time = Values.duration("TIME");
    timeout = shape.option("--timeout", time, text.optionTimeout()).orElse(Duration.ofSeconds(10));
    idle = shape.option("--idle", time, text.optionIdle());
    retry = shape.option("--retry", Values.integer("N", 0, 1_000_000), text.optionRetry());
    retryDelay =
        shape.option("--retry-delay", time, text.optionRetryDelay()).orElse(Duration.ofSeconds(1));
    from =
        shape.option(
            "--from",
            Values.of("HOST:PORT", ClientArguments::source, CliText::expectedHostPort),
            text.optionFrom());
    four = shape.flag("-4 --ipv4", text.optionFour());
    six = shape.flag("-6 --ipv6", text.optionSix());
    ttl = shape.option("--ttl", BYTE, text.optionTtl());
    tos = shape.option("--tos", Values.octet(), text.optionTos());
    shape.group(text.groupDatagrams());
    broadcast = shape.flag("--broadcast", text.optionBroadcast());
    join = shape.flag("--join", text.optionJoin());
    networkInterface = shape.option("--interface", Values.text("NAME"), text.optionInterface());
    security = new SecurityArguments(shape, text);
  }

  /** Whether the certificate of the other side is to be shown. */
  boolean showsCertificate() {
    return security.showsCertificate();
  }

  /** The options of the connection, keeping that many bytes of what is said. */
  ClientOptions options(Run run, int recordBytes) throws UsageException, FailureException {
    if (four.isGiven() && six.isGiven()) {
      throw new UsageException(
          new Explanation(
              text.oneTransportWhat("--ipv4", "--ipv6"),
              text.oneFamilyWhy(),
              text.oneTransportTodo()));
    }
    ClientOptions.Family family =
        four.isGiven()
            ? ClientOptions.Family.V4
            : six.isGiven() ? ClientOptions.Family.V6 : ClientOptions.Family.ANY;
    ClientOptions.Patience patience =
        new ClientOptions.Patience(
            timeout.value(),
            idle.optional().orElse(Duration.ZERO),
            retry.optional().orElse(0),
            retryDelay.value());
    return ClientOptions.DEFAULT
        .withFamily(family)
        .withSource(from.optional().orElse(ClientOptions.Source.ANY))
        .withPatience(patience)
        .withMarks(
            new ClientOptions.Marks(
                ttl.optional().orElse(0), tos.optional().orElse(0), broadcast.isGiven()))
        .withMulticast(
            new ClientOptions.Multicast(
                join.isGiven(), networkInterface.optional().orElse(""), true))
        .withSecurity(security.client(run))
        .withRecordBytes(recordBytes);
  }

  private static ClientOptions.Source source(String word) throws FailureException {
    String full = word.indexOf(':') < 0 ? word + ":0" : word;
    boolean isPortOnly = word.chars().allMatch(Character::isDigit);
    return Address.parse("tcp:" + (isPortOnly ? ":" + word : full)) instanceof Address.Tcp address
        ? new ClientOptions.Source(isPortOnly ? "" : address.host(), address.port())
        : ClientOptions.Source.ANY;
  }
}
