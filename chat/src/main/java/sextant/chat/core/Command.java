package sextant.chat.core;

import sextant.irc.Message;

/**
 * What is checked once before a command runs.
 *
 * @param parameters how many it needs at least
 * @param use when it may be used
 * @param handler what it does
 */
record Command(int parameters, Use use, Handler handler) {
  /** When a command may be used. */
  enum Use {
    ALWAYS,
    REGISTERED,
    OPERATOR
  }

  /** What a command does; answers go to the session. */
  @FunctionalInterface
  interface Handler {
    void run(Session session, Message message);
  }

  static Command of(int parameters, Handler handler) {
    return new Command(parameters, Use.REGISTERED, handler);
  }

  static Command early(int parameters, Handler handler) {
    return new Command(parameters, Use.ALWAYS, handler);
  }

  static Command oper(int parameters, Handler handler) {
    return new Command(parameters, Use.OPERATOR, handler);
  }
}
