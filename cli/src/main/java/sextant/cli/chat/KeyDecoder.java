package sextant.cli.chat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sextant.cli.chat.Key.Held;
import sextant.cli.chat.Key.Name;

/**
 * Makes keys of what a terminal sends (xterm's sequences, which all of today's speak). Pure: {@link
 * #pause} says that nothing followed for a moment, which tells a lone Esc from a sequence.
 */
final class KeyDecoder {
  private static final char ESC = 0x1b;
  private static final int LONGEST_SEQUENCE = 32;
  private static final int LONGEST_PASTE = 256 * 1024;
  private static final String PASTE_END = ESC + "[201~";

  private final StringBuilder pending = new StringBuilder();
  private @Nullable StringBuilder paste;

  /** Takes one character and gives the keys that are whole now. */
  List<Key> take(char c) {
    List<Key> keys = new ArrayList<>();
    StringBuilder pasting = paste;
    if (pasting != null) {
      pasting(pasting, c, keys);
    } else if (!pending.isEmpty()) {
      pending.append(c);
      sequence(keys);
    } else if (c == ESC || Character.isHighSurrogate(c)) {
      pending.append(c);
    } else {
      simple(c, false, keys);
    }
    return keys;
  }

  /** Nothing came for a moment: a sequence that is not whole is what was typed. */
  List<Key> pause() {
    List<Key> keys = new ArrayList<>();
    if (pending.length() == 1 && pending.charAt(0) == ESC) {
      keys.add(Key.of(Name.ESCAPE));
    }
    pending.setLength(0);
    return keys;
  }

  /** Whether something is begun that a pause would end. */
  boolean isWaiting() {
    return !pending.isEmpty();
  }

  private void pasting(StringBuilder pasting, char c, List<Key> keys) {
    if (pasting.length() < LONGEST_PASTE || c == '~') {
      pasting.append(c);
    }
    int end = pasting.length() - PASTE_END.length();
    if (c == '~' && end >= 0 && pasting.indexOf(PASTE_END, end) == end) {
      paste = null;
      String text = pasting.substring(0, end).replace("\r\n", "\n").replace('\r', '\n');
      keys.add(new Key.Pasted(text));
    }
  }

  private void simple(char c, boolean isAlt, List<Key> keys) {
    Held held = isAlt ? Held.ALT : Held.NOTHING;
    switch (c) {
      case '\r' -> keys.add(new Key.Pressed(Name.ENTER, held));
      case '\n' -> keys.add(new Key.Pressed(Name.ENTER, Held.ALT)); // Ctrl-J: a line break
      case '\t' -> keys.add(new Key.Pressed(Name.TAB, held));
      case 0x7f, 0x08 -> keys.add(new Key.Pressed(Name.BACKSPACE, held));
      default -> {
        if (c < ' ') {
          keys.add(new Key.Control((char) (c | 0x60)));
        } else {
          keys.add(new Key.Typed(String.valueOf(c), isAlt));
        }
      }
    }
  }

  private void sequence(List<Key> keys) {
    char first = pending.charAt(0);
    char last = pending.charAt(pending.length() - 1);
    if (first != ESC) {
      keys.add(new Key.Typed(pending.toString(), false)); // both halves of a character
      pending.setLength(0);
      return;
    }
    if (pending.length() == 2) {
      if (last == ESC) {
        keys.add(Key.of(Name.ESCAPE));
        pending.setLength(1);
      } else if (last != '[' && last != 'O') {
        pending.setLength(0);
        simple(last, true, keys);
      }
      return;
    }
    boolean isWhole = last >= '@' && last <= '~';
    if (isWhole || pending.length() > LONGEST_SEQUENCE) {
      String body = pending.substring(2);
      pending.setLength(0);
      whole(body, keys);
    }
  }

  private void whole(String body, List<Key> keys) {
    if (body.equals("200~")) {
      paste = new StringBuilder();
    } else if (body.startsWith("<")) {
      mouse(body, keys);
    } else {
      Name name = name(body);
      if (name != null) {
        keys.add(new Key.Pressed(name, body.equals("Z") ? Held.SHIFT : held(body)));
      }
    }
  }

  private static @Nullable Name name(String body) {
    char last = body.charAt(body.length() - 1);
    return switch (last) {
      case 'A' -> Name.UP;
      case 'B' -> Name.DOWN;
      case 'C' -> Name.RIGHT;
      case 'D' -> Name.LEFT;
      case 'H' -> Name.HOME;
      case 'F' -> Name.END;
      case 'P' -> Name.F1;
      case 'Q' -> Name.F2;
      case 'R' -> Name.F3;
      case 'Z' -> Name.TAB;
      case '~' ->
          switch (number(body, 0)) {
            case 1, 7 -> Name.HOME;
            case 3 -> Name.DELETE;
            case 4, 8 -> Name.END;
            case 5 -> Name.PAGE_UP;
            case 6 -> Name.PAGE_DOWN;
            case 11 -> Name.F1;
            case 12 -> Name.F2;
            case 13 -> Name.F3;
            default -> null;
          };
      default -> null;
    };
  }

  /** The second number is 1 plus 1 for Shift, 2 for Alt, 4 for Ctrl. */
  private static Held held(String body) {
    int bits = Math.max(0, number(body, 1) - 1);
    if ((bits & 2) != 0) {
      return Held.ALT;
    }
    if ((bits & 4) != 0) {
      return Held.CTRL;
    }
    return (bits & 1) != 0 ? Held.SHIFT : Held.NOTHING;
  }

  private static int number(String body, int which) {
    String[] numbers = body.split("[^0-9]+");
    boolean isThere = which < numbers.length && numbers[which].matches("[0-9]{1,4}");
    return isThere ? Integer.parseInt(numbers[which]) : 0;
  }

  private static void mouse(String body, List<Key> keys) {
    String[] numbers = body.substring(1, body.length() - 1).split(";");
    boolean isPress = body.endsWith("M");
    for (String each : numbers) {
      if (!each.matches("[0-9]{1,4}")) {
        return;
      }
    }
    if (numbers.length != 3 || !isPress) {
      return;
    }
    int column = Integer.parseInt(numbers[1]) - 1;
    int line = Integer.parseInt(numbers[2]) - 1;
    switch (numbers[0]) {
      case "0" -> keys.add(new Key.Mouse(Key.Deed.CLICK, line, column));
      case "64" -> keys.add(new Key.Mouse(Key.Deed.WHEEL_UP, line, column));
      case "65" -> keys.add(new Key.Mouse(Key.Deed.WHEEL_DOWN, line, column));
      default -> {}
    }
  }
}
