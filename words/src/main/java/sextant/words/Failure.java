package sextant.words;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/**
 * What went wrong, on what, in the words of the network: the value behind every error that a person
 * sees.
 *
 * @param kind the sort of failure, which decides the explanation
 * @param subject what it happened to: an address, a file, a device
 * @param detail the underlying message for the sceptic; may be empty
 */
public record Failure(Kind kind, String subject, String detail) {

  /** The sorts of failure that have an explanation of their own. */
  public enum Kind {
    ADDRESS_IN_USE,
    ADDRESS_NOT_AVAILABLE,
    PERMISSION_DENIED,
    PRIVILEGED_PORT,
    UNKNOWN_HOST,
    CONNECTION_REFUSED,
    CONNECTION_RESET,
    CONNECTION_CLOSED,
    TIMEOUT,
    UNREACHABLE,
    MESSAGE_TOO_LONG,
    NO_SUCH_INTERFACE,
    BROADCAST_NOT_ASKED,
    NO_SUCH_FILE,
    FILE_UNREADABLE,
    DISK_FULL,
    NOT_TLS,
    NOT_DTLS,
    TLS_EXPECTED,
    TLS_HANDSHAKE,
    CERTIFICATE_UNTRUSTED,
    CERTIFICATE_EXPIRED,
    CERTIFICATE_WRONG_NAME,
    CERTIFICATE_NOT_PINNED,
    CERTIFICATE_CHANGED,
    KEY_ENCRYPTED,
    KEY_MISMATCH,
    STATE_DAMAGED,
    TLS_SPOKEN,
    PLAIN_SPOKEN,
    HTTP_SPOKEN,
    NOT_WEBSOCKET,
    WEBSOCKET_ENDED,
    RAW_SOCKET_DENIED,
    RAW_PACKETS_DENIED,
    CAPTURE_DENIED,
    OFFLINE,
    BLOCKED,
    PORT_FORBIDDEN,
    PAGE_HELD,
    PAGE_HUNGRY,
    PAGE_SUSPECTED,
    TOO_MANY_REDIRECTS,
    REDIRECT_REFUSED,
    PROXY_UNREACHED,
    PROXY_REFUSED,
    PROXY_NOT_SOCKS,
    BAD_RESPONSE,
    NO_DISPLAY,
    DECLINED,
    PIN_REQUIRED,
    PIN_WRONG,
    CODE_WRONG,
    TOO_MANY_TRIES,
    PEER_BUSY,
    PEER_NO_ROOM,
    CANCELLED_BY_PEER,
    CHECKSUM_MISMATCH,
    NAME_REFUSED,
    SOURCE_CHANGED,
    DEVICE_NOT_FOUND,
    NO_SUCH_TRANSFER,
    STATION_BUSY,
    LOGIN_REFUSED,
    SERVER_NOT_RUNNING,
    REFUSED,
    NOT_SUPPORTED,
    NOT_YET_HERE,
    BAD_INPUT,
    OTHER
  }

  /** What a person typed is not what it has to be. */
  public static Failure badInput(String subject, InputRule rule) {
    return new Failure(Kind.BAD_INPUT, subject, rule.name());
  }

  /**
   * Classifies what the JDK threw for an action on {@code subject}; a {@link FailureException}
   * keeps the failure it carries.
   */
  public static Failure of(Throwable thrown, String subject) {
    if (thrown instanceof FailureException known) {
      return known.failure();
    }
    String detail =
        thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    return new Failure(kindOf(thrown, detail.toLowerCase(Locale.ROOT), subject), subject, detail);
  }

  /** Wraps what the JDK threw; see {@link #of}. */
  public static FailureException wrap(IOException thrown, String subject) {
    return thrown instanceof FailureException known
        ? known
        : new FailureException(of(thrown, subject), thrown);
  }

  private static Kind kindOf(Throwable thrown, String message, String subject) {
    return switch (thrown) {
      case UnknownHostException e -> Kind.UNKNOWN_HOST;
      case UnresolvedAddressException e -> Kind.UNKNOWN_HOST;
      case NoRouteToHostException e -> Kind.UNREACHABLE;
      case PortUnreachableException e -> Kind.CONNECTION_REFUSED;
      case SocketTimeoutException e -> Kind.TIMEOUT;
      case EOFException e -> Kind.CONNECTION_CLOSED;
      case AccessDeniedException e -> Kind.PERMISSION_DENIED;
      case NoSuchFileException e -> Kind.NO_SUCH_FILE;
      case ConnectException e when message.contains("timed out") -> Kind.TIMEOUT;
      case ConnectException e when message.contains("refused") -> Kind.CONNECTION_REFUSED;
      case BindException e when message.contains("in use") -> Kind.ADDRESS_IN_USE;
      default -> kindOfMessage(message, subject);
    };
  }

  // The JDK gives most errors of the system only as text; these are the texts of Linux, macOS and
  // Windows for the errno values that have an explanation.
  private static Kind kindOfMessage(String message, String subject) {
    if (message.contains("address already in use")) {
      return Kind.ADDRESS_IN_USE;
    }
    if (message.contains("assign requested address") || message.contains("address not available")) {
      return Kind.ADDRESS_NOT_AVAILABLE;
    }
    if (message.contains("permission denied") || message.contains("operation not permitted")) {
      return privilegedPort(subject) ? Kind.PRIVILEGED_PORT : Kind.PERMISSION_DENIED;
    }
    if (message.contains("connection refused")) {
      return Kind.CONNECTION_REFUSED;
    }
    if (message.contains("connection reset") || message.contains("broken pipe")) {
      return Kind.CONNECTION_RESET;
    }
    if (message.contains("timed out")) {
      return Kind.TIMEOUT;
    }
    if (message.contains("unreachable")
        || message.contains("no route to host")
        || message.contains("unsupported address type") // the JDK where there is no IPv6
        || message.contains("ipv6 protocol family unavailable")) {
      return Kind.UNREACHABLE;
    }
    if (message.contains("message too long")) {
      return Kind.MESSAGE_TOO_LONG;
    }
    return message.contains("no space left") ? Kind.DISK_FULL : Kind.OTHER;
  }

  private static boolean privilegedPort(String subject) {
    int colon = subject.lastIndexOf(':');
    try {
      int port = colon < 0 ? 0 : Integer.parseInt(subject, colon + 1, subject.length(), 10);
      return port > 0 && port < 1024;
    } catch (NumberFormatException notAPort) {
      return false;
    }
  }

  /** What happened, why, and what to do, in the given language. */
  public Explanation explain(Language language) {
    return FailureWords.explain(this, new FailureText(language));
  }

  /**
   * The same for a window, where each part is a sentence of its own: it begins with a capital,
   * unless a name begins it. There is no {@code --help} in a window, so bad input has no third one.
   */
  public Explanation sentences(Language language) {
    Explanation words = explain(language);
    String todo = kind == Kind.BAD_INPUT ? "" : words.todo();
    return sentences(new Explanation(words.what(), words.why(), todo));
  }

  /** Other words for this failure, as such sentences. */
  public Explanation sentences(Explanation words) {
    return new Explanation(sentence(words.what()), sentence(words.why()), sentence(words.todo()));
  }

  /** The three parts as one sentence, for a place of a window with one line only. */
  public String line(Language language) {
    return sentence(explain(language).inOneLine());
  }

  private String sentence(String words) {
    return !subject.isEmpty() && words.startsWith(subject) ? words : Sentence.of(words);
  }

  /** The technical form for logs: {@code connection_refused 127.0.0.1:9: Connection refused}. */
  @Override
  public String toString() {
    String head = kind.name().toLowerCase(Locale.ROOT) + " " + subject;
    return detail.isEmpty() ? head : head + ": " + detail;
  }
}
