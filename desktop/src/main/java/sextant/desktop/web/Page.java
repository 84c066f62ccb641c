package sextant.desktop.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;

/** A page in the engine, without the engine's types. JavaFX thread. */
interface Page {
  /** One step of the way back or forward. */
  record Step(String url) {}

  /**
   * What is under the mouse; empty text for what is not there.
   *
   * @param selection the text that is marked on the page
   * @param isEditable whether text can be entered here
   */
  record Spot(String link, String image, String selection, boolean isEditable) {
    static final Spot NOTHING = new Spot("", "", "", false);
  }

  /** How often something was found and which of these is shown, from 1 on. */
  record Found(int count, int current) {
    static final Found NOTHING = new Found(0, 0);
  }

  /** The page itself, to be put into a window. */
  Node node();

  void load(String url);

  /** Asks again; {@code isHard} takes nothing from the cache. */
  void reload(boolean isHard);

  void stop();

  /** Goes this many steps back (negative) or forward. */
  void go(int steps);

  List<Step> steps();

  /** Which of the steps is shown. */
  int position();

  ReadOnlyStringProperty titleProperty();

  ReadOnlyStringProperty locationProperty();

  /** How much has come, 0 to 1. */
  ReadOnlyDoubleProperty progressProperty();

  ReadOnlyBooleanProperty busyProperty();

  /** Runs a script in the page; its value as text, empty when it has none or fails. */
  String script(String code);

  void zoom(double factor);

  /** Rules over those of the page; empty for none. */
  void style(String css);

  /** Whether scripts of pages run, from the next page on. */
  void scripts(boolean run);

  /** Marks every place of a text and shows the next one in this direction. */
  Found find(String text, boolean matchesCase, int step);

  /** What is at a point of the node. */
  Spot spot(double x, double y);

  void edit(Edit what);

  /** What can be done with text. */
  enum Edit {
    CUT,
    COPY,
    PASTE,
    SELECT_ALL,
    UNDO,
    REDO
  }

  /** The page as it is now, as HTML. */
  String html();

  /** Takes the picture of the whole page, cut off at a height the memory can bear. */
  void picture(Consumer<WritableImage> then);

  /**
   * Lays the page out for paper and gives the PDF file; {@code then} is called here, too. The work
   * ends with the page, and when another is loaded.
   */
  PaperWork pdf(Consumer<byte[]> then);

  /** The icon the page names, if any. */
  Optional<String> iconAddress();

  /** Lets the engine go. */
  void close();
}
