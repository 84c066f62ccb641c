package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class LogListTest {
  private static final int CAPACITY = 20_000;

  private static final class Row implements LogRow<Integer> {
    private final Label label = new Label();

    @Override
    public Node node() {
      return label;
    }

    @Override
    public void show(Integer item) {
      label.setText("message " + item);
    }
  }

  @Test
  void aFloodFromAnotherThreadReachesTheScreenWhileTheWindowStaysAlive() throws Exception {
    var log = Fx.call(() -> new LogList<>(CAPACITY, Row::new));
    try (var window = Fx.show(() -> log)) {
      var pulses = new AtomicInteger();
      Thread flood =
          Ui.background(
              "flood",
              () -> {
                for (int i = 1; i <= 300_000 || pulses.get() == 0; i++) {
                  log.feed().offer(Math.min(i, 300_000));
                }
              });
      while (flood.isAlive()) {
        Fx.pulse();
        pulses.incrementAndGet();
      }
      Fx.await(() -> !log.items().isEmpty() && log.items().getLast() == 300_000, "the last row");
      assertThat(Fx.call(() -> log.items().size())).isLessThanOrEqualTo(CAPACITY);
      window.settle();
    }
  }

  @Test
  void holdsStillWhileTheReaderLooksBackAndFollowsAgainAtTheEnd() {
    var log = Fx.call(() -> new LogList<>(CAPACITY, Row::new));
    try (var window = Fx.show(() -> log)) {
      for (int i = 0; i < 500; i++) {
        log.feed().offer(i);
      }
      Fx.await(() -> log.items().size() == 500, "500 rows");
      Fx.run(log::focusRows);
      window.press(KeyCode.HOME).settle();
      Fx.await(() -> !log.followingProperty().get(), "holds still");
      log.feed().offer(500);
      Fx.pulse();
      assertThat(Fx.call(() -> log.items().size())).isEqualTo(500);
      Fx.run(log::follow);
      Fx.await(() -> log.items().size() == 501, "follows again");
    }
  }

  @Test
  void findsForwardAndBackwardRoundTheEnd() {
    var log = Fx.call(() -> new LogList<>(CAPACITY, Row::new));
    try (var window = Fx.show(() -> log)) {
      Fx.run(() -> log.append(java.util.List.of(10, 25, 30, 45)));
      window.settle();
      assertThat(Fx.call(() -> log.find(i -> i % 2 == 1, 1))).isTrue();
      assertThat(Fx.call(() -> log.selectedProperty().get())).isEqualTo(25);
      Fx.run(() -> log.find(i -> i % 2 == 1, -1));
      assertThat(Fx.call(() -> log.selectedProperty().get())).isEqualTo(45);
      assertThat(Fx.call(() -> log.find(i -> i > 100, 1))).isFalse();
    }
  }
}
