package sextant.desktop.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import sextant.words.Language;

/** Something alive: a listener, a ping, a transfer. Belongs to the JavaFX thread. */
public final class Activity {
  private final RoomId room;
  private final Runnable stop;
  private final Runnable reveal;
  private final ObjectProperty<Words> words;
  private final DoubleProperty progress = new SimpleDoubleProperty(this, "progress", -1);
  private final BooleanProperty attention = new SimpleBooleanProperty(this, "attention");

  /** What an activity is called in each language, for the person may change it meanwhile. */
  @FunctionalInterface
  public interface Words {
    String in(Language language);
  }

  /**
   * An activity that has begun.
   *
   * @param stop ends it; called when the person presses its stop button. The room then removes it
   *     from {@link Activities}
   * @param reveal shows it in its room; the shell has already gone there
   */
  public Activity(RoomId room, Words words, Runnable stop, Runnable reveal) {
    this.room = room;
    this.stop = stop;
    this.reveal = reveal;
    this.words = new SimpleObjectProperty<>(this, "words", words);
  }

  /** The room it belongs to. */
  public RoomId room() {
    return room;
  }

  /** What the strip says: short, such as {@code echo :7 · 3 peers}. */
  public ObjectProperty<Words> wordsProperty() {
    return words;
  }

  /** How far it is, 0 to 1; negative when that is not known. */
  public DoubleProperty progressProperty() {
    return progress;
  }

  /** Whether it needs a look: drawn in the colour of attention. */
  public BooleanProperty attentionProperty() {
    return attention;
  }

  /** Ends it. */
  public void stop() {
    stop.run();
  }

  /** Shows it in its room. */
  public void reveal() {
    reveal.run();
  }
}
