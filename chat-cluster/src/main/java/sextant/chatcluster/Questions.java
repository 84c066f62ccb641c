package sextant.chatcluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import sextant.chat.log.EntryFormat;

/**
 * What administrators ask at this server and only whoever decides can do: the question goes there,
 * the rows of the answer come back. Used by the reactor's thread.
 */
final class Questions {
  private final BiConsumer<String, byte[]> sender;
  private final Map<Long, Asked> waiting = new LinkedHashMap<>();
  private long count;

  private record Asked(String whom, String line, Consumer<byte[]> answer) {}

  Questions(BiConsumer<String, byte[]> sender) {
    this.sender = sender;
  }

  /** Passes a question on; its rows come to {@code answer}. */
  void pass(String whom, String line, Consumer<byte[]> answer) {
    long number = ++count;
    waiting.put(number, new Asked(whom, line, answer));
    sender.accept(
        whom,
        new Parcel.Writer(Parcel.QUESTION, number, 0)
            .write(o -> EntryFormat.text(o, line))
            .toBytes());
  }

  /** One row for another server's question. */
  void answer(String whom, long number, byte[] row) {
    sender.accept(
        whom,
        new Parcel.Writer(Parcel.ANSWER, number, 0)
            .write(o -> EntryFormat.text(o, new String(row, StandardCharsets.UTF_8)))
            .toBytes());
  }

  /** A row has come. */
  void came(Parcel.Reader message) throws IOException {
    String row = EntryFormat.text(message.frames());
    Asked asked = waiting.get(message.seat());
    if (asked != null) {
      asked.answer().accept(row.getBytes(StandardCharsets.UTF_8));
      if (Rows.isLast(row.getBytes(StandardCharsets.UTF_8))) {
        waiting.remove(message.seat());
      }
    }
  }

  /** Whoever was asked and cannot be reached any more will not answer. */
  void present(Set<String> names) {
    for (Map.Entry<Long, Asked> each : List.copyOf(waiting.entrySet())) {
      if (!names.contains(each.getValue().whom())) {
        waiting.remove(each.getKey());
        ClusterRequests.whenGone(each.getValue().answer(), each.getValue().line());
      }
    }
  }
}
