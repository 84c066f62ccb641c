package sextant.raw;

import sextant.words.Failure;
import sextant.words.FailureException;

/** The systems whose sockets this package tells apart. */
public enum OperatingSystem {
  LINUX,
  MACOS,
  WINDOWS,
  OTHER;

  private static final OperatingSystem CURRENT = of(System.getProperty("os.name", ""));

  /** The system this program runs on. */
  public static OperatingSystem current() {
    return CURRENT;
  }

  /** Reads the value of the {@code os.name} property. */
  static OperatingSystem of(String name) {
    if (name.startsWith("Linux")) {
      return LINUX;
    }
    if (name.startsWith("Mac")) {
      return MACOS;
    }
    return name.startsWith("Windows") ? WINDOWS : OTHER;
  }

  /** Throws {@code NOT_YET_HERE} unless this is Linux. */
  static void requireLinux(String subject) throws FailureException {
    if (CURRENT != LINUX) {
      throw notYet(subject);
    }
  }

  static FailureException notYet(String subject) {
    String system = System.getProperty("os.name", "this system");
    return new FailureException(new Failure(Failure.Kind.NOT_YET_HERE, subject, system));
  }
}
