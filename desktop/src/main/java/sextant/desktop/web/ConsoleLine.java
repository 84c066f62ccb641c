package sextant.desktop.web;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One line of a page's console.
 *
 * @param source the script that wrote it, empty for what a person typed and its answer
 */
record ConsoleLine(Level level, String message, int line, String source) {
  private static final int MOST = 4_000;
  private static final Pattern THROWN = Pattern.compile("(?s)(Unhandled |\\w*Error: ).*");

  /** How serious a line is. */
  enum Level {
    PLAIN,
    WARNING,
    ERROR
  }

  /** What a person typed, or what it came to. */
  static ConsoleLine typed(String message) {
    return new ConsoleLine(Level.PLAIN, message, 0, "");
  }

  /** As the engine tells it; what went through console.js brings its level and place along. */
  static ConsoleLine told(String message, int line, String source) {
    String[] parts = message.split("\u0001", 5);
    if (parts.length == 5 && parts[0].isEmpty() && parts[2].matches("\\d{1,9}")) {
      return new ConsoleLine(level(parts[1]), parts[4], Integer.parseInt(parts[2]), parts[3]);
    }
    String text = message.length() > MOST ? message.substring(0, MOST) + "…" : message;
    Level level = THROWN.matcher(text).matches() ? Level.ERROR : Level.PLAIN;
    return new ConsoleLine(level, text, line, source);
  }

  private static Level level(String name) {
    return switch (name) {
      case "warn" -> Level.WARNING;
      case "error" -> Level.ERROR;
      default -> Level.PLAIN;
    };
  }

  /** Whether the engine says here that it left out a part that was to come in the clear. */
  boolean isOfPartLeftOut() {
    return message.startsWith("[blocked] The page at ") && message.contains("insecure content");
  }

  /** The style class of its level. */
  String styleClass() {
    return "console-" + level.name().toLowerCase(Locale.ROOT);
  }

  /** As a person reads it: a sign for its level, the words, and where they were written. */
  String shown() {
    String sign =
        switch (level) {
          case PLAIN -> "";
          case WARNING -> "▲ ";
          case ERROR -> "✖ ";
        };
    String where = source.replaceFirst("^.*/(?=[^/])", "");
    return sign + message + (source.isEmpty() ? "" : "   " + where + ":" + line);
  }
}
