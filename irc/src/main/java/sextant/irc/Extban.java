package sextant.irc;

import java.util.Optional;

/**
 * A ban by something else than the source (ISUPPORT {@code EXTBAN=,acmr}; IRCv3 account-extban):
 * {@code a:account}, {@code c:#room}, {@code m:mask} (mutes only), {@code r:real name}, {@code
 * !a:account}. A {@code ~} before it, as elsewhere usual, is understood and left out.
 *
 * @param negated whether it means everybody else
 * @param letter what is looked at
 * @param value what it is compared with, empty when there is none
 */
public record Extban(boolean negated, char letter, String value) {
  /** What can be looked at. */
  public static final String LETTERS = "acmr";

  /** Reads an extended ban; anything else is empty. */
  public static Optional<Extban> parse(String text) {
    boolean marked = text.startsWith("~");
    int at = marked ? 1 : 0;
    boolean negated = text.startsWith("!", at);
    at += negated ? 1 : 0;
    if (at >= text.length() || LETTERS.indexOf(text.charAt(at)) < 0) {
      return Optional.empty();
    }
    char letter = text.charAt(at);
    if (at + 1 == text.length()) {
      return marked ? Optional.of(new Extban(negated, letter, "")) : Optional.empty();
    }
    return text.charAt(at + 1) == ':'
        ? Optional.of(new Extban(negated, letter, text.substring(at + 2)))
        : Optional.empty();
  }

  /** The form {@link #parse} reads. */
  @Override
  public String toString() {
    return (value.isEmpty() ? "~" : "")
        + (negated ? "!" : "")
        + letter
        + (value.isEmpty() ? "" : ":" + value);
  }
}
