package sextant.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;

/** Small things every socket here needs. */
final class Sockets {
  private Sockets() {}

  /** What a socket without a channel says when it is closed under a call that waits. */
  static SocketException closed(ClosedChannelException closed) {
    var told = new SocketException("Socket closed");
    told.initCause(closed);
    return told;
  }

  /** Closes without complaint: what is closed cannot be used wrongly any more. */
  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      return;
    }
  }
}
