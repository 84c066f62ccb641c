package sextant.desktop.chat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.chatclient.Keeping;
import sextant.desktop.shell.StateFile;

/** What the room remembers besides what was said: nick, order, what is shown and told. */
final class ChatMemory {
  private static final long MEGABYTE = 1_000_000;

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

  void keepNick(String nick) {
    keep("nick", nick);
  }

  boolean showsPeople() {
    return Boolean.parseBoolean(file.get("people", "true"));
  }

  void keepPeople(boolean isShown) {
    keep("people", Boolean.toString(isShown));
  }

  /** Whether mentions are told outside the window. */
  boolean notifies() {
    return Boolean.parseBoolean(file.get("notify", "true"));
  }

  void keepNotifies(boolean isSo) {
    keep("notify", Boolean.toString(isSo));
  }

  /** Whether pictures that the person's own server keeps are shown without being asked for. */
  boolean showsPictures() {
    return Boolean.parseBoolean(file.get("pictures", "true"));
  }

  void keepPictures(boolean isSo) {
    keep("pictures", Boolean.toString(isSo));
  }

  /** When nothing is told outside the window; empty for never. */
  Optional<QuietHours> quietHours() {
    String[] times = file.get("quiet", "").split("-", 2);
    return times.length < 2
        ? Optional.empty()
        : QuietHours.time(times[0])
            .flatMap(from -> QuietHours.time(times[1]).map(until -> new QuietHours(from, until)));
  }

  void keepQuietHours(Optional<QuietHours> hours) {
    keep(
        "quiet",
        hours
            .map(one -> QuietHours.shown(one.from()) + "-" + QuietHours.shown(one.until()))
            .orElse(""));
  }

  /** How much of what was said is kept of each network. */
  Keeping keeping() {
    try {
      long megabytes = Long.parseLong(file.get("keep.megabytes", ""));
      int days = Integer.parseInt(file.get("keep.days", "0"));
      return new Keeping(Math.multiplyExact(megabytes, MEGABYTE), days);
    } catch (IllegalArgumentException | ArithmeticException _) {
      return Keeping.USUAL;
    }
  }

  void keepKeeping(Keeping keeping) {
    file.put("keep.days", Integer.toString(keeping.mostDays()));
    keep("keep.megabytes", Long.toString(keeping.mostBytes() / MEGABYTE));
  }

  /** The names of a network's places, or of the networks for "", in the order a person gave. */
  List<String> order(String network) {
    return List.of(file.get("order." + network, "").split(" "));
  }

  void keepOrder(String network, List<String> names) {
    keep("order." + network, String.join(" ", names));
  }

  private void keep(String key, String value) {
    file.put(key, value);
    file.save();
  }
}
