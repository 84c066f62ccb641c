package sextant.desktop.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The newest {@code capacity} items, oldest first. Appending to a full ring drops as many from the
 * front; both are one change, so that a list view repaints once per batch.
 */
public final class RingList<T> extends ObservableListBase<T> {
  private final int capacity;
  private @Nullable Object[] slots = new @Nullable Object[64];
  private int head;
  private int count;

  /** An empty ring that keeps at most {@code capacity} items. */
  public RingList(int capacity) {
    this.capacity = capacity;
  }

  /** Appends the batch; of a batch larger than the ring only its end is kept. */
  public void append(List<? extends T> batch) {
    List<? extends T> kept =
        batch.size() > capacity ? batch.subList(batch.size() - capacity, batch.size()) : batch;
    if (kept.isEmpty()) {
      return;
    }
    beginChange();
    dropFirst(count + kept.size() - capacity);
    reserve(count + kept.size());
    int from = count;
    for (T item : kept) {
      slots[(head + count++) % slots.length] = item;
    }
    nextAdd(from, count);
    endChange();
  }

  private void dropFirst(int number) {
    if (number <= 0) {
      return;
    }
    var dropped = new ArrayList<T>(number);
    for (int i = 0; i < number; i++) {
      dropped.add(get(i));
      slots[(head + i) % slots.length] = null;
    }
    head = (head + number) % slots.length;
    count -= number;
    nextRemove(0, dropped);
  }

  private void reserve(int needed) {
    if (needed <= slots.length) {
      return;
    }
    @Nullable Object[] larger =
        new @Nullable Object[Math.min(capacity, Math.max(needed, slots.length * 2))];
    for (int i = 0; i < count; i++) {
      larger[i] = slots[(head + i) % slots.length];
    }
    slots = larger;
    head = 0;
  }

  @Override
  public void clear() {
    beginChange();
    dropFirst(count);
    Arrays.fill(slots, null);
    head = 0;
    endChange();
  }

  @Override
  @SuppressWarnings("unchecked") // only append() fills the slots, with items of type T
  public T get(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(index);
    }
    return (T) Objects.requireNonNull(slots[(head + index) % slots.length]);
  }

  @Override
  public int size() {
    return count;
  }
}
