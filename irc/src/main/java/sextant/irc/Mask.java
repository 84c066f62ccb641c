package sextant.irc;

/** A {@code nick!user@host} pattern as bans use it. */
public record Mask(String text) {
  /**
   * Fills what a person left out: {@code ann} is {@code ann!*@*}, {@code *.org} and {@code @host}
   * are hosts, {@code a@b} is user and host.
   */
  public static Mask complete(String text) {
    int exclamation = text.indexOf('!');
    int at = text.lastIndexOf('@');
    if (exclamation >= 0) {
      String user =
          at > exclamation ? text.substring(exclamation + 1, at) : text.substring(exclamation + 1);
      String host = at > exclamation ? text.substring(at + 1) : "";
      return new Mask(any(text.substring(0, exclamation)) + "!" + any(user) + "@" + any(host));
    }
    if (at >= 0) {
      return new Mask("*!" + any(text.substring(0, at)) + "@" + any(text.substring(at + 1)));
    }
    boolean looksLikeHost = text.indexOf('.') >= 0 || text.indexOf(':') >= 0;
    return new Mask(looksLikeHost ? "*!*@" + text : any(text) + "!*@*");
  }

  private static String any(String part) {
    return part.isEmpty() ? "*" : part;
  }

  /** Whether this source fits, under the given case mapping. */
  public boolean matches(String source, CaseMapping mapping) {
    return new Glob(mapping.fold(text)).matches(mapping.fold(source));
  }
}
