package sextant.chatclient;

import java.util.List;

/**
 * What the server tells about somebody.
 *
 * @param nick their nick
 * @param host where they are, as the server shows it; empty when there is nobody of that nick
 * @param realName what they say of themselves
 * @param account their account, empty for none
 * @param more what else was told, in the server's words
 */
public record Whois(String nick, String host, String realName, String account, List<String> more) {
  /** Keeps a copy. */
  public Whois {
    more = List.copyOf(more);
  }

  /** Nobody. */
  static Whois nobody(String nick) {
    return new Whois(nick, "", "", "", List.of());
  }
}
