package sextant.chatclient;

import java.util.List;
import java.util.Optional;

/** The lines in the store: kept once each, read page by page, searched. */
final class StoredLines {
  private static final String COLUMNS =
      "key, msgid, millis, kind, nick, account, text, reply_to, own, mention, failure, edited,"
          + " redacted_by, reactions, place, network";
  private static final String INSERT =
      "INSERT OR IGNORE INTO lines(network, "
          + COLUMNS.replace(", network", "")
          + ", apart) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
  private static final String UPDATE =
      "UPDATE OR REPLACE lines SET msgid = ?, millis = ?, nick = ?, text = ?, failure = ?,"
          + " edited = ?, redacted_by = ?, reactions = ? WHERE network = ? AND key = ?";

  private final StoreAccess access;

  StoredLines(StoreAccess access) {
    this.access = access;
  }

  /** Keeps a line unless it is there already; says whether it was new. */
  boolean keep(String network, String place, Line line) {
    boolean isNew = keep(network, place, line, false);
    if (!isNew) {
      String joined = "UPDATE lines SET apart = 0 WHERE network = ? AND key = ? AND apart = 1";
      int _ = access.write(joined, network, line.key());
    }
    return isNew;
  }

  /** The same for a line that may have unknown ones between itself and the newest. */
  boolean keepApart(String network, String place, Line line) {
    return keep(network, place, line, true);
  }

  private boolean keep(String network, String place, Line line, boolean isApart) {
    return access.write(
            INSERT,
            network,
            line.key(),
            line.msgid(),
            line.millis(),
            line.kind().name(),
            line.nick(),
            line.account(),
            line.text(),
            line.replyTo(),
            line.isOwn() ? 1 : 0,
            line.isMention() ? 1 : 0,
            LineRow.delivery(line.delivery()),
            line.change().isEdited() ? 1 : 0,
            line.change().redactedBy(),
            LineRow.reactions(line.change().reactions()),
            place,
            isApart ? 1 : 0)
        > 0;
  }

  void change(String network, Line line) {
    int _ =
        access.write(
            UPDATE,
            line.msgid(),
            line.millis(),
            line.nick(),
            line.text(),
            LineRow.delivery(line.delivery()),
            line.change().isEdited() ? 1 : 0,
            line.change().redactedBy(),
            LineRow.reactions(line.change().reactions()),
            network,
            line.key());
  }

  void remove(String network, String key) {
    int _ = access.write("DELETE FROM lines WHERE network = ? AND key = ?", network, key);
  }

  /** The newest lines of a place without a gap between them, oldest first. */
  List<Line> newest(String network, String place, int count) {
    return access
        .query(
            LineRow::read,
            "SELECT "
                + COLUMNS
                + " FROM lines WHERE network = ? AND place = ? AND apart = 0"
                + " ORDER BY millis DESC, id DESC LIMIT ?",
            network,
            place,
            count)
        .reversed();
  }

  /** Lines before that one, the newest of them, oldest first; several have the same time. */
  List<Line> before(String network, String place, Line line, int count) {
    return beside(new Spot(network, place, line.key()), "<", "DESC", count).reversed();
  }

  /** Lines after that one, the oldest of them, oldest first. */
  List<Line> after(String network, String place, Line line, int count) {
    return beside(new Spot(network, place, line.key()), ">", "ASC", count);
  }

  private record Spot(String network, String place, String key) {}

  private List<Line> beside(Spot spot, String side, String order, int count) {
    return access.query(
        LineRow::read,
        "SELECT "
            + COLUMNS
            + " FROM lines WHERE network = ? AND place = ? AND (millis, id) "
            + side
            + " (SELECT millis, id FROM lines WHERE network = ? AND key = ?)"
            + " ORDER BY millis %1$s, id %1$s LIMIT ?".formatted(order),
        spot.network(),
        spot.place(),
        spot.network(),
        spot.key(),
        count);
  }

  Optional<Line> byMsgid(String network, String msgid) {
    return access
        .query(
            LineRow::read,
            "SELECT " + COLUMNS + " FROM lines WHERE network = ? AND msgid = ?",
            network,
            msgid)
        .stream()
        .findFirst();
  }

  /** Lines that contain this text, newest first; see {@link ClientStore#search}. */
  List<ClientStore.Found> search(String network, String place, String text, int count) {
    String wanted = text.strip();
    if (wanted.isEmpty()) {
      return List.of();
    }
    boolean isIndexed = wanted.codePointCount(0, wanted.length()) >= 3; // the index is of trigrams
    String where =
        isIndexed
            ? "id IN (SELECT rowid FROM found WHERE found MATCH ?)"
            : "text LIKE ? ESCAPE '\\'";
    String value =
        isIndexed
            ? "\"" + wanted.replace("\"", "\"\"") + "\""
            : "%" + wanted.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    return access.query(
        row ->
            new ClientStore.Found(
                row.getString("network"), row.getString("place"), LineRow.read(row)),
        "SELECT "
            + COLUMNS
            + " FROM lines WHERE "
            + where
            + " AND (? = '' OR network = ?) AND (? = '' OR place = ?)"
            + " AND kind IN ('MESSAGE', 'ACTION', 'NOTICE')"
            + " ORDER BY millis DESC, id DESC LIMIT ?",
        value,
        network,
        network,
        place,
        place,
        count);
  }
}
