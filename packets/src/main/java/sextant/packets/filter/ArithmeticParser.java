package sextant.packets.filter;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.packets.filter.Arithmetic.Constant;
import sextant.packets.filter.Arithmetic.Operator;
import sextant.packets.filter.Expression.Relation;

/** Reads comparisons of numbers: {@code tcp[tcpflags] & tcp-syn != 0}, {@code len > 1000}. */
final class ArithmeticParser {
  private static final int MAX_DEPTH = 12;

  private static final Map<String, Relation> RELATIONS =
      Map.of(
          "=", Relation.EQUAL,
          "==", Relation.EQUAL,
          "!=", Relation.UNEQUAL,
          "<", Relation.LESS,
          "<=", Relation.AT_MOST,
          ">", Relation.GREATER,
          ">=", Relation.AT_LEAST);

  private static final Map<String, Integer> CONSTANTS =
      Map.ofEntries(
          Map.entry("tcpflags", 13),
          Map.entry("tcp-fin", 0x01),
          Map.entry("tcp-syn", 0x02),
          Map.entry("tcp-rst", 0x04),
          Map.entry("tcp-push", 0x08),
          Map.entry("tcp-ack", 0x10),
          Map.entry("tcp-urg", 0x20),
          Map.entry("tcp-ece", 0x40),
          Map.entry("tcp-cwr", 0x80),
          Map.entry("icmptype", 0),
          Map.entry("icmpcode", 1),
          Map.entry("icmp-echoreply", 0),
          Map.entry("icmp-unreach", 3),
          Map.entry("icmp-sourcequench", 4),
          Map.entry("icmp-redirect", 5),
          Map.entry("icmp-echo", 8),
          Map.entry("icmp-routeradvert", 9),
          Map.entry("icmp-routersolicit", 10),
          Map.entry("icmp-timxceed", 11),
          Map.entry("icmp-paramprob", 12),
          Map.entry("icmp-tstamp", 13),
          Map.entry("icmp-tstampreply", 14),
          Map.entry("icmp6type", 0),
          Map.entry("icmp6code", 1),
          Map.entry("icmp6-destinationunreach", 1),
          Map.entry("icmp6-packettoobig", 2),
          Map.entry("icmp6-timeexceeded", 3),
          Map.entry("icmp6-parameterproblem", 4),
          Map.entry("icmp6-echo", 128),
          Map.entry("icmp6-echoreply", 129),
          Map.entry("icmp6-routersolicit", 133),
          Map.entry("icmp6-routeradvert", 134),
          Map.entry("icmp6-neighborsolicit", 135),
          Map.entry("icmp6-neighboradvert", 136));

  private final TokenStream tokens;
  private int depth;

  ArithmeticParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** Whether the next tokens can only be a comparison. */
  boolean beginsHere() {
    Token first = tokens.peek();
    Token second = tokens.peek(1);
    boolean isOperand = first.isValue() && constant(first.text()) != null;
    boolean isFollowed =
        second.kind() == Token.Kind.SYMBOL
            && !second.is(")")
            && !second.is("(")
            && !second.is("&&")
            && !second.is("||");
    boolean isField = second.is("[") && first.kind() == Token.Kind.WORD;
    return first.is("(") || first.is("len") || isField || (isOperand && isFollowed);
  }

  Expression comparison() throws FilterException {
    Arithmetic left = operations(0);
    Token sign = tokens.next();
    Relation relation = RELATIONS.get(sign.text());
    if (relation == null) {
      throw new FilterException(FilterProblem.EXPECTED_RELATION, sign);
    }
    return new Expression.Comparison(left, relation, operations(0));
  }

  private Arithmetic operations(int weakest) throws FilterException {
    depth++;
    if (depth > MAX_DEPTH * (Operator.STRONGEST + 2)) {
      throw new FilterException(FilterProblem.TOO_COMPLEX, tokens.peek());
    }
    Arithmetic left = weakest > Operator.STRONGEST ? operand() : operations(weakest + 1);
    Operator operator = weakest > Operator.STRONGEST ? null : operator(weakest);
    while (operator != null) {
      Token sign = tokens.next();
      Arithmetic right = operations(weakest + 1);
      boolean divides = operator == Operator.DIVIDED_BY || operator == Operator.MODULO;
      if (divides && right.equals(new Constant(0))) {
        throw new FilterException(FilterProblem.DIVISION_BY_ZERO, sign);
      }
      left = Folding.fold(operator, left, right);
      operator = operator(weakest);
    }
    depth--;
    return left;
  }

  private @Nullable Operator operator(int precedence) {
    for (Operator each : Operator.values()) {
      if (each.precedence() == precedence && tokens.peek().is(each.symbol())) {
        return each;
      }
    }
    return null;
  }

  private Arithmetic operand() throws FilterException {
    Token token = tokens.next();
    if (token.is("(")) {
      Arithmetic inner = operations(0);
      close(token, ")");
      return inner;
    }
    if (token.is("len")) {
      return new Arithmetic.PacketLength();
    }
    if (tokens.peek().is("[")) {
      return field(token);
    }
    Integer constant = token.kind() == Token.Kind.WORD ? constant(token.text()) : null;
    if (constant == null) {
      throw new FilterException(
          token.isEnd() ? FilterProblem.EXPECTED_VALUE : FilterProblem.BAD_NUMBER, token);
    }
    return new Constant(constant);
  }

  private static @Nullable Integer constant(String text) {
    Integer named = CONSTANTS.get(text);
    return named != null ? named : ValueParser.parseNumber(text);
  }

  private Arithmetic field(Token protocol) throws FilterException {
    Optional<Arithmetic.Header> header = FilterWord.of(protocol.text()).flatMap(Protocols::header);
    if (header.isEmpty()) {
      throw new FilterException(FilterProblem.BAD_QUALIFIER, protocol);
    }
    Token open = tokens.next();
    CONSTANTS.keySet().stream().sorted().forEach(tokens::expect);
    Token indexToken = tokens.peek();
    Arithmetic index = operations(0);
    if (index instanceof Constant constant && (constant.value() & ~0xffff) != 0) {
      throw new FilterException(FilterProblem.BAD_NUMBER, indexToken);
    }
    int size = 1;
    if (tokens.acceptSymbol(":")) {
      Token sizeToken = tokens.next();
      Integer given = sizeToken.isEnd() ? null : ValueParser.parseNumber(sizeToken.text());
      if (given == null || (given != 1 && given != 2 && given != 4)) {
        throw new FilterException(FilterProblem.BAD_SIZE, sizeToken);
      }
      size = given;
    }
    close(open, "]");
    return new Arithmetic.Field(header.get(), index, size);
  }

  private void close(Token open, String bracket) throws FilterException {
    if (!tokens.acceptSymbol(bracket)) {
      throw new FilterException(FilterProblem.EXPECTED_BRACKET, open);
    }
  }
}
