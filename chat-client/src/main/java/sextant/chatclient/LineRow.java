package sextant.chatclient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A line as a row of the store. */
final class LineRow {
  private static final String BETWEEN_REACTIONS = "\u001e";
  private static final String BETWEEN_NICKS = "\u001f";

  private LineRow() {}

  static Line read(ResultSet row) throws SQLException {
    Line.Change change =
        new Line.Change(
            row.getInt("edited") != 0,
            row.getString("redacted_by"),
            reactions(row.getString("reactions")));
    return new Line(
        row.getString("key"),
        row.getString("msgid"),
        row.getLong("millis"),
        Line.Kind.valueOf(row.getString("kind")),
        row.getString("nick"),
        row.getString("account"),
        row.getString("text"),
        row.getString("reply_to"),
        row.getInt("own") != 0,
        row.getInt("mention") != 0,
        delivery(row.getString("failure")),
        change);
  }

  /** Null for what has arrived, the empty text for what waits, else the reason. */
  static @Nullable String delivery(Line.Delivery delivery) {
    return switch (delivery) {
      case Line.Delivery.Done _ -> null;
      case Line.Delivery.Pending _ -> "";
      case Line.Delivery.Failed failed -> failed.why() + " " + failed.detail();
    };
  }

  private static Line.Delivery delivery(@Nullable String text) {
    if (text == null) {
      return Line.DONE;
    }
    if (text.isEmpty()) {
      return Line.PENDING;
    }
    int space = text.indexOf(' ');
    Line.Delivery.Why why = Line.Delivery.Why.valueOf(text.substring(0, space));
    return new Line.Delivery.Failed(why, text.substring(space + 1));
  }

  static String reactions(Map<String, List<String>> reactions) {
    StringBuilder text = new StringBuilder();
    reactions.forEach((reaction, nicks) -> {
      text.append(text.isEmpty() ? "" : BETWEEN_REACTIONS).append(reaction);
      nicks.forEach(nick -> text.append(BETWEEN_NICKS).append(nick));
    });
    return text.toString();
  }

  static SequencedMap<String, List<String>> reactions(String text) {
    SequencedMap<String, List<String>> reactions = new LinkedHashMap<>();
    if (!text.isEmpty()) {
      for (String entry : text.split(BETWEEN_REACTIONS, -1)) {
        String[] words = entry.split(BETWEEN_NICKS, -1);
        reactions.put(words[0], List.of(words).subList(1, words.length));
      }
    }
    return reactions;
  }
}
