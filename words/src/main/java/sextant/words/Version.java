package sextant.words;

/**
 * The version of the program, as the poms have it (a test compares). Everything that names a
 * version says this one: {@code --version}, manual pages, packages, the web's agent and About page,
 * the chat server. While work goes on towards a release it ends in {@code -dev}; {@code
 * build/version} sets it.
 */
public final class Version {
  /** The number alone. */
  public static final String NUMBER = "0.1.0-dev";

  /** What {@code sextant --version} prints. */
  public static final String LINE = "sextant " + NUMBER;

  private Version() {}
}
