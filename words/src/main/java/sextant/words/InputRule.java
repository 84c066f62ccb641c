package sextant.words;

import java.util.Optional;

/**
 * What something a person typed has to be: the reason in a failure of kind {@code BAD_INPUT}, in
 * the person's language. Made into a failure by {@link Failure#badInput}.
 */
public enum InputRule {
  /** An interface of this machine. */
  INTERFACE,
  /** An own address or interface to send from. */
  SOURCE,
  /** An address of IPv6, which was asked for. */
  IPV6,
  /** An address of IPv4, which was asked for. */
  IPV4,
  /** An address of IPv4, as every target of a sweep. */
  SWEEP_IPV4,
  /** A network in CIDR notation. */
  NETWORK,
  /** A range of addresses. */
  RANGE,
  /** No more addresses than a /8. */
  AT_MOST_SLASH_8,
  /** No more addresses than a /16. */
  AT_MOST_SLASH_16,
  /** Hexadecimal digits. */
  HEXADECIMAL,
  /** The pattern of ping: up to 16 bytes in hexadecimal. */
  PATTERN;

  /** The rule whose name a failure carries as its detail. */
  static Optional<InputRule> named(String detail) {
    for (InputRule rule : values()) {
      if (rule.name().equals(detail)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** Why the input cannot be understood. */
  String why(FailureText text) {
    return switch (this) {
      case INTERFACE -> text.ruleInterface();
      case SOURCE -> text.ruleSource();
      case IPV6 -> text.ruleIpv6();
      case IPV4 -> text.ruleIpv4();
      case SWEEP_IPV4 -> text.ruleSweepIpv4();
      case NETWORK -> text.ruleNetwork();
      case RANGE -> text.ruleRange();
      case AT_MOST_SLASH_8 -> text.ruleSlash8();
      case AT_MOST_SLASH_16 -> text.ruleSlash16();
      case HEXADECIMAL -> text.ruleHexadecimal();
      case PATTERN -> text.rulePattern();
    };
  }
}
