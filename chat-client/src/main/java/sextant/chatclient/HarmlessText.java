package sextant.chatclient;

/** Foreign words as they may be shown: what would act or turn the line around is a sign instead. */
public final class HarmlessText {
  private static final int REPLACEMENT = 0xfffd;

  private HarmlessText() {}

  /** The text with U+FFFD for every control character but the line feed, and every bidi control. */
  public static String of(String foreign) {
    var shown = new StringBuilder(foreign.length());
    foreign.codePoints().forEach(c -> shown.appendCodePoint(isHarmless(c) ? c : REPLACEMENT));
    return shown.toString();
  }

  /** Whether a character only shows itself; the line feed does. */
  public static boolean isHarmless(int c) {
    boolean isControl = Character.isISOControl(c) && c != '\n';
    boolean turns =
        (c >= 0x202a && c <= 0x202e)
            || (c >= 0x2066 && c <= 0x2069)
            || c == 0x200e
            || c == 0x200f
            || c == 0x061c;
    boolean separates = c == 0x2028 || c == 0x2029;
    return !isControl && !turns && !separates && Character.getType(c) != Character.SURROGATE;
  }
}
