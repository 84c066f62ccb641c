package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.HistoryReader.Point;
import sextant.chat.log.HistoryReader.Range;
import sextant.chat.log.Item;

/** Shows old lines to sessions that cannot ask for them. */
final class Replay {
  private static final int LIMIT = 100;

  private Replay() {}

  /**
   * A further session of somebody: what was said since their server died, or since this device was
   * last here.
   */
  static void onAttach(Core core, Session session, Room room, long missesSince) {
    long seen =
        core.accounts()
            .of(session.client())
            .map(account -> Long.parseLong(account.setting("seen-" + session.device, "0")))
            .orElse(0L);
    long since = missesSince > 0 ? missesSince : seen;
    if (!session.has(Cap.CHATHISTORY) && since > 0) {
      show(core, session, room, Point.after(since), LIMIT);
    }
  }

  /** Somebody who has joined: the last lines, if the server is set so. */
  static void onJoin(Core core, Session session, Room room) {
    int lines = core.config().history().replayLines();
    if (!session.has(Cap.CHATHISTORY) && lines > 0) {
      show(core, session, room, Point.before(room.facts.madeMillis()), lines);
    }
  }

  private static void show(Core core, Session session, Room room, Point after, int limit) {
    long from = Math.max(after.millis(), room.facts.madeMillis());
    Range range =
        new Range(room.key, new Point(from, after.position()), HistoryReader.Point.END, false);
    core.read(
        session,
        reader -> reader.last(range, limit),
        (items, failure) -> {
          List<Line> lines = new ArrayList<>();
          for (Item item : items == null ? List.<Item>of() : items) {
            lines.addAll(History.lines(session, item, room.name()));
          }
          session.batch("chathistory", List.of(room.name()), lines);
        });
  }
}
