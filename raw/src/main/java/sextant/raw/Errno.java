package sextant.raw;

import sextant.words.Failure;
import sextant.words.FailureException;

/** The errors of system calls: Linux numbers, the C library's English words, and their failures. */
public final class Errno {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int EINTR = 4;
  public static final int EBADF = 9;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EBUSY = 16;
  public static final int EEXIST = 17;
  public static final int ENODEV = 19;
  public static final int EINVAL = 22;
  public static final int EMFILE = 24;
  public static final int ENOSPC = 28;
  public static final int EPIPE = 32;
  public static final int EMSGSIZE = 90;
  public static final int ENOPROTOOPT = 92;
  public static final int EPROTONOSUPPORT = 93;
  public static final int EAFNOSUPPORT = 97;
  public static final int EADDRINUSE = 98;
  public static final int EADDRNOTAVAIL = 99;
  public static final int ENETDOWN = 100;
  public static final int ENETUNREACH = 101;
  public static final int ECONNABORTED = 103;
  public static final int ECONNRESET = 104;
  public static final int ENOBUFS = 105;
  public static final int ETIMEDOUT = 110;
  public static final int ECONNREFUSED = 111;
  public static final int EHOSTDOWN = 112;
  public static final int EHOSTUNREACH = 113;

  private static final String[] MACOS_TO_LINUX = {
    "35=11", "40=90", "42=92", "43=93", "47=97", "49=99", "50=100", "51=101", "55=105", "61=111",
    "64=112", "65=113"
  };

  private Errno() {}

  /** The Linux number of an error this system reported; systems differ above 34. */
  static int portable(int errno) {
    if (OperatingSystem.current() == OperatingSystem.MACOS) {
      for (String pair : MACOS_TO_LINUX) {
        int equals = pair.indexOf('=');
        if (Integer.parseInt(pair, 0, equals, 10) == errno) {
          return Integer.parseInt(pair, equals + 1, pair.length(), 10);
        }
      }
    }
    return errno;
  }

  /** What {@code strerror} says, for the numbers that sockets return. */
  public static String text(int errno) {
    return switch (errno) {
      case EPERM -> "Operation not permitted";
      case ENOENT -> "No such file or directory";
      case EINTR -> "Interrupted system call";
      case EBADF -> "Bad file descriptor";
      case EAGAIN -> "Resource temporarily unavailable";
      case ENOMEM -> "Cannot allocate memory";
      case EACCES -> "Permission denied";
      case EBUSY -> "Device or resource busy";
      case EEXIST -> "File exists";
      case ENODEV -> "No such device";
      case EINVAL -> "Invalid argument";
      case EMFILE -> "Too many open files";
      case ENOSPC -> "No space left on device";
      case EPIPE -> "Broken pipe";
      case EMSGSIZE -> "Message too long";
      case ENOPROTOOPT -> "Protocol not available";
      case EPROTONOSUPPORT -> "Protocol not supported";
      case EAFNOSUPPORT -> "Address family not supported by protocol";
      case EADDRINUSE -> "Address already in use";
      case EADDRNOTAVAIL -> "Cannot assign requested address";
      case ENETDOWN -> "Network is down";
      case ENETUNREACH -> "Network is unreachable";
      case ECONNABORTED -> "Software caused connection abort";
      case ECONNRESET -> "Connection reset";
      case ENOBUFS -> "No buffer space available";
      case ETIMEDOUT -> "Connection timed out";
      case ECONNREFUSED -> "Connection refused";
      case EHOSTDOWN -> "Host is down";
      case EHOSTUNREACH -> "No route to host";
      default -> "error " + errno;
    };
  }

  /** The failure of an action on {@code subject}. */
  public static FailureException failure(int errno, String subject) {
    return new FailureException(new Failure(kind(errno), subject, text(errno)));
  }

  private static Failure.Kind kind(int errno) {
    return switch (errno) {
      case EPERM, EACCES -> Failure.Kind.PERMISSION_DENIED;
      case EMSGSIZE -> Failure.Kind.MESSAGE_TOO_LONG;
      case EPROTONOSUPPORT, EAFNOSUPPORT, ENOPROTOOPT -> Failure.Kind.NOT_SUPPORTED;
      case EADDRNOTAVAIL -> Failure.Kind.ADDRESS_NOT_AVAILABLE;
      case ENETDOWN, ENETUNREACH, EHOSTDOWN, EHOSTUNREACH -> Failure.Kind.UNREACHABLE;
      case ECONNREFUSED -> Failure.Kind.CONNECTION_REFUSED;
      case ENOENT -> Failure.Kind.NO_SUCH_FILE;
      case ENOSPC -> Failure.Kind.DISK_FULL;
      case EINVAL, ENODEV -> Failure.Kind.BAD_INPUT;
      default -> Failure.Kind.OTHER;
    };
  }
}
