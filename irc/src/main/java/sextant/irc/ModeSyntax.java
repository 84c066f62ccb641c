package sextant.irc;

import java.util.ArrayList;
import java.util.List;

/**
 * Which mode letters take parameters (ISUPPORT {@code CHANMODES} and {@code PREFIX}).
 *
 * @param lists masks are added and taken (A)
 * @param always a parameter both ways (B)
 * @param whenSet a parameter only when set (C)
 * @param never no parameter (D)
 * @param prefixModes membership modes, highest first
 * @param prefixes their signs before a nick, in the same order
 */
public record ModeSyntax(
    String lists,
    String always,
    String whenSet,
    String never,
    String prefixModes,
    String prefixes) {

  /** Reads the two ISUPPORT values as a client gets them; what is damaged counts as empty. */
  public static ModeSyntax ofIsupport(String chanmodes, String prefix) {
    String[] kinds = chanmodes.split(",", -1);
    int close = prefix.indexOf(')');
    boolean whole = prefix.startsWith("(") && close > 0 && prefix.length() - close == close;
    return new ModeSyntax(
        kinds[0],
        kinds.length > 1 ? kinds[1] : "",
        kinds.length > 2 ? kinds[2] : "",
        kinds.length > 3 ? kinds[3] : "",
        whole ? prefix.substring(1, close) : "",
        whole ? prefix.substring(close + 1) : "");
  }

  /** The value of ISUPPORT {@code CHANMODES}. */
  public String chanmodes() {
    return lists + "," + always + "," + whenSet + "," + never;
  }

  /** The value of ISUPPORT {@code PREFIX}. */
  public String prefix() {
    return "(" + prefixModes + ")" + prefixes;
  }

  /** Whether the letter is a mode here. */
  public boolean knows(char letter) {
    return (lists + always + whenSet + never + prefixModes).indexOf(letter) >= 0;
  }

  /** Whether the letter takes a parameter when it is set or, if not adding, taken away. */
  public boolean takesValue(char letter, boolean adding) {
    return lists.indexOf(letter) >= 0
        || always.indexOf(letter) >= 0
        || prefixModes.indexOf(letter) >= 0
        || (adding && whenSet.indexOf(letter) >= 0);
  }

  /** The sign before the nick of a member with that mode, or the empty string. */
  public String sign(char letter) {
    int index = prefixModes.indexOf(letter);
    return index < 0 || index >= prefixes.length() ? "" : prefixes.substring(index, index + 1);
  }

  /**
   * Reads {@code +o-v ann bob} into single changes. Letters come as they stand, known or not; a
   * parameter that is missing is an empty value.
   */
  public List<ModeChange> parse(List<String> words) {
    List<ModeChange> changes = new ArrayList<>();
    if (words.isEmpty()) {
      return changes;
    }
    boolean adding = true;
    int next = 1;
    for (char letter : words.getFirst().toCharArray()) {
      if (letter == '+' || letter == '-') {
        adding = letter == '+';
        continue;
      }
      boolean hasValue = takesValue(letter, adding) && next < words.size();
      changes.add(new ModeChange(adding, letter, hasValue ? words.get(next++) : ""));
    }
    return changes;
  }

  /** Writes changes as the parameters of a MODE command: the letters, then their values. */
  public static List<String> format(List<ModeChange> changes) {
    StringBuilder letters = new StringBuilder();
    List<String> words = new ArrayList<>();
    char sign = 0;
    for (ModeChange change : changes) {
      char wanted = change.adding() ? '+' : '-';
      if (wanted != sign) {
        letters.append(wanted);
        sign = wanted;
      }
      letters.append(change.letter());
      if (!change.value().isEmpty()) {
        words.add(change.value());
      }
    }
    words.addFirst(letters.toString());
    return words;
  }
}
