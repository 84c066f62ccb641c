package sextant.desktop.files;

import java.nio.file.Path;
import java.util.List;
import sextant.files.ShareOptions;

/** The same thing on the command line, quoted for a shell. */
final class CommandWords {
  private CommandWords() {}

  static String send(List<Path> paths, String to, long limit) {
    List<String> words = paths.stream().map(path -> quoted(path.toString())).toList();
    String rate = limit == 0 ? "" : " --limit " + limit;
    return "sextant send " + String.join(" ", words) + " --to " + quoted(to) + rate;
  }

  static String sendLater(List<Path> paths, String to) {
    return send(paths, to, 0) + " --queue";
  }

  static String sendText(String text, String to) {
    return "sextant send --text " + quoted(text) + " --to " + quoted(to);
  }

  static String receive(Path folder) {
    return "sextant receive --dir " + quoted(folder.toString());
  }

  static String share(ShareOptions options) {
    var line = new StringBuilder("sextant share --lan");
    options.paths().forEach(path -> line.append(' ').append(quoted(path.toString())));
    options.inbox().ifPresent(path -> line.append(" --upload ").append(quoted(path.toString())));
    options.pin().ifPresent(pin -> line.append(" --pin ").append(quoted(pin)));
    return line + " --for " + options.life().toMinutes() + "m";
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./\\[\\]-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
