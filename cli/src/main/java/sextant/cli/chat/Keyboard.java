package sextant.cli.chat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sextant.chatclient.Line;
import sextant.chatclient.Person;
import sextant.cli.chat.Key.Held;
import sextant.cli.chat.Key.Name;

/** What each key does. On the screen's thread. */
final class Keyboard {
  private static final int WHEEL = 3;

  private final Stage stage;
  private final ScreenState state;
  private final Places places;
  private final Commands commands;
  private final Finder finder;
  private final NickCompletion completion = new NickCompletion();

  Keyboard(Stage stage, Places places, Commands commands, Finder finder) {
    this.stage = stage;
    this.state = stage.state();
    this.places = places;
    this.commands = commands;
    this.finder = finder;
  }

  /** Does what the key means; false when the person leaves. */
  boolean take(Key key) {
    state.note("");
    return switch (key) {
      case Key.Typed typed -> typed(typed);
      case Key.Pasted pasted -> insert(plain(pasted.text()));
      case Key.Control control -> control(control.letter());
      case Key.Mouse mouse -> mouse(mouse);
      case Key.Pressed pressed -> pressed(pressed);
    };
  }

  private Entry entry() {
    return EntryView.active(state);
  }

  private boolean typed(Key.Typed typed) {
    char first = typed.text().charAt(0);
    if (!typed.isAlt()) {
      return insert(typed.text());
    }
    if (first >= '0' && first <= '9') {
      places.number(first == '0' ? 10 : first - '0');
    } else if (first == 'a') {
      places.nextUnread();
    } else if (first == 'b') {
      entry().wordLeft();
    } else if (first == 'f') {
      entry().wordRight();
    }
    return true;
  }

  private boolean insert(String words) {
    entry().insert(words);
    if (state.overlay() instanceof Overlay.None) {
      state
          .current()
          .ifPresent(where -> {
            String text = state.entry().text();
            boolean isTyping = !text.isBlank() && !text.startsWith("/");
            stage.networks().of(where).typing(where.place(), isTyping);
          });
    }
    return true;
  }

  private static String plain(String pasted) {
    StringBuilder kept = new StringBuilder();
    pasted
        .replace("\t", "    ")
        .codePoints()
        .filter(c -> c == '\n' || !Character.isISOControl(c))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private boolean control(char letter) {
    switch (letter) {
      case 'a' -> entry().home();
      case 'e' -> entry().end();
      case 'w' -> entry().deleteWord();
      case 'u' -> entry().deleteToLineBegin();
      case 'k' -> entry().deleteToLineEnd();
      case 'f' -> finder.search("");
      case 'l' -> stage.loop().redraw();
      case 'c' -> {
        return false;
      }
      case 'd' -> {
        return !entry().isEmpty();
      }
      default -> {}
    }
    return true;
  }

  private boolean mouse(Key.Mouse mouse) {
    Geometry geometry = stage.loop().geometry();
    switch (mouse.deed()) {
      case WHEEL_UP -> places.scroll(-WHEEL);
      case WHEEL_DOWN -> places.scroll(WHEEL);
      case CLICK -> {
        if (mouse.column() < geometry.sidebar()) {
          places.number(SidebarView.indexAt(state, geometry, mouse.line()) + 1);
        }
      }
    }
    return true;
  }

  private boolean pressed(Key.Pressed pressed) {
    boolean isEditing = edited(pressed);
    if (isEditing) {
      return true;
    }
    return switch (state.overlay()) {
      case Overlay.None _ -> inPlace(pressed);
      case Overlay.Notice _ -> closed(pressed.name() == Name.ENTER ? Name.ESCAPE : pressed.name());
      case Overlay.Help help -> help(help, pressed.name());
      case Overlay.Search search -> {
        search.selected = moved(search.selected, search.found.size(), pressed.name());
        if (pressed.name() == Name.ENTER) {
          finder.enter(search);
        }
        yield closed(pressed.name());
      }
      case Overlay.Rooms rooms -> {
        rooms.selected = moved(rooms.selected, rooms.shown().size(), pressed.name());
        if (pressed.name() == Name.ENTER) {
          finder.enter(rooms);
        }
        yield closed(pressed.name());
      }
      case Overlay.Servers servers -> {
        servers.selected = moved(servers.selected, servers.choices.size(), pressed.name());
        if (pressed.name() == Name.ENTER) {
          finder.enter(servers);
        }
        boolean isLeft = pressed.name() == Name.ESCAPE;
        yield !isLeft || (!state.networks().isEmpty() && closed(Name.ESCAPE));
      }
    };
  }

  private boolean closed(Name name) {
    if (name == Name.ESCAPE || name == Name.F1) {
      state.overlay(new Overlay.None());
    }
    return true;
  }

  private static int moved(int selected, int size, Name name) {
    int by =
        switch (name) {
          case UP -> -1;
          case DOWN -> 1;
          case PAGE_UP -> -10;
          case PAGE_DOWN -> 10;
          default -> 0;
        };
    return Math.clamp(selected + by, 0, Math.max(0, size - 1));
  }

  private boolean help(Overlay.Help help, Name name) {
    int page = stage.loop().geometry().height() - 1;
    switch (name) {
      case UP -> help.from = Math.max(0, help.from - 1);
      case DOWN -> help.from++;
      case PAGE_UP -> help.from = Math.max(0, help.from - page);
      case PAGE_DOWN -> help.from += page;
      case ENTER -> state.overlay(new Overlay.None());
      default -> {}
    }
    return closed(name);
  }

  /** Keys that change the field only, the same everywhere. */
  private boolean edited(Key.Pressed pressed) {
    boolean isWord = pressed.held() == Held.CTRL || pressed.held() == Held.ALT;
    switch (pressed.name()) {
      case BACKSPACE -> {
        if (isWord) {
          entry().deleteWord();
        } else {
          entry().backspace();
        }
      }
      case DELETE -> entry().delete();
      case HOME -> entry().home();
      case END -> entry().end();
      case LEFT, RIGHT -> {
        if (pressed.held() == Held.ALT) {
          return false;
        }
        sideways(pressed.name() == Name.LEFT, isWord);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void sideways(boolean isLeft, boolean isWord) {
    if (isLeft && isWord) {
      entry().wordLeft();
    } else if (isLeft) {
      entry().left();
    } else if (isWord) {
      entry().wordRight();
    } else {
      entry().right();
    }
  }

  private boolean inPlace(Key.Pressed pressed) {
    boolean isAlt = pressed.held() == Held.ALT;
    boolean isShift = pressed.held() == Held.SHIFT;
    int page = Math.max(1, stage.loop().geometry().height() - 2);
    switch (pressed.name()) {
      case ENTER -> {
        return isAlt ? insert("\n") : send();
      }
      case UP, LEFT -> vertical(-1, isAlt, isShift);
      case DOWN, RIGHT -> vertical(1, isAlt, isShift);
      case PAGE_UP -> places.scroll(-page);
      case PAGE_DOWN -> places.scroll(page);
      case ESCAPE -> places.toFoot();
      case TAB -> complete();
      case F1 -> state.overlay(new Overlay.Help());
      case F2 -> state.toggleSidebar();
      case F3 -> state.togglePeople();
      default -> {}
    }
    return true;
  }

  private void vertical(int step, boolean isAlt, boolean isShift) {
    if (isAlt) {
      places.step(step);
    } else if (isShift) {
      places.choose(step);
    } else if (step < 0) {
      state.entry().up();
    } else {
      state.entry().down();
    }
  }

  private boolean send() {
    if (state.entry().text().isBlank()) {
      return true;
    }
    String typed = state.entry().take();
    boolean goesOn = commands.run(typed);
    if (!typed.startsWith("/")) {
      places.toFoot(); // where one's own words are
    }
    return goesOn;
  }

  private void complete() {
    Entry entry = state.entry();
    NickCompletion.Completed completed =
        completion.complete(entry.text(), entry.caret(), candidates());
    entry.set(completed.text(), completed.caret());
  }

  /** People who spoke last come first; then who is there, rooms, commands. */
  private List<String> candidates() {
    Set<String> all = new LinkedHashSet<>();
    state
        .current()
        .ifPresent(where -> {
          for (Line line : where.buffer().lines().reversed()) {
            if (line.kind().isTalk() && !line.isOwn()) {
              all.add(line.nick());
            }
          }
          where.buffer().people().stream().map(Person::nick).forEach(all::add);
          where.network().places().forEach(place -> all.add(place.name()));
        });
    if (state.entry().text().startsWith("/")) {
      all.addAll(Commands.ALL);
    }
    return new ArrayList<>(all);
  }
}
