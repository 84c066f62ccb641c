package sextant.chat.net;

import sextant.irc.LineBuffer;

/**
 * Passes lines on to the handler a connection has at that moment: one that goes away in the middle
 * of a packet must not be told of the rest.
 */
final class CurrentHandler implements LineBuffer.Listener {
  private static final ConnectionHandler NOBODY =
      new ConnectionHandler() {
        @Override
        public void opened() {}

        @Override
        public void inputEnded() {}

        @Override
        public void closed(String reason) {}

        @Override
        public void line(String line) {}

        @Override
        public void tooLong() {}

        @Override
        public void notUtf8(String latin1) {}
      };

  private ConnectionHandler handler = NOBODY;

  ConnectionHandler now() {
    return handler;
  }

  void become(ConnectionHandler next) {
    handler = next;
  }

  /** Nobody hears anything more; returns who did. */
  ConnectionHandler dismiss() {
    ConnectionHandler old = handler;
    handler = NOBODY;
    return old;
  }

  @Override
  public void line(String line) {
    handler.line(line);
  }

  @Override
  public void tooLong() {
    handler.tooLong();
  }

  @Override
  public void endless() {
    handler.endless();
  }

  @Override
  public void notUtf8(String latin1) {
    handler.notUtf8(latin1);
  }
}
