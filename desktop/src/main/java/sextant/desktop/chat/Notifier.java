package sextant.desktop.chat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Line;
import sextant.chatclient.PlaceView;
import sextant.desktop.chat.ChatModel.Where;
import sextant.irc.Formatting;

/**
 * Says outside the window who named us or wrote to us alone, unless the person looks at it anyway,
 * has muted the place, or has quiet hours. JavaFX thread.
 */
final class Notifier {
  private static final long PAUSE_MILLIS = 5_000;
  private static final int LONGEST = 160;

  private final ChatMemory memory;
  private final LongSupplier clockMillis;
  private final BiConsumer<String, String> outside;
  private final Map<Where, Long> lastMillis = new HashMap<>();

  /** Says things with a title and words by {@code outside}. */
  Notifier(ChatMemory memory, LongSupplier clockMillis, BiConsumer<String, String> outside) {
    this.memory = memory;
    this.clockMillis = clockMillis;
    this.outside = outside;
  }

  /** Something was said just now in a place that is not looked at. */
  void heard(Where where, List<Line> lines) {
    Optional<PlaceView> view = where.view();
    if (view.isEmpty() || view.get().isMuted() || !isWanted()) {
      return;
    }
    boolean isDirect = view.get().kind() == PlaceView.Kind.DIRECT;
    long now = clockMillis.getAsLong();
    boolean isSoon = lastMillis.getOrDefault(where, Long.MIN_VALUE / 2) + PAUSE_MILLIS > now;
    lines.stream()
        .filter(line -> line.kind().isTalk() && !line.isOwn() && (isDirect || line.isMention()))
        .filter(line -> !isSoon)
        .reduce((first, last) -> last)
        .ifPresent(line -> {
          lastMillis.put(where, now);
          tell(where, line, isDirect);
        });
  }

  private boolean isWanted() {
    var at = Instant.ofEpochMilli(clockMillis.getAsLong()).atZone(ZoneId.systemDefault());
    LocalTime now = at.toLocalTime();
    return memory.notifies() && memory.quietHours().filter(hours -> hours.hold(now)).isEmpty();
  }

  private void tell(Where where, Line line, boolean isDirect) {
    String nick = HarmlessText.of(line.nick());
    String title = isDirect ? nick : nick + " · " + HarmlessText.of(where.place());
    String words = HarmlessText.of(Formatting.strip(line.text())).replace('\n', ' ');
    int count = words.codePointCount(0, words.length());
    outside.accept(
        title,
        count <= LONGEST ? words : words.substring(0, words.offsetByCodePoints(0, LONGEST)) + "…");
  }
}
