package sextant.cli;

import java.util.List;
import sextant.words.Language;

/** A group of commands, such as {@code talk}: a table from a word to what makes its command. */
public abstract non-sealed class CommandGroup implements Word {
  private final String name;

  /** A group of that name. */
  protected CommandGroup(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public abstract String sentence(Language language);

  /** The words of the group in the order a person should see them. */
  protected abstract List<String> words();

  /** Makes the command or group of one of {@link #words()}. */
  protected abstract Word open(String word);

  /** Declares the examples of the group's help. */
  protected abstract void shape(Shape shape);
}
