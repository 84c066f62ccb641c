package sextant.cli.chat;

/** Something a person did at the terminal. */
sealed interface Key {
  /** A sign typed; with Alt held when {@code isAlt}. */
  record Typed(String text, boolean isAlt) implements Key {}

  /** Text that was pasted, with its line breaks. */
  record Pasted(String text) implements Key {}

  /** A key with a name, and what was held with it. */
  record Pressed(Name name, Held held) implements Key {}

  /** Ctrl and a letter, given in lower case. */
  record Control(char letter) implements Key {}

  /** The mouse: a wheel or the left button; line and column from 0. */
  record Mouse(Deed deed, int line, int column) implements Key {}

  /** Keys that write nothing. */
  enum Name {
    ENTER,
    TAB,
    BACKSPACE,
    DELETE,
    ESCAPE,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    HOME,
    END,
    PAGE_UP,
    PAGE_DOWN,
    F1,
    F2,
    F3
  }

  /** What was held. */
  enum Held {
    NOTHING,
    SHIFT,
    ALT,
    CTRL
  }

  /** What the mouse did. */
  enum Deed {
    CLICK,
    WHEEL_UP,
    WHEEL_DOWN
  }

  /** A key with nothing held. */
  static Key of(Name name) {
    return new Pressed(name, Held.NOTHING);
  }
}
