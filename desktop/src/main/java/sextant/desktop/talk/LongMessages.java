package sextant.desktop.talk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sextant.desktop.talk.LogLine.Message;
import sextant.desktop.talk.LogLine.Remark;
import sextant.wire.Bytes;

/**
 * The whole of messages that are longer than what the log keeps of each, the oldest dropped when
 * together they take too much memory. Any thread; {@code synchronized} guards all fields.
 */
final class LongMessages {
  private final long capacityBytes;
  private final Map<Long, Bytes> wholes = new LinkedHashMap<>();
  private long nextKey = 1;
  private long keptBytes;

  LongMessages(long capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  /** Keeps a whole message; returns the key that its line in the log carries. */
  synchronized long keep(Bytes whole) {
    wholes.put(nextKey, whole);
    keptBytes += whole.length();
    var oldest = wholes.values().iterator();
    while (keptBytes > capacityBytes && oldest.hasNext()) {
      keptBytes -= oldest.next().length();
      oldest.remove();
    }
    return nextKey++;
  }

  /** The line with all of its message, as far as that is kept. */
  LogLine whole(LogLine line) {
    return switch (line) {
      case Message m ->
          whole(m)
              .map(bytes ->
                  (LogLine)
                      new Message(
                          m.timeMicros(),
                          m.direction(),
                          m.talker(),
                          bytes,
                          m.length(),
                          m.wholeKey()))
              .orElse(m);
      case Remark remark -> remark;
    };
  }

  /** All of a message; empty when it had to make room and only its beginning is left. */
  synchronized Optional<Bytes> whole(Message message) {
    return message.isWhole()
        ? Optional.of(message.bytes())
        : Optional.ofNullable(wholes.get(message.wholeKey()));
  }
}
