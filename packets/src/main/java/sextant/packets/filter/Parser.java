package sextant.packets.filter;

import java.util.Set;

/** Joins tests by and, or, not and brackets; {@link TestParser} reads the tests themselves. */
final class Parser {
  private static final Set<String> ARITHMETIC_SYMBOLS =
      Set.of(
          "+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "=", "==", "!=", "<", ">", "<=",
          ">=");

  /** Deep enough for people, shallow enough for the stack. */
  private static final int MAX_DEPTH = 200;

  private final TokenStream tokens;
  private final TestParser tests;
  private int depth;

  Parser(TokenStream tokens, HostNames names) {
    this.tokens = tokens;
    this.tests = new TestParser(tokens, names);
  }

  /** The whole text. */
  Expression parse() throws FilterException {
    if (tokens.peek().isEnd()) {
      tests.expectBeginnings();
      return new Expression.Everything();
    }
    Expression whole = joined();
    Token rest = tokens.peek();
    if (!rest.isEnd()) {
      throw new FilterException(
          rest.is(")") ? FilterProblem.UNEXPECTED_BRACKET : FilterProblem.EXPECTED_OPERATOR, rest);
    }
    return whole;
  }

  private Expression joined() throws FilterException {
    Expression left = term();
    while (true) {
      if (tokens.accept(FilterWord.AND) || tokens.acceptSymbol("&&")) {
        left = new Expression.And(left, term());
      } else if (tokens.accept(FilterWord.OR) || tokens.acceptSymbol("||")) {
        left = new Expression.Or(left, term());
      } else {
        return left;
      }
    }
  }

  private Expression term() throws FilterException {
    if (tokens.accept(FilterWord.NOT) || tokens.acceptSymbol("!")) {
      enter();
      Expression.Not negated = new Expression.Not(term());
      depth--;
      return negated;
    }
    return tokens.peek().is("(") && !beginsArithmetic() ? bracketed() : tests.test();
  }

  private boolean beginsArithmetic() {
    Token after = tokens.afterMatchingBracket();
    return after.kind() == Token.Kind.SYMBOL && ARITHMETIC_SYMBOLS.contains(after.text());
  }

  private Expression bracketed() throws FilterException {
    Token open = tokens.next();
    enter();
    Expression inner = joined();
    depth--;
    if (!tokens.acceptSymbol(")")) {
      Token found = tokens.peek();
      throw found.isEnd()
          ? new FilterException(FilterProblem.EXPECTED_BRACKET, open)
          : new FilterException(FilterProblem.EXPECTED_OPERATOR, found);
    }
    return inner;
  }

  private void enter() throws FilterException {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new FilterException(FilterProblem.TOO_COMPLEX, tokens.peek());
    }
  }
}
