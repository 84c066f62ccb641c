package sextant.cli;

/** What a colour means in the terminal. The terminal's own sixteen colours, so themes hold. */
public enum Ink {
  /** The current thing, the one to look at. */
  ACCENT("36"),
  /** Headings and names. */
  STRONG("1"),
  /** What may be overlooked: labels, separators, times. */
  FAINT("2"),
  /** Alive, answered, fine. */
  GOOD("32"),
  /** Wants attention. */
  ATTENTION("33"),
  /** Lost or failed. */
  LOST("31"),
  /** Bytes we sent. */
  SENT("94"),
  /** Bytes we received. */
  RECEIVED("95");

  private static final String ESCAPE = "\u001b[";
  private static final String PLAIN = ESCAPE + "0m";

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** Puts colours into text, or leaves it alone. */
  public record Paint(boolean isOn) {
    /** The text in that colour. */
    public String in(Ink ink, String text) {
      return isOn && !text.isEmpty() ? ESCAPE + ink.code + "m" + text + PLAIN : text;
    }
  }
}
