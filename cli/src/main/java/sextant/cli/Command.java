package sextant.cli;

import java.io.IOException;
import sextant.words.Language;

/**
 * A command. Making one costs nothing; only the one asked for is given its shape, so that no other
 * command's classes are loaded.
 */
public abstract non-sealed class Command implements Word {
  private final String name;

  /** What a command does once its arguments are read. */
  @FunctionalInterface
  public interface Action {
    /**
     * Does it and returns an {@link Exit} code. What it throws is shown as what happened, why and
     * what to do; a {@link UsageException} is wrong usage.
     */
    int run(Run run) throws IOException, InterruptedException;
  }

  /** A command of that name. */
  protected Command(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public abstract String sentence(Language language);

  /**
   * Declares options, parameters and examples. The action returned reads the {@link Argument}s it
   * declared here; it runs at most once, after the command line was read into them.
   */
  protected abstract Action shape(Shape shape);
}
