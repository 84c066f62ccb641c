package sextant.packets.filter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.words.Language;

/** A filter text that means nothing, with the place of the mistake. */
public final class FilterException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FilterProblem problem;
  private final String subject;
  private final int position;
  private final int length;
  private final @Nullable String suggestion;

  FilterException(FilterProblem problem, Token token) {
    this(problem, token, null);
  }

  FilterException(FilterProblem problem, Token token, @Nullable String suggestion) {
    this(problem, token.text(), token.start(), token.length(), suggestion);
  }

  FilterException(
      FilterProblem problem,
      String subject,
      int position,
      int length,
      @Nullable String suggestion) {
    super(problem.text(Language.ENGLISH, subject) + " at " + position);
    this.problem = problem;
    this.subject = subject;
    this.position = position;
    this.length = length;
    this.suggestion = suggestion;
  }

  /** What kind of mistake it is. */
  public FilterProblem problem() {
    return problem;
  }

  /** Index of the first wrong character; the length of the text when something is missing. */
  public int position() {
    return position;
  }

  /** How many characters are wrong; zero when something is missing. */
  public int length() {
    return length;
  }

  /** A word of the language that was probably meant. */
  public Optional<String> suggestion() {
    return Optional.ofNullable(suggestion);
  }

  /** The mistake as a sentence without a full stop. */
  public String explain(Language language) {
    String sentence = problem.text(language, subject);
    if (suggestion == null) {
      return sentence;
    }
    return language == Language.CHINESE
        ? sentence + "，是不是“" + suggestion + "”？"
        : sentence + ", did you mean “" + suggestion + "”?";
  }

  /** The filter on one line and a caret line under the mistake, as compilers show it. */
  public String pointAt(String filterText) {
    return filterText + "\n" + " ".repeat(position) + "^" + "~".repeat(Math.max(0, length - 1));
  }
}
