package sextant.files.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.identity.StateDirectory;
import sextant.identity.StateLock;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * The orders that are not done, one a line in {@code orders.jsonl}, readable by their owner only: a
 * PIN stands there until its order is done. Any process may add and remove.
 */
public final class OrderBook {
  private static final String FILE = "orders.jsonl";
  private static final int MOST_KEPT = 1_000;

  private final StateDirectory state;

  /** The book in that folder. */
  public OrderBook(StateDirectory state) {
    this.state = state;
  }

  /** Every order, oldest first; a line that cannot be read is passed over. */
  public List<QueuedOrder> all() throws FailureException {
    try {
      List<QueuedOrder> all = new ArrayList<>();
      for (String line : lines()) {
        read(line).ifPresent(all::add);
      }
      return all;
    } catch (IOException e) {
      throw Failure.wrap(e, state.file(FILE).toString());
    }
  }

  private List<String> lines() throws IOException {
    return state
        .read(FILE)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  private static Optional<QueuedOrder> read(String line) {
    try {
      return Optional.of(QueuedOrder.of(Line.read(line.getBytes(StandardCharsets.UTF_8))));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Writes an order down; it is on the disk when this returns. */
  public void add(QueuedOrder order) throws FailureException {
    change(order.id(), Optional.of(order));
  }

  /** Strikes an order out; nothing happens when there is none of that name. */
  public void remove(String id) throws FailureException {
    change(id, Optional.empty());
  }

  private void change(String id, Optional<QueuedOrder> becomes) throws FailureException {
    try (StateLock _ = state.lock(FILE)) {
      List<QueuedOrder> all = new ArrayList<>(all());
      boolean isStruck = all.removeIf(each -> each.id().equals(id));
      if (!isStruck && becomes.isEmpty()) {
        return;
      }
      becomes.ifPresent(all::add);
      if (all.size() > MOST_KEPT) {
        throw Line.wrong("more than " + MOST_KEPT + " orders wait already");
      }
      StringBuilder text = new StringBuilder();
      all.forEach(each -> text.append(new String(each.toLine().toBytes(), StandardCharsets.UTF_8)));
      state.replace(FILE, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Failure.wrap(e, state.file(FILE).toString());
    }
  }
}
