package sextant.wire;

/** What a field, header or value is called, in the two languages of the program. */
public record Name(String english, String chinese) {
  /** A name that reads the same in both languages, such as a number or an abbreviation. */
  public static Name same(String text) {
    return new Name(text, text);
  }

  /** This name followed by something that needs no translation, such as a number in brackets. */
  public Name plus(String suffix) {
    return new Name(english + suffix, chinese + suffix);
  }

  @Override
  public String toString() {
    return english;
  }
}
