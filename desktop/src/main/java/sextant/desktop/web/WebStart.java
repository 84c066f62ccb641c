package sextant.desktop.web;

import java.util.Optional;
import java.util.function.Consumer;
import sextant.desktop.web.stuck.Asker;
import sextant.words.Language;

/**
 * How the program was started, as far as the room must know it.
 *
 * @param isAgain whether a page that held the window ended the run before: the tabs come back then,
 *     whatever is set
 * @param language what the program was started with
 * @param asker asks about a page that holds the window; empty where nobody can be asked
 * @param complaint takes a sentence for a person whose window stands
 */
public record WebStart(
    boolean isAgain, Language language, Optional<Asker> asker, Consumer<String> complaint) {
  /** A start for a short while, in which pages are not watched by anybody. */
  public static WebStart unasked(Language language) {
    return new WebStart(false, language, Optional.empty(), sentence -> {});
  }
}
