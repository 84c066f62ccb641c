package sextant.packets.filter;

import java.util.List;
import java.util.Optional;
import sextant.words.Language;

/**
 * The words that can stand at a place of a filter text.
 *
 * @param from where the word being typed begins
 * @param to where it ends: the place asked about
 * @param words complete words that begin with what is typed
 */
public record Completion(int from, int to, List<String> words) {
  /** What can stand at the caret. */
  public static Completion at(String text, int caret) {
    int from = caret;
    while (from > 0 && isWordPart(text.charAt(from - 1))) {
      from--;
    }
    String typed = text.substring(from, caret).toLowerCase(java.util.Locale.ROOT);
    TokenStream tokens = new TokenStream(text.substring(0, from));
    try {
      new Parser(tokens, name -> List.of()).parse();
    } catch (FilterException incomplete) {
      // Expected: what the parser missed at the end is what can be typed there.
    }
    List<String> words =
        tokens.expectedAtEnd().stream()
            .filter(word -> word.startsWith(typed) && !word.equals(typed))
            .toList();
    return new Completion(from, caret, words);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  /** What a word of the completion means; empty for names of services, flags and constants. */
  public static Optional<String> meaning(String word, Language language) {
    return FilterWord.of(word).map(known -> known.meaning(language));
  }
}
