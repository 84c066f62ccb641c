package sextant.desktop.chat;

import sextant.irc.ModeSyntax;

/**
 * What somebody may do in a room by the signs before the nick. The server has the last word; this
 * only spares people buttons that would be refused. Pure.
 *
 * @param modes which ranks there are on this network
 * @param signs of the person's own rank in the room, highest first, empty for none
 */
record Rights(ModeSyntax modes, String signs) {
  private static final int NONE = Integer.MAX_VALUE;

  /** Nobody's. */
  static Rights none() {
    return new Rights(ModeSyntax.ofIsupport("b,k,l,imnpst", "(ov)@+"), "");
  }

  private int rankOf(String someone) {
    int at = someone.isEmpty() ? -1 : modes.prefixes().indexOf(someone.charAt(0));
    return at < 0 ? NONE : at;
  }

  private int rankOfMode(char letter) {
    int at = modes.prefixModes().indexOf(letter);
    return at < 0 ? -1 : at;
  }

  /** Whether the rank is that of an operator of the room, or higher. */
  boolean isOperator() {
    return rankOf(signs) <= rankOfMode('o');
  }

  /** Whether the rank lets one put others out: half-operator or higher. */
  boolean canModerate() {
    return rankOf(signs) <= Math.max(rankOfMode('o'), rankOfMode('h'));
  }

  /** Whether somebody with these signs may be put out. */
  boolean canPutOut(String theirs) {
    return canModerate() && rankOf(signs) <= rankOf(theirs);
  }

  /** Whether this rank, as {@code o} or {@code v}, may be given and taken. */
  boolean canGive(char letter) {
    int rank = rankOfMode(letter);
    boolean isBelow = rank >= rankOf(signs);
    return rank >= 0 && isBelow && (letter == 'v' ? canModerate() : isOperator());
  }

  /** Whether somebody with these signs has this rank. */
  boolean has(String theirs, char letter) {
    String sign = modes.sign(letter);
    return !sign.isEmpty() && theirs.contains(sign);
  }
}
