package sextant.packets.filter;

import java.util.List;
import sextant.raw.FilterInstruction;

/** A filter that was understood, ready to be compiled for any kind of link. */
public final class Filter {
  /** Keeps every packet. */
  public static final Filter EVERYTHING = new Filter("", new Expression.Everything());

  /** Longer texts are refused before anything else is done with them. */
  private static final int MAX_TEXT = 16_384;

  private final String text;
  private final Expression expression;

  private Filter(String text, Expression expression) {
    this.text = text;
    this.expression = expression;
  }

  /** Reads a filter whose hosts are addresses; see the package for the language. */
  public static Filter parse(String text) throws FilterException {
    return parse(text, HostNames.NONE);
  }

  /** Reads a filter; host names in it are looked up now. */
  public static Filter parse(String text, HostNames names) throws FilterException {
    if (text.length() > MAX_TEXT) {
      throw new FilterException(FilterProblem.TOO_COMPLEX, "", 0, text.length(), null);
    }
    return new Filter(text, new Parser(new TokenStream(text), names).parse());
  }

  /** The text it was read from. */
  public String text() {
    return text;
  }

  /** Whether it keeps every packet. */
  public boolean isEverything() {
    return expression instanceof Expression.Everything;
  }

  /** The program for packets of this kind of link; fails when the link has no such field. */
  public BpfProgram compile(LinkLayer link) throws FilterException {
    try {
      Decision decision =
          new Generator()
              .generate(expression, Frame.of(link), Decision.Verdict.KEEP, Decision.Verdict.DROP);
      List<FilterInstruction> instructions = Layout.instructions(decision);
      if (instructions.size() > Bpf.MAX_INSTRUCTIONS) {
        throw new FilterException(FilterProblem.TOO_COMPLEX, "", 0, text.length(), null);
      }
      return BpfProgram.of(instructions);
    } catch (UnsuitedLinkException unsuited) {
      int at = Math.max(0, text.toLowerCase(java.util.Locale.ROOT).indexOf(unsuited.word()));
      throw new FilterException(
          FilterProblem.NOT_ON_THIS_LINK, unsuited.word(), at, unsuited.word().length(), null);
    } catch (InvalidProgramException bug) {
      throw new IllegalStateException("bug: " + text + ": " + bug.getMessage(), bug);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
