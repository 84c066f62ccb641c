package sextant.desktop.ping;

/** The answer to <i>is it me or the internet?</i>, from what the three hosts said last. */
enum Verdict {
  /** Too few answers to say. */
  WAITING,
  /** Everything answers, nothing is lost. */
  ALL_WELL,
  /** The network of this computer: the gateway is silent, and so is everything behind it. */
  LOCAL,
  /** The gateway answers, nothing behind it does. */
  PROVIDER,
  /** Packets reach the world, but the name server does not answer pings. */
  RESOLVER_SILENT,
  /** The name could not be turned into an address although packets get out. */
  NAMES,
  /** Only that one host is silent. */
  THAT_HOST,
  /** Answers come, but some are lost on the first metres. */
  LOSSY_LOCAL,
  /** Answers come, but some are lost beyond the gateway. */
  LOSSY_BEYOND,
  /** The gateway keeps silent but the internet answers: many gateways do that, and it is well. */
  GATEWAY_QUIET;

  private static final int ENOUGH = 3;
  private static final double MUCH = 0.03;

  /**
   * What one of the three said lately.
   *
   * @param known whether there is such a host at all
   * @param resolved whether it has an address
   */
  record Line(boolean known, boolean resolved, long sent, long received) {
    /** No such host. */
    static final Line NONE = new Line(false, false, 0, 0);

    boolean answers() {
      return received > 0;
    }

    boolean silent() {
      return known && sent >= ENOUGH && received == 0;
    }

    boolean lossy() {
      return answers() && sent - received > Math.max(1, sent * MUCH);
    }
  }

  /** Judges; a line that is not known counts neither way. */
  static Verdict of(Line gateway, Line resolver, Line internet) {
    boolean beyond = resolver.answers() || internet.answers();
    if (internet.known() && !internet.resolved()) {
      return !beyond && gateway.silent() ? LOCAL : NAMES;
    }
    if (internet.silent()) {
      if (resolver.answers()) {
        return THAT_HOST;
      }
      return gateway.answers() ? PROVIDER : gateway.silent() || resolver.silent() ? LOCAL : WAITING;
    }
    if (!internet.answers() || internet.sent() < ENOUGH) {
      return WAITING;
    }
    if (gateway.lossy()) {
      return LOSSY_LOCAL;
    }
    if (internet.lossy() || resolver.lossy()) {
      return LOSSY_BEYOND;
    }
    return resolver.silent() ? RESOLVER_SILENT : gateway.silent() ? GATEWAY_QUIET : ALL_WELL;
  }

  /** Whether nothing needs a look. */
  boolean isGood() {
    return switch (this) {
      case ALL_WELL, RESOLVER_SILENT, GATEWAY_QUIET -> true;
      default -> false;
    };
  }

  /** Whether something is broken rather than slow or unknown. */
  boolean isBad() {
    return switch (this) {
      case LOCAL, PROVIDER, NAMES, THAT_HOST -> true;
      default -> false;
    };
  }
}
