package sextant.cli.chat;

import java.util.List;
import sextant.chatclient.Person;
import sextant.cli.ChatScreenText;

/** Who is in the room, by rank. */
final class PeopleView {
  private PeopleView() {}

  static void draw(
      Frame.Canvas canvas, List<Person> people, Geometry geometry, ChatScreenText text) {
    int width = geometry.people() - 2;
    if (width <= 0) {
      return;
    }
    int column = geometry.columns() - geometry.people();
    for (int line = 0; line < geometry.statusRow(); line++) {
      canvas.put(line, column, 1, Row.of("│", Look.OVERLOOKED));
    }
    canvas.put(0, column + 2, width, Row.of(text.peopleCount(people.size()), Look.STRONG));
    int shown = Math.min(people.size(), geometry.height());
    boolean isCut = shown < people.size();
    for (int i = 0; i < shown; i++) {
      Row row =
          isCut && i == shown - 1
              ? Row.of(text.more(people.size() - i), Look.OVERLOOKED)
              : row(people.get(i));
      canvas.put(geometry.top() + i, column + 2, width, row);
    }
  }

  private static Row row(Person person) {
    String sign = person.signs().isEmpty() ? " " : person.signs().substring(0, 1);
    Look look = person.isAway() ? Look.OVERLOOKED : Look.ofNick(person.nick());
    return Row.of(sign, Look.GOOD).and(person.nick(), look);
  }
}
