package sextant.packets.filter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a filter text and a place among them. Remembers every word the parser asked for at
 * the end of the text: exactly the words that could be typed there.
 */
final class TokenStream {
  private final List<Token> tokens;
  private final Set<String> expectedAtEnd = new LinkedHashSet<>();
  private int at;

  TokenStream(String text) {
    tokens = Lexer.tokens(text);
  }

  Token peek() {
    return tokens.get(at);
  }

  /** The token this many places further, the end when there are fewer. */
  Token peek(int distance) {
    return tokens.get(Math.min(at + distance, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /** Steps over the word if it is next. */
  boolean accept(FilterWord word) {
    expect(word.text());
    return acceptSymbol(word.text());
  }

  /** Steps over the symbol if it is next; symbols are not offered for completion. */
  boolean acceptSymbol(String symbol) {
    boolean isNext = peek().is(symbol);
    if (isNext) {
      next();
    }
    return isNext;
  }

  /** Notes a word that could stand here. */
  void expect(String word) {
    if (peek().isEnd()) {
      expectedAtEnd.add(word);
    }
  }

  /** Words that could continue the text. */
  Set<String> expectedAtEnd() {
    return expectedAtEnd;
  }

  /** The token after the bracket that closes the one at the current place. */
  Token afterMatchingBracket() {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        return tokens.get(Math.min(i + 1, tokens.size() - 1));
      }
    }
    return tokens.getLast();
  }
}
