import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import sextant.chat.ChatServer;
import sextant.chat.log.Event;
import sextant.chat.log.EventLog;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.Item;
import sextant.chat.log.MessageId;
import sextant.chat.log.SqliteLog;

/**
 * Fills the store of a chat server without the server, as fast as the log takes it, and asks the
 * history as the server does. Arguments: the data folder, how many lines (0 only asks), how many
 * questions of each kind. Prints lines per second and the time of questions in microseconds.
 *
 * <pre>java -cp 'app/target/sextant/lib/*' bench/java/ChatStore.java FOLDER 1000000 300</pre>
 */
final class ChatStore {
  private static final String[] WORDS = {
    "sextant", "harbour", "compass", "anchor", "lantern", "meridian", "current", "island",
    "north", "tide", "sail", "chart", "depth", "signal", "watch", "storm"
  };
  private static final String ROOM = "#lobby";
  private static final int RARE = 9_973;
  private static final int IN_FLIGHT = 20_000;

  private ChatStore() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    try (SqliteLog log = SqliteLog.open(folder.resolve(ChatServer.STORE))) {
      fill(log, Integer.parseInt(args[1]));
      try (HistoryReader reader = log.reader()) {
        ask(reader, Integer.parseInt(args[2]));
      }
    }
  }

  private static void fill(SqliteLog log, int lines) throws InterruptedException {
    Progress progress = new Progress(log.position() + lines);
    log.start(progress);
    if (lines == 0) {
      return;
    }
    long start = System.nanoTime();
    long millis = System.currentTimeMillis() - lines;
    if (log.position() == 0) {
      log.append(new EventLog.Entry.Change(new Event.RoomMade(ROOM, millis - 1)));
    }
    for (int i = 0; i < lines; i++) {
      progress.waitFor(log.position() - IN_FLIGHT);
      log.append(new EventLog.Entry.Line(line(i, millis + i, log.position() + 1)));
    }
    progress.done.await();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%d lines, %.0f lines/s%n", lines, lines / seconds);
  }

  private static Item line(int i, long millis, long position) {
    String rare = i % RARE == 0 ? " needle" + i / RARE : "";
    String text =
        WORDS[i % 16] + " " + WORDS[i / 16 % 16] + " " + WORDS[i * 7 / 3 % 16] + " " + i + " 你好世界";
    return new Item(
        ROOM,
        millis,
        MessageId.of(position),
        "PRIVMSG",
        "n" + i % 50 + "!~u@127.0.0.1",
        "",
        text + rare,
        Map.of());
  }

  private static void ask(HistoryReader reader, int times) throws IOException {
    HistoryReader.Range all =
        new HistoryReader.Range(
            ROOM, HistoryReader.Point.before(0), HistoryReader.Point.END, false);
    long[] latest = new long[times];
    long[] rare = new long[times];
    long[] frequent = new long[times];
    long[] author = new long[times];
    for (int i = 0; i < times; i++) {
      latest[i] = timed(() -> reader.last(all, 100));
      String needle = "needle" + i % 100;
      rare[i] = timed(() -> reader.search(search(needle, ""), 50));
      String two = WORDS[i % 16] + " " + WORDS[i * 5 % 16];
      frequent[i] = timed(() -> reader.search(search(two, ""), 50));
      String who = "n" + i % 50;
      author[i] = timed(() -> reader.search(search("世界", who), 50));
    }
    tell("LATEST 100", latest);
    tell("SEARCH of a rare word", rare);
    tell("SEARCH of two frequent words", frequent);
    tell("SEARCH of two characters by one author", author);
  }

  private static HistoryReader.Search search(String words, String from) {
    return new HistoryReader.Search(
        words, List.of(ROOM), from, HistoryReader.Point.before(0), HistoryReader.Point.END);
  }

  private interface Question {
    List<Item> ask() throws IOException;
  }

  private static long timed(Question question) throws IOException {
    long start = System.nanoTime();
    question.ask();
    return System.nanoTime() - start;
  }

  private static void tell(String what, long[] nanos) {
    long[] sorted = Arrays.copyOfRange(nanos, Math.min(20, nanos.length / 2), nanos.length);
    Arrays.sort(sorted);
    System.out.printf(
        "%-40s p50 %d us, p99 %d us%n",
        what, sorted[sorted.length / 2] / 1000, sorted[sorted.length * 99 / 100] / 1000);
  }

  /** Keeps the one who appends from running far ahead of the disk. */
  private static final class Progress implements EventLog.Listener {
    private final CountDownLatch done = new CountDownLatch(1);
    private final long end;
    private long durable;

    Progress(long end) {
      this.end = end;
    }

    @Override
    public synchronized void durable(long position) {
      durable = position;
      notifyAll();
      if (position >= end) {
        done.countDown();
      }
    }

    @Override
    public void failed(IOException reason) {
      System.err.println(reason);
      System.exit(1);
    }

    synchronized void waitFor(long position) throws InterruptedException {
      while (durable < position) {
        wait();
      }
    }
  }
}
