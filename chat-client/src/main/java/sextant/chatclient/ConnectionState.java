package sextant.chatclient;

import sextant.words.Failure;

/** How a network's connection stands. */
public sealed interface ConnectionState {
  /** Not connected, and nobody asked for it. */
  record Offline() implements ConnectionState {}

  /** On the way: connecting, logging in. */
  record Connecting() implements ConnectionState {}

  /**
   * Connected and let in.
   *
   * @param nick the nick the server gave us
   * @param account the account we are logged in to, empty for none
   */
  record Online(String nick, String account) implements ConnectionState {}

  /**
   * It failed; the next try comes by itself.
   *
   * @param failure why
   * @param retryMillis how long from now until the next try
   */
  record Waiting(Failure failure, long retryMillis) implements ConnectionState {}

  /**
   * It failed in a way that no other try mends: the certificate changed, the login was refused.
   *
   * @param failure why
   */
  record Stopped(Failure failure) implements ConnectionState {}
}
