package sextant.words;

/**
 * A failure as a person reads it, in one language.
 *
 * @param what what happened and to what, one sentence without a full stop
 * @param why the cause as far as it is known
 * @param todo what the person can do now, with the exact command or setting where there is one
 */
public record Explanation(String what, String why, String todo) {
  /** The three parts on one line, for logs and places with one line only. */
  public String inOneLine() {
    return what + ": " + why + (todo.isEmpty() ? "" : " (" + todo + ")");
  }
}
