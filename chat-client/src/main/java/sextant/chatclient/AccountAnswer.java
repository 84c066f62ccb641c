package sextant.chatclient;

/** What a server says to the wish for an account (IRCv3 draft/account-registration). */
public sealed interface AccountAnswer {
  /**
   * It is there, and we are logged in to it.
   *
   * @param account its name
   */
  record Made(String account) implements AccountAnswer {}

  /**
   * A code is on its way to the person, to be given with {@link Inquiry#verifyAccount}.
   *
   * @param account its name
   * @param words the server's own
   */
  record NeedsCode(String account, String words) implements AccountAnswer {}

  /**
   * There is none.
   *
   * @param words the server's own, empty when the connection broke or the server has no such thing
   */
  record Refused(String words) implements AccountAnswer {}
}
