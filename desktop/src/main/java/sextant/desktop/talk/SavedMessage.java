package sextant.desktop.talk;

import sextant.wire.Bytes;

/**
 * A message kept under a name.
 *
 * @param everyMillis how often it is sent again once started; 0 for never
 */
record SavedMessage(String name, Bytes bytes, int everyMillis) {
  private static final int LONGEST_NAME = 24;

  /** A message under a name made of its beginning. */
  static SavedMessage of(Bytes bytes) {
    String words = EntryText.visible(bytes).strip();
    String name =
        words
            .codePoints()
            .limit(LONGEST_NAME)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return new SavedMessage(name, bytes, 0);
  }

  /** Whether it can be written as text without loss. */
  boolean isText() {
    return Bytes.ofText(bytes.toText()).equals(bytes);
  }

  SavedMessage withEvery(int millis) {
    return new SavedMessage(name, bytes, millis);
  }
}
