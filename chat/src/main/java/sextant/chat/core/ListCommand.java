package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import sextant.irc.Glob;
import sextant.irc.Message;
import sextant.irc.Numeric;

/** LIST with all of ELIST: masks, masks that must not fit, users, creation and topic time. */
final class ListCommand {
  private final Core core;

  ListCommand(Core core) {
    this.core = core;
  }

  void list(Session session, Message message) {
    List<Predicate<Room>> wishes = new ArrayList<>();
    List<Glob> masks = new ArrayList<>();
    for (String word : message.parameter(0).split(",")) {
      if (!word.isEmpty()) {
        wish(word, wishes, masks);
      }
    }
    session.reply(Numeric.RPL_LISTSTART, "Channel", "Users  Name");
    for (Room room : List.copyOf(core.rooms.values())) {
      boolean named = masks.isEmpty() || masks.stream().anyMatch(m -> m.matches(room.key));
      boolean shown = !masks.isEmpty() || !room.members.isEmpty();
      boolean fits = shown && named && wishes.stream().allMatch(wish -> wish.test(room));
      if (fits && room.isVisibleTo(session.client())) {
        session.reply(
            Numeric.RPL_LIST,
            room.name(),
            Integer.toString(room.members.size()),
            room.facts.topic().text());
      }
    }
    session.reply(Numeric.RPL_LISTEND, "End of LIST");
  }

  private void wish(String word, List<Predicate<Room>> wishes, List<Glob> masks) {
    String digits = word.replaceAll("[^0-9]", "");
    String form = word.replaceAll("[0-9]+", "");
    if (digits.length() > 8) {
      return;
    }
    int number = digits.isEmpty() ? 0 : Integer.parseInt(digits);
    long since = core.now() - number * 60_000L;
    switch (form) {
      case ">" -> wishes.add(room -> room.members.size() > number);
      case "<" -> wishes.add(room -> room.members.size() < number);
      case "C>" -> wishes.add(room -> room.facts.madeMillis() < since);
      case "C<" -> wishes.add(room -> room.facts.madeMillis() > since);
      case "T>" ->
          wishes.add(
              room -> room.facts.topic().millis() > 0 && room.facts.topic().millis() < since);
      case "T<" -> wishes.add(room -> room.facts.topic().millis() > since);
      default -> {
        if (word.startsWith("!")) {
          Glob not = new Glob(core.fold(word.substring(1)));
          wishes.add(room -> !not.matches(room.key));
        } else {
          masks.add(new Glob(core.fold(word)));
        }
      }
    }
  }
}
