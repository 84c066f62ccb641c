package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class RingListTest {
  @Test
  void keepsTheNewestInOrder() {
    var ring = new RingList<Integer>(1_000);
    for (int from = 0; from < 5_000; from += 37) {
      ring.append(IntStream.range(from, from + 37).boxed().toList());
    }
    assertThat(ring).hasSize(1_000).isSorted();
    assertThat(ring.getLast()).isEqualTo(5_031);
  }

  @Test
  void keepsTheEndOfABatchLargerThanItself() {
    var ring = new RingList<Integer>(3);
    ring.append(List.of(1, 2));
    ring.append(List.of(3, 4, 5, 6, 7));
    assertThat(ring).containsExactly(5, 6, 7);
  }

  @Test
  void tellsListenersOfOneChangePerBatch() {
    var ring = new RingList<Integer>(4);
    ring.append(List.of(1, 2, 3));
    var changes = new int[1];
    ring.addListener((ListChangeListener<Integer>) change -> changes[0]++);
    ring.append(List.of(4, 5, 6));
    assertThat(changes[0]).isOne();
    assertThat(ring).containsExactly(3, 4, 5, 6);
  }

  @Test
  void canBeClearedAndFilledAgain() {
    var ring = new RingList<Integer>(4);
    ring.append(List.of(1, 2, 3, 4, 5));
    ring.clear();
    ring.append(List.of(6));
    assertThat(ring).containsExactly(6);
  }
}
