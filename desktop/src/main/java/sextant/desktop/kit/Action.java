package sextant.desktop.kit;

import java.util.Optional;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can do by name: a row of the command palette, a menu entry, a key.
 *
 * @param id stable name for tests and settings, such as {@code talk.listen}
 * @param title what it does, a verb first, in the language of the window
 * @param keys the keys that do it, as {@link KeyCombination#valueOf} reads them; empty for none
 * @param run does it; called on the JavaFX thread
 */
public record Action(String id, String title, String keys, Runnable run) {
  /** An action without keys of its own. */
  public Action(String id, String title, Runnable run) {
    this(id, title, "", run);
  }

  /** The keys, when there are any. */
  public Optional<KeyCombination> combination() {
    return keys.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(keys));
  }
}
