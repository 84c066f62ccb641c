package sextant.cli;

/** The exit codes of every command; scripts rely on them. */
public final class Exit {
  /** Done. */
  public static final int DONE = 0;

  /** The thing asked for failed. */
  public static final int FAILED = 1;

  /** Wrong usage: the command line was not understood. */
  public static final int USAGE = 2;

  /** Interrupted, as a shell reports Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private Exit() {}
}
