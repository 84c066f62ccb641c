package sextant.raw;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sextant.words.FailureException;

/**
 * Tells systemd how a service is doing ({@code sd_notify(3)}): datagrams of {@code KEY=value} lines
 * to the Unix socket that {@code NOTIFY_SOCKET} names. Java has Unix sockets for streams only.
 */
public final class ServiceManager {
  /** The service answers now. */
  public static final String READY = "READY=1";

  /** It goes on with another configuration; to be followed by {@link #READY}. */
  public static final String RELOADING = "RELOADING=1";

  /** It is ending. */
  public static final String STOPPING = "STOPPING=1";

  private static final int UNIX = 1;
  private static final int DATAGRAM_CLOSE_ON_EXEC = 2 | 0x80000;
  private static final int LONGEST_PATH = 107;

  private final byte[] path;

  private ServiceManager(byte[] path) {
    this.path = path;
  }

  /**
   * The one at that socket, as the value of {@code NOTIFY_SOCKET} names it: a path, or after
   * {@code @} a name without a file. Empty when there is none or its name is too long.
   */
  public static Optional<ServiceManager> at(String socket) {
    byte[] path = socket.getBytes(StandardCharsets.UTF_8);
    boolean fits = path.length > 1 && path.length <= LONGEST_PATH;
    if (!fits || OperatingSystem.current() != OperatingSystem.LINUX) {
      return Optional.empty();
    }
    if (path[0] == '@') {
      path[0] = 0;
    }
    return Optional.of(new ServiceManager(path));
  }

  /** Sends one or more lines; does not wait. */
  public void tell(String state) throws FailureException {
    LibC libC = new LibC();
    int descriptor = libC.socket(UNIX, DATAGRAM_CLOSE_ON_EXEC, 0);
    if (descriptor < 0) {
      throw Errno.failure(-descriptor, "systemd");
    }
    byte[] text = state.getBytes(StandardCharsets.UTF_8);
    NativeBytes bytes = NativeBytes.allocate(Math.max(1, text.length));
    bytes.bytes().put(0, text);
    NativeBytes address = NativeBytes.allocate(2 + path.length + 1);
    address.bytes().putShort(0, (short) UNIX).put(2, path);
    int length = 2 + path.length + (path[0] == 0 ? 0 : 1); // a path ends with its zero
    long sent = libC.sendTo(descriptor, bytes, text.length, address, length);
    libC.close(descriptor);
    if (sent < 0) {
      throw Errno.failure((int) -sent, "systemd");
    }
  }

  /** What systemd shows beside the service. */
  public static String status(String text) {
    return "STATUS=" + text.replace('\n', ' ');
  }
}
