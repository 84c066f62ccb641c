package sextant.chatclient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sextant.irc.Formatting;

/** Turns lines into the rows people read. Pure. */
public final class Transcript {
  private static final long TOGETHER_MILLIS = 5 * 60_000;
  private static final int EXCERPT = 80;

  private Transcript() {}

  /**
   * The rows of these lines.
   *
   * @param readMillis up to where they were read; 0 shows no mark
   */
  public static List<ChatRow> rows(List<Line> lines, long readMillis, ZoneId zone) {
    var rows = new ArrayList<ChatRow>();
    Map<String, Line> byMsgid = new HashMap<>();
    LocalDate day = LocalDate.MIN;
    boolean isMarked = readMillis == 0;
    for (Line line : lines) {
      if (!line.msgid().isEmpty()) {
        byMsgid.put(line.msgid(), line);
      }
      LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(line.millis()), zone);
      if (!date.equals(day)) {
        rows.add(new ChatRow.Day(date));
        day = date;
      }
      if (!isMarked && line.kind().isTalk() && !line.isOwn() && line.millis() > readMillis) {
        rows.add(new ChatRow.Unread());
        isMarked = true;
      }
      add(rows, line, byMsgid);
    }
    return rows;
  }

  private static void add(List<ChatRow> rows, Line line, Map<String, Line> byMsgid) {
    ChatRow last = rows.isEmpty() ? new ChatRow.Unread() : rows.getLast();
    if (line.kind().isTalk()) {
      Line answered = byMsgid.get(line.replyTo());
      rows.add(
          new ChatRow.Said(
              line, !continues(last, line), answered == null ? "" : excerpt(answered)));
    } else if (isComing(line)) {
      var lines = new ArrayList<Line>();
      if (last instanceof ChatRow.Comings before) {
        lines.addAll(before.lines());
        rows.removeLast();
      }
      lines.add(line);
      rows.add(new ChatRow.Comings(List.copyOf(lines)));
    } else {
      rows.add(new ChatRow.Event(line));
    }
  }

  private static boolean continues(ChatRow last, Line line) {
    return last instanceof ChatRow.Said said
        && said.line().nick().equals(line.nick())
        && said.line().kind() == Line.Kind.MESSAGE
        && line.kind() == Line.Kind.MESSAGE
        && line.replyTo().isEmpty()
        && line.millis() - said.line().millis() < TOGETHER_MILLIS;
  }

  private static boolean isComing(Line line) {
    return switch (line.kind()) {
      case JOIN, PART, QUIT, NICK -> true;
      case MESSAGE, ACTION, NOTICE, KICK, TOPIC, MODE, INVITE, SERVER, ERROR -> false;
    };
  }

  /** A line in short: who, and the beginning of what. */
  public static String excerpt(Line line) {
    String words = HarmlessText.of(Formatting.strip(line.text())).replace('\n', ' ');
    int end = Math.min(words.codePointCount(0, words.length()), EXCERPT);
    String begin = words.substring(0, words.offsetByCodePoints(0, end));
    return HarmlessText.of(line.nick()) + ": " + begin + (begin.equals(words) ? "" : "…");
  }
}
