package sextant.packets.filter;

/**
 * A piece of filter text.
 *
 * @param kind what it is
 * @param text the characters, lower case for words, a leading backslash removed
 * @param start index of the first character
 * @param end index after the last character
 */
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
    WORD,
    SYMBOL,
    END
  }

  int length() {
    return end - start;
  }

  boolean is(String wanted) {
    return kind != Kind.END && text.equals(wanted);
  }

  boolean isEnd() {
    return kind == Kind.END;
  }

  /** Whether it could be a value: an address, a number, a name that is no keyword. */
  boolean isValue() {
    return kind == Kind.WORD && !FilterWord.isWord(text);
  }
}
