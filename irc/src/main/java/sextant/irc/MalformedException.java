package sextant.irc;

/** Text that is no IRC message; says what is wrong with it. */
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The reason in lower case, without a full stop. */
  public MalformedException(String reason) {
    super(reason);
  }
}
