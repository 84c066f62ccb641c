package sextant.files.store;

import java.util.Locale;
import java.util.Set;

/** Which names a file system takes and which a person can live with. */
public enum NameRules {
  /** Linux and macOS: everything but a slash; we also take away what deceives. */
  POSIX,
  /** Windows: no reserved names, no streams, no trailing dots and spaces. */
  WINDOWS;

  private static final String WINDOWS_FORBIDDEN = "<>:\"|?*";
  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
          "com¹", "com²", "com³", "lpt¹", "lpt²", "lpt³", "conin$", "conout$");

  /** The rules of the system this runs on. */
  public static NameRules ofThisSystem() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? WINDOWS : POSIX;
  }

  /** Whether a character of a name must be replaced. */
  boolean isForbidden(int codePoint) {
    if (codePoint < ' ' || (codePoint >= 0x7f && codePoint <= 0x9f)) {
      return true;
    }
    return codePoint == '/'
        || codePoint == '\\'
        || isDeceptive(codePoint)
        || (this == WINDOWS && WINDOWS_FORBIDDEN.indexOf(codePoint) >= 0);
  }

  // Characters nobody sees that turn the direction of the text (exe.gnp reads png.exe), and halves
  // of surrogate pairs, which no file name can hold. Joiners stay: emoji and Persian need them.
  private static boolean isDeceptive(int codePoint) {
    return (codePoint >= 0x202a && codePoint <= 0x202e)
        || (codePoint >= 0x2060 && codePoint <= 0x206f)
        || codePoint == 0x200b
        || codePoint == 0x200e
        || codePoint == 0x200f
        || codePoint == 0x2028
        || codePoint == 0x2029
        || codePoint == 0x061c
        || codePoint == 0xfeff
        || (codePoint >= 0xd800 && codePoint <= 0xdfff);
  }

  /** Ends a name whose characters are fine already so that the system takes it as it stands. */
  String finish(String name) {
    if (this == POSIX) {
      return name;
    }
    int end = name.length();
    while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
      end--;
    }
    String kept = name.substring(0, end) + "_".repeat(name.length() - end);
    int dot = kept.indexOf('.');
    String stem = (dot < 0 ? kept : kept.substring(0, dot)).stripTrailing();
    return DEVICES.contains(stem.toLowerCase(Locale.ROOT)) ? "_" + kept : kept;
  }
}
