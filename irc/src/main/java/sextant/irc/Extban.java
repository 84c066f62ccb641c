package sextant.irc;

import java.util.Optional;

/**
 * A ban by something else than the source (ISUPPORT {@code EXTBAN}; IRCv3 account-extban): {@code
 * ~a:account}, {@code ~m:mask}, {@code ~!a:account}.
 *
 * @param negated whether it means everybody else
 * @param letter what is looked at
 * @param value what it is compared with, empty when there is none
 */
public record Extban(boolean negated, char letter, String value) {
  /** The character all extended bans begin with here. */
  public static final char PREFIX = '~';

  /** Reads an extended ban; anything else is empty. */
  public static Optional<Extban> parse(String text) {
    if (text.length() < 2 || text.charAt(0) != PREFIX) {
      return Optional.empty();
    }
    boolean negated = text.charAt(1) == '!';
    int at = negated ? 2 : 1;
    if (at >= text.length() || !Character.isLetter(text.charAt(at))) {
      return Optional.empty();
    }
    if (at + 1 == text.length()) {
      return Optional.of(new Extban(negated, text.charAt(at), ""));
    }
    return text.charAt(at + 1) == ':'
        ? Optional.of(new Extban(negated, text.charAt(at), text.substring(at + 2)))
        : Optional.empty();
  }

  /** The form {@link #parse} reads. */
  @Override
  public String toString() {
    return PREFIX + (negated ? "!" : "") + letter + (value.isEmpty() ? "" : ":" + value);
  }
}
