package sextant.desktop.chat;

import java.nio.file.Path;
import java.util.Locale;
import sextant.desktop.shell.StateFile;

/** What the room remembers besides what was said: our nick, whether the list of people is shown. */
final class ChatMemory {
  private final StateFile file;

  ChatMemory(Path stateDirectory) {
    file = StateFile.open(stateDirectory.resolve("chat.properties"));
  }

  /** The nick used last, else the name of the person at this computer. */
  String nick() {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_]", "");
    boolean isNick = !user.isEmpty() && !Character.isDigit(user.charAt(0));
    return file.get("nick", isNick ? user.toLowerCase(Locale.ROOT) : "sextant" + user);
  }

  boolean showsPeople() {
    return Boolean.parseBoolean(file.get("people", "true"));
  }

  void keepNick(String nick) {
    keep("nick", nick);
  }

  void keepPeople(boolean isShown) {
    keep("people", Boolean.toString(isShown));
  }

  private void keep(String key, String value) {
    file.put(key, value);
    file.save();
  }
}
