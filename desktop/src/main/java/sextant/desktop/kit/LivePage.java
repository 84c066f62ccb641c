package sextant.desktop.kit;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import sextant.words.Failure;

/**
 * A page of the web that stands by itself, anywhere in the window: no tab, no address to type, and
 * nothing of it is remembered. JavaFX thread.
 */
public interface LivePage extends AutoCloseable {
  /** The page itself, to be put into the window. */
  Node node();

  /** Loads an address; {@code then} hears once that it is there, or what was in the way. */
  void load(String url, Consumer<Optional<Failure>> then);

  /** Lets the engine go. */
  @Override
  void close();
}
