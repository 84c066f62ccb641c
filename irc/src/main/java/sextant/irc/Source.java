package sextant.irc;

/**
 * Who a message comes from: {@code nick!user@host}, or a server's name alone.
 *
 * @param nick the nick, or the server's name
 * @param user the user name, empty when not said
 * @param host the host, empty when not said
 */
public record Source(String nick, String user, String host) {
  /** Reads any text; what is missing is empty. */
  public static Source parse(String text) {
    int at = text.lastIndexOf('@');
    String host = at < 0 ? "" : text.substring(at + 1);
    String rest = at < 0 ? text : text.substring(0, at);
    int exclamation = rest.indexOf('!');
    return exclamation < 0
        ? new Source(rest, "", host)
        : new Source(rest.substring(0, exclamation), rest.substring(exclamation + 1), host);
  }

  /** The three parts joined again, without what is empty. */
  @Override
  public String toString() {
    return nick + (user.isEmpty() ? "" : "!" + user) + (host.isEmpty() ? "" : "@" + host);
  }
}
