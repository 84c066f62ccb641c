package sextant.cli.chat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.chatclient.ChatRow;
import sextant.chatclient.Line;
import sextant.cli.ChatScreenText;
import sextant.words.Language;

/** One thing said, or that happened, as lines of the screen: time, name, words below each other. */
final class LineView {
  private static final int TIME = 6;
  private static final int NARROW = 40;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final ChatScreenText text;
  private final EventWords events;
  private final ZoneId zone;
  private final DateTimeFormatter date;

  LineView(Language language, ZoneId zone) {
    this.text = new ChatScreenText(language);
    this.events = new EventWords(text);
    this.zone = zone;
    this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(language.locale());
  }

  /** The lines of a row, each at most so wide. */
  List<Row> rows(ChatRow row, int width) {
    return switch (row) {
      case ChatRow.Day day -> List.of(rule(date.format(day.date()), Look.OVERLOOKED, width));
      case ChatRow.Unread _ -> List.of(rule(text.newLines(), Look.LOST, width));
      case ChatRow.Said said -> said(said, width);
      case ChatRow.Comings comings ->
          event(comings.lines().getLast(), Row.of(events.of(comings), Look.OVERLOOKED), width);
      case ChatRow.Event event -> event(event.line(), happened(event.line()), width);
    };
  }

  private static Row rule(String words, Look look, int width) {
    String label = " " + Cells.cut(words, Math.max(0, width - 6)) + " ";
    int rest = Math.max(0, width - Cells.of(label));
    return Row.of("─".repeat(rest / 2) + label + "─".repeat(rest - rest / 2), look);
  }

  private Row happened(Line line) {
    return line.kind() == Line.Kind.ERROR
        ? Row.of("! ", Look.LOST).and(Words.of(line.text(), Look.PLAIN))
        : Row.of(events.of(line), Look.OVERLOOKED);
  }

  private List<Row> event(Line line, Row words, int width) {
    Columns columns = Columns.of(width);
    Row head = columns.head(time(line), Row.of("·", Look.OVERLOOKED));
    return columns.below(head, Wrap.rows(words, columns.words()));
  }

  private List<Row> said(ChatRow.Said said, int width) {
    Line line = said.line();
    Columns columns = Columns.of(width);
    List<Row> words = new ArrayList<>();
    if (!line.replyTo().isEmpty()) {
      String answered = said.answered().isEmpty() ? text.earlierLine() : said.answered();
      words.add(Row.of("╭ " + answered, Look.OVERLOOKED).cut(columns.words()));
    }
    words.addAll(words(line, columns.words()));
    if (!line.change().reactions().isEmpty()) {
      words.addAll(Wrap.rows(reactions(line), columns.words()));
    }
    Row head = said.isFirst() ? columns.head(time(line), name(line)) : columns.head("", Row.EMPTY);
    return columns.below(head, words);
  }

  private static Row name(Line line) {
    Look look = Look.ofNick(line.nick());
    if (line.isMention()) {
      look = Look.ATTENTION.with(Look.REVERSE);
    }
    return switch (line.kind()) {
      case ACTION -> Row.of("*", look);
      case NOTICE -> Row.of("-" + line.nick() + "-", look);
      default -> Row.of(line.nick(), look);
    };
  }

  private List<Row> words(Line line, int width) {
    if (line.change().isRedacted()) {
      String by = text.takenBackBy(line.change().redactedBy());
      return Wrap.rows(Row.of(by, Look.OVERLOOKED), width);
    }
    Look base = line.delivery() instanceof Line.Delivery.Done ? Look.PLAIN : Look.OVERLOOKED;
    List<Row> rows = new ArrayList<>();
    String[] parts = line.text().split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      Row row = Words.of(parts[i], base);
      if (i == 0 && line.kind() == Line.Kind.ACTION) {
        row = Row.of(line.nick() + " ", Look.ofNick(line.nick())).and(row);
      }
      rows.addAll(Wrap.rows(i < parts.length - 1 ? row : row.and(after(line)), width));
    }
    return rows;
  }

  /** What stands behind the words: that they were changed, how far they have come. */
  private Row after(Line line) {
    Row row = line.change().isEdited() ? Row.of(" " + text.edited(), Look.OVERLOOKED) : Row.EMPTY;
    return switch (line.delivery()) {
      case Line.Delivery.Done _ -> row;
      case Line.Delivery.Pending _ -> row.and(" " + text.pending(), Look.OVERLOOKED);
      case Line.Delivery.Failed failed ->
          row.and(
              " ! "
                  + (failed.why() == Line.Delivery.Why.REFUSED
                      ? text.refused(failed.detail())
                      : text.uncertain())
                  + " "
                  + text.failedTodo(),
              Look.LOST);
    };
  }

  private static Row reactions(Line line) {
    Row row = Row.EMPTY;
    for (var each : line.change().reactions().entrySet()) {
      row = row.and(Cells.cut(each.getKey(), 12), Look.PLAIN);
      row = row.and(" " + each.getValue().size() + "  ", Look.ACCENT);
    }
    return row;
  }

  private String time(Line line) {
    return CLOCK.format(Instant.ofEpochMilli(line.millis()).atZone(zone));
  }

  /** The columns of a line: time, name at the right of its column, words. */
  private record Columns(int name, int words) {
    static Columns of(int width) {
      int name = width < NARROW ? 8 : Math.clamp(width / 6, 10, 16);
      return new Columns(name, Math.max(8, width - TIME - name - 2));
    }

    Row head(String time, Row name) {
      Row cut = name.cut(this.name);
      return Row.of(time, Look.OVERLOOKED)
          .filled(TIME)
          .and(" ".repeat(Math.max(0, this.name - cut.width())), Look.PLAIN)
          .and(cut)
          .and("  ", Look.PLAIN);
    }

    List<Row> below(Row head, List<Row> words) {
      Row blank = Row.of(" ".repeat(TIME + name + 2));
      List<Row> rows = new ArrayList<>();
      for (Row each : words) {
        rows.add((rows.isEmpty() ? head : blank).and(each));
      }
      return rows;
    }
  }
}
