package sextant.desktop.talk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import sextant.desktop.talk.LogLine.Message;
import sextant.desktop.talk.LogLine.Remark;
import sextant.wire.Bytes;
import sextant.words.Language;

/** A log as a file. */
final class TalkExport {
  /** The forms of file. */
  enum Format {
    TEXT(".txt"),
    JSON_LINES(".jsonl"),
    PCAPNG(".pcapng");

    private final String suffix;

    Format(String suffix) {
      this.suffix = suffix;
    }

    String suffix() {
      return suffix;
    }
  }

  private TalkExport() {}

  static String write(Format format, List<LogLine> lines, Language language) {
    var out = new StringBuilder();
    for (LogLine line : lines) {
      if (format == Format.TEXT) {
        out.append(text(line, language)).append('\n');
      } else if (line instanceof Message message) {
        out.append(json(message)).append('\n');
      }
    }
    return out.toString();
  }

  private static String text(LogLine line, Language language) {
    String time = time(line.timeMicros());
    return switch (line) {
      case Message m ->
          time + " " + sign(m) + " " + m.peer() + "  " + EntryText.wholeVisible(m.bytes());
      case Remark r -> time + " · " + r.words().apply(language);
    };
  }

  /** The keys of the engine's own JSON Lines, so that a recording can be replayed. */
  private static String json(Message message) {
    String text = message.bytes().toText();
    boolean isText = Bytes.ofText(text).equals(message.bytes());
    return "{\"time\":\""
        + time(message.timeMicros())
        + "\",\"conversation\":"
        + message.talker().conversation()
        + ",\"peer\":"
        + quoted(message.peer())
        + ",\"direction\":\""
        + message.direction().name().toLowerCase(Locale.ROOT)
        + "\",\"hex\":\""
        + message.bytes().toHex()
        + (isText ? "\",\"text\":" + quoted(text) : "\"")
        + "}";
  }

  private static String sign(Message message) {
    return switch (message.direction()) {
      case IN -> "<";
      case OUT -> ">";
    };
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || (Character.isSurrogate(c) && isLone(text, i))) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  private static boolean isLone(String text, int at) {
    boolean pairsForward =
        Character.isHighSurrogate(text.charAt(at))
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    boolean pairsBack =
        Character.isLowSurrogate(text.charAt(at))
            && at > 0
            && Character.isHighSurrogate(text.charAt(at - 1));
    return !pairsForward && !pairsBack;
  }
}
