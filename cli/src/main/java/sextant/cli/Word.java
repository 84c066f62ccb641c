package sextant.cli;

import sextant.words.Language;

/** A word a person types after {@code sextant}: a command, or a group of commands. */
sealed interface Word permits Command, CommandGroup {
  /** The word itself. */
  String name();

  /** What it does, in one sentence. */
  String sentence(Language language);
}
