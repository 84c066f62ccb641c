package sextant.app;

/** The terminal face's entry. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.out.println("sextant 0.1.0");
  }
}
