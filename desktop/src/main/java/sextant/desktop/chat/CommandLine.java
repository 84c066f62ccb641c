package sextant.desktop.chat;

import java.util.Optional;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.NetworkSettings.Security;
import sextant.chatclient.PlaceView;
import sextant.desktop.chat.ChatModel.Where;

/** The place in front as a command of the terminal, quoted for a shell. */
final class CommandLine {
  /** What starts a room here, as the first card does. */
  static final String SERVE = "sextant chat serve";

  private CommandLine() {}

  /** The line for this place; while there is none, that of a server of one's own. */
  static String of(Optional<Where> place) {
    return place.map(CommandLine::of).orElse(SERVE);
  }

  private static String of(Where where) {
    NetworkSettings settings = where.network().settings();
    var line = new StringBuilder("sextant chat connect ").append(quoted(settings.address()));
    if (settings.security() == Security.TLS) {
      line.append(" --tls");
    }
    boolean isRoom = where.view().filter(view -> view.kind() == PlaceView.Kind.ROOM).isPresent();
    if (isRoom) {
      line.append(" --room ").append(quoted(where.place()));
    }
    return line.append(" --nick ").append(quoted(where.network().nick())).toString();
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./\\[\\]-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
