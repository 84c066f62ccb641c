package sextant.packets.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts filter text into words and symbols. Outside brackets an address, a network, a range or a
 * hyphenated name is one word; inside {@code [ ]} the colon and the hyphen are symbols.
 */
final class Lexer {
  private static final String[] LONG_SYMBOLS = {"&&", "||", "==", "!=", "<=", ">=", "<<", ">>"};

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int bracketDepth;

  private Lexer(String text) {
    this.text = text;
  }

  /** All tokens and a last one of kind END; every character is accepted. */
  static List<Token> tokens(String text) {
    return new Lexer(text).run();
  }

  private List<Token> run() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (Character.isWhitespace(next)) {
        at++;
      } else if (isWordStart(next)) {
        word();
      } else {
        symbol();
      }
    }
    tokens.add(new Token(Token.Kind.END, "", text.length(), text.length()));
    return tokens;
  }

  private boolean isWordStart(char c) {
    boolean isAddress = c == ':' && bracketDepth == 0;
    return Character.isLetterOrDigit(c) || c == '\\' || c == '_' || isAddress;
  }

  private void word() {
    int start = at;
    at++;
    while (at < text.length() && isWordPart(start, text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at).toLowerCase(Locale.ROOT);
    String plain = word.startsWith("\\") ? word.substring(1) : word;
    tokens.add(new Token(Token.Kind.WORD, plain, start, at));
  }

  private boolean isWordPart(int start, char c) {
    if (Character.isLetterOrDigit(c) || c == '_' || c == '.') {
      return true;
    }
    if (c == '-') {
      return bracketDepth == 0 || Character.isLetter(text.charAt(start));
    }
    // A slash belongs to a network, which begins with a digit or has a colon; else it divides.
    boolean isNumeric =
        Character.isDigit(text.charAt(start)) || text.substring(start, at).contains(":");
    return bracketDepth == 0 && (c == ':' || (c == '/' && isNumeric));
  }

  private void symbol() {
    int start = at;
    String symbol = String.valueOf(text.charAt(at));
    for (String candidate : LONG_SYMBOLS) {
      symbol = text.startsWith(candidate, at) ? candidate : symbol;
    }
    bracketDepth += symbol.equals("[") ? 1 : symbol.equals("]") ? -1 : 0;
    bracketDepth = Math.max(0, bracketDepth);
    at += symbol.length();
    tokens.add(new Token(Token.Kind.SYMBOL, symbol, start, at));
  }
}
