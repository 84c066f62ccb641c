package sextant.cli.chat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import sextant.chatclient.ChatRow;
import sextant.chatclient.Line;
import sextant.chatclient.LineSpan;
import sextant.chatclient.Person;
import sextant.chatclient.Transcript;

/** What the screen holds of one place; changed on the screen's thread only. */
final class Buffer {
  /**
   * The lowest line of the screen while the person reads further up.
   *
   * @param key of the row it belongs to
   * @param part which line of that row, from 0
   */
  record Anchor(String key, int part) {}

  private LineSpan span = LineSpan.empty();
  private List<ChatRow> rows = List.of();
  private List<Person> people = List.of();
  private List<String> typing = List.of();
  private Optional<Anchor> anchor = Optional.empty();
  private Optional<String> selected = Optional.empty();
  private long markMillis;
  private boolean isBeginning;
  private String draft = "";

  List<Line> lines() {
    return span.lines();
  }

  List<ChatRow> rows() {
    return rows;
  }

  /** The newest lines as the network has them; those further up stay. */
  void newest(List<Line> newest, ZoneId zone) {
    if (span.isNewest()) {
      show(span.with(newest), zone);
    }
  }

  /** Lines from before those shown; none when there are none. */
  void older(List<Line> older, ZoneId zone) {
    isBeginning = older.isEmpty();
    show(span.above(older), zone);
  }

  /** Lines from after those shown; with none of them the newest may come again. */
  void newer(List<Line> newer, ZoneId zone) {
    if (newer.isEmpty()) {
      toNewest();
    } else {
      show(span.below(newer), zone);
    }
  }

  /** Lines of some time ago instead of the newest ones, this one among them. */
  void excerpt(List<Line> around, Line wanted, ZoneId zone) {
    isBeginning = false;
    show(new LineSpan(around, false), zone);
    selected = Optional.of(wanted.key());
    anchor = Optional.of(new Anchor(wanted.key(), 0));
  }

  /** Back to the newest lines, which must be asked for again unless they are shown. */
  void toNewest() {
    if (!span.isNewest()) {
      span = LineSpan.empty();
      isBeginning = false;
    }
    anchor = Optional.empty();
    selected = Optional.empty();
  }

  /** A line looks different now. */
  void changed(Line line, ZoneId zone) {
    show(span.changed(line), zone);
  }

  private void show(LineSpan shown, ZoneId zone) {
    span = shown;
    rows = Transcript.rows(shown.lines(), markMillis, zone);
  }

  /** Where the mark of the unread lines stands from now on. */
  void mark(long millis, ZoneId zone) {
    markMillis = millis;
    show(span, zone);
  }

  List<Person> people() {
    return people;
  }

  void people(List<Person> now) {
    people = now;
  }

  List<String> typing() {
    return typing;
  }

  void typing(List<String> now) {
    typing = now;
  }

  /** Empty while the newest line is at the foot. */
  Optional<Anchor> anchor() {
    return anchor;
  }

  void anchor(Optional<Anchor> now) {
    anchor = now;
  }

  /** Whether something else than the newest lines is shown. */
  boolean isExcerpt() {
    return !span.isNewest();
  }

  /** Whether nothing is known from before the lines shown. */
  boolean isBeginning() {
    return isBeginning;
  }

  /** The line that commands are about. */
  Optional<Line> selected() {
    return selected.flatMap(
        key -> span.lines().stream().filter(line -> line.key().equals(key)).findFirst());
  }

  void select(Optional<Line> line) {
    selected = line.map(Line::key);
  }

  String draft() {
    return draft;
  }

  void draft(String text) {
    draft = text;
  }
}
