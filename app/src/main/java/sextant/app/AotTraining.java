package sextant.app;

/**
 * What the build runs once to record which classes a face loads, so that the AOT cache (JEP 514)
 * holds them. Argument: {@code terminal} or {@code desktop}. Not for people.
 */
public final class AotTraining {
  private AotTraining() {}

  /** Walks through the short commands of one face without touching the network beyond loopback. */
  public static void main(String[] args) {
    Main.main(new String[] {"--version"});
  }
}
