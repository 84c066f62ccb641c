package sextant.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Fx;
import sextant.words.Language;

/**
 * How long rooms need to open, with 100,000 lines in the first of them: from the choice to the
 * pulse after the one that laid out its newest lines, so what is painted by then. Measures only
 * when asked to ({@code bench/chat-open}); {@code -Dsextant.measure=true}.
 */
@EnabledIfSystemProperty(named = "sextant.measure", matches = "true")
class RoomOpeningTest {
  private static final int ROOMS = 12;

  @TempDir private Path folder;

  @Test
  void roomsOpenAndScroll() throws Exception {
    Path state = Files.createDirectories(folder.resolve("state"));
    KeptLines kept = KeptLines.in(state.resolve("chat-desktop.db")).withTalk("#room0", 100_000);
    for (int room = 1; room < ROOMS; room++) {
      kept.withTalk("#room" + room, 3_000);
    }
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.awaitPlace("far:6667");
      NetworkItem far = Fx.call(() -> window.room.model().networks().getFirst());
      Fx.await(() -> far.place("#room" + (ROOMS - 1)).isPresent(), "the rooms of before");
      Fx.await(() -> window.fx.has(".chat-first-rows"), "the first rows, unseen");
      Fx.await(() -> !window.fx.has(".chat-first-rows"), "no more of them");
      window.fx.settle();
      report("first opening, 100,000 lines", List.of(open(window, far, "#room0", 100_000)));
      report("second room", List.of(open(window, far, "#room1", 3_000)));
      List<Double> later = new ArrayList<>();
      for (int room = 2; room < ROOMS; room++) {
        later.add(open(window, far, "#room" + room, 3_000));
      }
      report("the ten after it", later);
      List<Double> again = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        again.add(open(window, far, "#room" + i % 2, i % 2 == 0 ? 100_000 : 3_000));
      }
      report("to and fro", again);
      assertThat(open(window, far, "#room0", 100_000)).isPositive();
      report("a page up", pages(window));
    }
  }

  private static double open(ChatWindow window, NetworkItem far, String room, int count) {
    var painted = new CompletableFuture<Long>();
    long begin =
        Fx.call(() -> {
          AnimationTimer timer =
              new AnimationTimer() {
                @Override
                public void handle(long now) {
                  if (shows(window, room + "-" + (count - 1))) {
                    stop();
                    painted.complete(System.nanoTime());
                  }
                }
              };
          timer.start();
          long now = System.nanoTime();
          window.room.actions().select(new Where(far, room));
          return now;
        });
    long end = painted.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join();
    return (end - begin) / 1e6;
  }

  private static boolean shows(ChatWindow window, String key) {
    ListView<?> list = (ListView<?>) window.fx.stage().getScene().lookup("#chat-lines");
    if (list == null || !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
      return false;
    }
    return Optional.ofNullable(flow.getLastVisibleCell())
        .map(cell -> cell.getItem())
        .flatMap(item -> RowCell.lineOf((sextant.chatclient.ChatRow) item))
        .filter(line -> line.key().equals(key))
        .isPresent();
  }

  private static List<Double> pages(ChatWindow window) {
    List<Double> all = new ArrayList<>();
    ListView<?> list = window.fx.find("#chat-lines", ListView.class);
    for (int page = 0; page < 40; page++) {
      var drawn = new CompletableFuture<Long>();
      long begin =
          Fx.call(() -> {
            var flow = (VirtualFlow<?>) list.lookup(".virtual-flow");
            long now = System.nanoTime();
            flow.scrollPixels(-400);
            new AnimationTimer() {
              private int pulses;

              @Override
              public void handle(long at) {
                if (++pulses == 2) {
                  stop();
                  drawn.complete(System.nanoTime());
                }
              }
            }.start();
            return now;
          });
      all.add((drawn.join() - begin) / 1e6);
    }
    return all;
  }

  private static void report(String what, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "%-32s median %6.1f ms   longest %6.1f ms%n",
        what, sorted.get(sorted.size() / 2), sorted.getLast());
  }
}
