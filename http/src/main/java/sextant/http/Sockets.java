package sextant.http;

import java.io.IOException;
import java.net.Socket;

/** Small things every socket here needs. */
final class Sockets {
  private Sockets() {}

  /** Closes without complaint: what is closed cannot be used wrongly any more. */
  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      return;
    }
  }
}
