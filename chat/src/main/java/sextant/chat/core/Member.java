package sextant.chat.core;

/** Somebody's place in a room: the membership modes, highest first. */
final class Member {
  static final String ORDER = "qaohv";
  private static final String SIGNS = "~&@%+";

  final long joinedMillis;
  private String modes;

  Member(String modes, long joinedMillis) {
    this.modes = "";
    this.joinedMillis = joinedMillis;
    for (int i = 0; i < modes.length(); i++) {
      char mode = modes.charAt(i);
      set(mode, true);
    }
  }

  String modes() {
    return modes;
  }

  boolean has(char mode) {
    return modes.indexOf(mode) >= 0;
  }

  /** Whether it has that mode or a higher one. */
  boolean atLeast(char mode) {
    return rank() <= ORDER.indexOf(mode);
  }

  /** 0 for the highest; more than all for none. */
  int rank() {
    return modes.isEmpty() ? ORDER.length() : ORDER.indexOf(modes.charAt(0));
  }

  void set(char mode, boolean on) {
    StringBuilder next = new StringBuilder();
    for (int i = 0; i < ORDER.length(); i++) {
      char each = ORDER.charAt(i);
      if (each == mode ? on : has(each)) {
        next.append(each);
      }
    }
    modes = next.toString();
  }

  /** The signs before the nick: the highest, or all of them. */
  String signs(boolean all) {
    if (modes.isEmpty()) {
      return "";
    }
    StringBuilder signs = new StringBuilder();
    for (int i = 0; i < modes.length(); i++) {
      char mode = modes.charAt(i);
      signs.append(SIGNS.charAt(ORDER.indexOf(mode)));
    }
    return all ? signs.toString() : signs.substring(0, 1);
  }

  static char modeOfSign(char sign) {
    int index = SIGNS.indexOf(sign);
    return index < 0 ? 0 : ORDER.charAt(index);
  }
}
