package sextant.words;

/**
 * One of the field's standard words in both languages, for tables of terms that live in code beside
 * the thing they name.
 */
public record Term(String english, String chinese) {
  /** The word in the given language. */
  public String in(Language language) {
    return language == Language.CHINESE ? chinese : english;
  }
}
