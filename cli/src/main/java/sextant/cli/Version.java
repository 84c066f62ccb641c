package sextant.cli;

/** The version of the program, as the parent pom has it (a test compares). */
public final class Version {
  /** The number alone. */
  public static final String NUMBER = "0.1.0-SNAPSHOT";

  /** What {@code sextant --version} prints. */
  public static final String LINE = "sextant " + NUMBER;

  private Version() {}
}
