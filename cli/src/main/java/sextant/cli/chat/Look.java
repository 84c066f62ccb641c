package sextant.cli.chat;

/**
 * How a piece of text looks.
 *
 * @param colour one of the terminal's own sixteen colours, so that themes hold; -1 for the usual
 * @param traits the sum of {@link #BOLD} and the like
 */
record Look(int colour, int traits) {
  static final int BOLD = 1;
  static final int FAINT = 2;
  static final int ITALIC = 4;
  static final int UNDERLINE = 8;
  static final int REVERSE = 16;
  static final int STRIKE = 32;

  static final Look PLAIN = new Look(-1, 0);
  static final Look STRONG = new Look(-1, BOLD);
  static final Look OVERLOOKED = new Look(-1, FAINT);
  static final Look ACCENT = new Look(6, BOLD);
  static final Look GOOD = new Look(2, 0);
  static final Look ATTENTION = new Look(3, BOLD);
  static final Look LOST = new Look(1, 0);

  private static final int[] SELECT = {1, 2, 3, 4, 7, 9};
  private static final int[] NICKS = {2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14};

  /** The colour of a person, the same in every room and at every start. */
  static Look ofNick(String nick) {
    int hash = nick.toLowerCase(java.util.Locale.ROOT).hashCode() * 0x9e3779b9;
    return new Look(NICKS[Integer.remainderUnsigned(hash >>> 7, NICKS.length)], BOLD);
  }

  /** The same with another trait. */
  Look with(int trait) {
    return new Look(colour, traits | trait);
  }

  /** The same in another colour. */
  Look in(int otherColour) {
    return new Look(otherColour, traits);
  }

  /** The sequence that turns this look on, after everything else was turned off. */
  String sequence(boolean hasColours) {
    StringBuilder codes = new StringBuilder("\u001b[0");
    for (int i = 0; i < SELECT.length; i++) {
      if ((traits & 1 << i) != 0) {
        codes.append(';').append(SELECT[i]);
      }
    }
    if (hasColours && colour >= 0) {
      codes.append(';').append(colour < 8 ? 30 + colour : 82 + colour);
    }
    return codes.append('m').toString();
  }
}
