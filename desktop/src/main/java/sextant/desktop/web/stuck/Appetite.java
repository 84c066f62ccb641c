package sextant.desktop.web.stuck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory the pages took. */
enum Appetite {
  USUAL,
  /** More than a page that only computes: a person should know at once. */
  LARGE,
  /** Soon there is none left for anything else. */
  ALL;

  private static final long LARGE_BYTES = 1L << 30;
  private static final long NOTABLE_BYTES = 256L << 20;

  /**
   * The memory at one moment, in bytes; zeros where the system does not say.
   *
   * @param own what this program has of it outside of Java's heap: nearly all of it is of pages
   * @param free what programs can still get
   */
  record Memory(long own, long free, long all) {
    private static final Path OWN = Path.of("/proc/self/status");
    private static final Path ALL = Path.of("/proc/meminfo");
    private static final Pattern OF_OWN = line("VmRSS");
    private static final Pattern OF_FREE = line("MemAvailable");
    private static final Pattern OF_ALL = line("MemTotal");

    /** As it is now; Linux alone tells it in files. */
    static Memory now() {
      try {
        String all = Files.readString(ALL);
        return new Memory(
            Math.max(0, bytes(OF_OWN, Files.readString(OWN)) - Runtime.getRuntime().totalMemory()),
            bytes(OF_FREE, all),
            bytes(OF_ALL, all));
      } catch (IOException untold) {
        return new Memory(0, 0, 0);
      }
    }

    private static Pattern line(String name) {
      return Pattern.compile("(?m)^" + name + ":\\s+(\\d{1,15}) kB");
    }

    private static long bytes(Pattern what, String file) {
      Matcher line = what.matcher(file);
      return line.find() ? Long.parseLong(line.group(1)) << 10 : 0;
    }
  }

  /**
   * What pages took by and by, since the first was there: all, or what is usual. The window may be
   * alive while they do.
   */
  static Appetite byAndBy(Memory first, Memory now) {
    boolean isMuch = now.own() - first.own() > now.all() / 4;
    return isMuch && now.free() < now.all() / 16 ? ALL : USUAL;
  }

  /** What a page took that has held the window between two moments. */
  static Appetite of(Memory before, Memory now) {
    long taken = now.own() - before.own();
    if (taken < NOTABLE_BYTES || now.all() == 0) {
      return USUAL;
    }
    if (now.free() < now.all() / 16) {
      return ALL;
    }
    return taken >= LARGE_BYTES || now.free() < now.all() / 8 ? LARGE : USUAL;
  }
}
