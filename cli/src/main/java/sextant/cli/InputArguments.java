package sextant.cli;

/** How input becomes messages. */
final class InputArguments {
  private final Argument<Boolean> lines;
  private final Argument<Boolean> hex;
  private final Argument<Boolean> escapes;
  private final Argument<InputStyle.Eol> eol;
  private final Argument<Boolean> crlf;

  InputArguments(Shape shape, TalkText text) {
    shape.group(text.groupInput());
    lines = shape.flag("--lines", text.optionLines());
    hex = shape.flag("--hex", text.optionHex());
    escapes = shape.flag("-e --escapes", text.optionEscapes());
    eol = shape.option("--eol", Values.oneOf("END", InputStyle.Eol.class), text.optionEol());
    crlf = shape.flag("-C --crlf", text.optionCrlf());
  }

  /** The style; a line ends with a line feed, a datagram with nothing, unless said otherwise. */
  InputStyle style(boolean hasDatagrams) {
    InputStyle.Form form =
        hex.isGiven()
            ? InputStyle.Form.HEX
            : escapes.isGiven() ? InputStyle.Form.ESCAPES : InputStyle.Form.TEXT;
    InputStyle.Eol usual = hasDatagrams ? InputStyle.Eol.NONE : InputStyle.Eol.LF;
    InputStyle.Eol end = crlf.isGiven() ? InputStyle.Eol.CRLF : eol.optional().orElse(usual);
    boolean byLine =
        lines.isGiven() || eol.isGiven() || crlf.isGiven() || form != InputStyle.Form.TEXT;
    return new InputStyle(byLine, form, end);
  }
}
