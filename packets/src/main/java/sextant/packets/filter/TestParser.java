package sextant.packets.filter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sextant.packets.filter.Arithmetic.Constant;
import sextant.packets.filter.Expression.Comparison;
import sextant.packets.filter.Expression.Direction;
import sextant.packets.filter.Expression.Relation;
import sextant.wire.MacAddress;

/** Reads one test: words that qualify and a value, or a comparison of numbers. */
final class TestParser {
  private static final List<FilterWord> TYPES =
      List.of(
          FilterWord.HOST, FilterWord.NET, FilterWord.PORT, FilterWord.PORTRANGE, FilterWord.PROTO);

  private final TokenStream tokens;
  private final ValueParser values;
  private final ArithmeticParser numbers;
  private @Nullable Qualifiers last;

  TestParser(TokenStream tokens, HostNames names) {
    this.tokens = tokens;
    this.values = new ValueParser(tokens, names);
    this.numbers = new ArithmeticParser(tokens);
  }

  /** Notes all words a test can begin with. */
  void expectBeginnings() {
    for (FilterWord word : FilterWord.values()) {
      boolean joins = word == FilterWord.AND || word == FilterWord.OR;
      if (!joins && word != FilterWord.MASK && word != FilterWord.FLAGS) {
        tokens.expect(word.text());
      }
    }
  }

  Expression test() throws FilterException {
    expectBeginnings();
    Token first = tokens.peek();
    if (first.isEnd()) {
      throw new FilterException(FilterProblem.EXPECTED_TEST, first);
    }
    if (numbers.beginsHere()) {
      return numbers.comparison();
    }
    if (first.kind() == Token.Kind.SYMBOL) {
      throw new FilterException(
          first.is(")") ? FilterProblem.UNEXPECTED_BRACKET : FilterProblem.EXPECTED_TEST, first);
    }
    Optional<FilterWord> word = FilterWord.of(first.text());
    return word.isPresent() ? worded(word.get()) : bareValue(first);
  }

  private Expression worded(FilterWord word) throws FilterException {
    return switch (word) {
      case LESS -> length(Relation.AT_MOST);
      case GREATER -> length(Relation.AT_LEAST);
      case VLAN -> vlan();
      case BROADCAST -> group(FilterWord.ETHER);
      case MULTICAST -> group(FilterWord.ETHER);
      case SRC, DST, HOST, NET, PORT, PORTRANGE, PROTO -> qualified(null);
      case AND, OR, NOT, MASK, FLAGS, LEN ->
          throw new FilterException(FilterProblem.EXPECTED_TEST, tokens.peek());
      default -> protocol(word);
    };
  }

  private Expression length(Relation relation) throws FilterException {
    tokens.next();
    int limit = values.number();
    return new Comparison(new Arithmetic.PacketLength(), relation, new Constant(limit));
  }

  private Expression vlan() throws FilterException {
    tokens.next();
    boolean hasNumber = tokens.peek().isValue() && ValueParser.isNumber(tokens.peek().text());
    return new Expression.Vlan(hasNumber ? OptionalInt.of(values.number()) : OptionalInt.empty());
  }

  private Expression protocol(FilterWord word) throws FilterException {
    Token token = tokens.next();
    Token following = tokens.peek();
    tokens.expect(FilterWord.SRC.text());
    tokens.expect(FilterWord.DST.text());
    TYPES.forEach(type -> expectIfFits(word, type));
    if (word == FilterWord.TCP && tokens.accept(FilterWord.FLAGS)) {
      return values.tcpFlags();
    }
    boolean isGroup = following.is("broadcast") || following.is("multicast");
    if (isGroup) {
      return group(word);
    }
    boolean isQualified = isDirection(following) || typeOf(following).isPresent();
    if (isQualified) {
      return qualified(word);
    }
    return Protocols.test(word)
        .orElseThrow(() -> new FilterException(FilterProblem.EXPECTED_VALUE, token));
  }

  private void expectIfFits(FilterWord protocol, FilterWord type) {
    if (new Qualifiers(protocol, Direction.EITHER, type).fit()) {
      tokens.expect(type.text());
    }
  }

  private static boolean isDirection(Token token) {
    return token.is("src") || token.is("dst");
  }

  private static Optional<FilterWord> typeOf(Token token) {
    return FilterWord.of(token.text()).filter(TYPES::contains);
  }

  /** Multicast bits: the lowest bit of the first Ethernet byte, 224/4, or ff00::/8. */
  private Expression group(FilterWord carrier) throws FilterException {
    Token token = tokens.next();
    if (token.is("broadcast")) {
      if (carrier != FilterWord.ETHER) {
        throw new FilterException(FilterProblem.BAD_QUALIFIER, token);
      }
      return new Expression.Station(Direction.DESTINATION, MacAddress.BROADCAST);
    }
    return switch (carrier) {
      case ETHER -> bits(Arithmetic.Header.ETHER, 0, 1, Relation.UNEQUAL, 0);
      case IP -> bits(Arithmetic.Header.IP, 16, 0xff, Relation.AT_LEAST, 224);
      case IP6 -> bits(Arithmetic.Header.IP6, 24, 0xff, Relation.EQUAL, 0xff);
      default -> throw new FilterException(FilterProblem.BAD_QUALIFIER, token);
    };
  }

  private static Comparison bits(
      Arithmetic.Header header, int index, int mask, Relation relation, int value) {
    Arithmetic field = new Arithmetic.Field(header, new Constant(index), 1);
    Arithmetic masked =
        mask == 0xff
            ? field
            : new Arithmetic.Operation(Arithmetic.Operator.AND, field, new Constant(mask));
    return new Comparison(masked, relation, new Constant(value));
  }

  private Expression qualified(@Nullable FilterWord protocol) throws FilterException {
    Direction direction = direction();
    Token typeToken = tokens.peek();
    TYPES.forEach(type -> tokens.expect(type.text()));
    FilterWord type = typeOf(typeToken).orElse(FilterWord.HOST);
    if (typeToken.is(type.text())) {
      tokens.next();
    }
    Qualifiers qualifiers = new Qualifiers(protocol, direction, type);
    if (!qualifiers.fit()) {
      throw new FilterException(FilterProblem.BAD_QUALIFIER, typeToken);
    }
    last = qualifiers;
    return values.value(qualifiers);
  }

  private Direction direction() throws FilterException {
    Token token = tokens.peek();
    if (!isDirection(token)) {
      return Direction.EITHER;
    }
    tokens.next();
    boolean isOr = tokens.peek().is("or") || tokens.peek().is("||");
    boolean isAnd = tokens.peek().is("and") || tokens.peek().is("&&");
    boolean joinsOther =
        (isOr || isAnd) && isDirection(tokens.peek(1)) && !tokens.peek(1).is(token.text());
    if (!joinsOther) {
      return token.is("src") ? Direction.SOURCE : Direction.DESTINATION;
    }
    tokens.next();
    tokens.next();
    return isOr ? Direction.EITHER : Direction.BOTH;
  }

  private Expression bareValue(Token token) throws FilterException {
    if (last != null) {
      return values.value(last);
    }
    if (!values.looksLikeAddress(token)) {
      throw new FilterException(
          FilterProblem.UNKNOWN_WORD, token, Suggestion.forWord(token.text()));
    }
    last = token.text().indexOf('/') < 0 ? Qualifiers.HOST : Qualifiers.NET;
    return values.value(last);
  }
}
