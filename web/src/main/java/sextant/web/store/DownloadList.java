package sextant.web.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import sextant.identity.StateDirectory;
import sextant.web.Download;
import sextant.web.LateWriter;
import sextant.web.WebClient;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.WebUrl;
import sextant.words.Failure;

/**
 * The downloads of a browser: those that run, each on its own virtual thread, and those of before.
 * What was running when the program ended is paused the next time and goes on where it stopped.
 * Thread-safe; nothing here ever opens a file.
 */
public final class DownloadList implements AutoCloseable {
  private static final String NAME = "downloads.tsv";
  private static final int MOST = 1_000;
  private static final Comparator<DownloadEntry> NEWEST =
      Comparator.comparingLong(DownloadEntry::id).reversed();

  private final Clock clock;
  private final Map<Long, DownloadItem> items = new ConcurrentHashMap<>();
  private final AtomicLong newest = new AtomicLong();
  private final AtomicLong changes = new AtomicLong();
  private final LateWriter writer;

  private DownloadList(Clock clock, Optional<StateDirectory> state) {
    this.clock = clock;
    writer = new LateWriter(state, NAME, this::bytes);
  }

  /** A list that leaves nothing behind; the files themselves stay. */
  public static DownloadList inMemory(Clock clock) {
    return new DownloadList(clock, Optional.empty());
  }

  static DownloadList open(StateDirectory folder, boolean isWritten, Clock clock) {
    var list = new DownloadList(clock, isWritten ? Optional.of(folder) : Optional.empty());
    for (List<String> row : StateFile.rows(folder, NAME)) {
      DownloadEntry.of(row)
          .ifPresent(one -> {
            list.items.put(one.id(), new DownloadItem(one));
            list.newest.accumulateAndGet(one.id(), Math::max);
          });
    }
    return list;
  }

  /** Counts what began and ended; how far one is must be looked at. */
  public long changes() {
    return changes.get();
  }

  /** Every download, the newest first. */
  public List<DownloadEntry> all() {
    return items.values().stream().map(DownloadItem::entry).sorted(NEWEST).toList();
  }

  /** One download as it is now. */
  public Optional<DownloadEntry> find(long id) {
    return Optional.ofNullable(items.get(id)).map(DownloadItem::entry);
  }

  /** Whether something runs. */
  public boolean isBusy() {
    return items.values().stream().anyMatch(DownloadItem::isRunning);
  }

  /**
   * Where a file goes.
   *
   * @param name what a page calls it, used when the server gives none; empty for none
   */
  public record Place(Path folder, String name) {}

  /** Begins to save something in a folder under the name the server gives; returns its number. */
  public long start(WebClient client, WebRequest request, Path folder) {
    return start(client, request, new Place(folder, ""));
  }

  /** Begins to save something under the name the server or a page gives; returns its number. */
  public long start(WebClient client, WebRequest request, Place place) {
    return start(new Download(client, request), request.url(), place);
  }

  /** Goes on saving an answer that has begun; returns its number. */
  public long start(WebClient client, WebResponse begun, Path folder) {
    return start(Download.of(client, begun), begun.url(), new Place(folder, ""));
  }

  private long start(Download download, WebUrl from, Place place) {
    String url = from.withoutSecrets().toString();
    DownloadEntry entry = DownloadEntry.begun(newest.incrementAndGet(), url, clock.instant());
    var item = new DownloadItem(entry);
    makeRoom();
    items.put(entry.id(), item);
    item.start(download, () -> download.intoFolder(place.folder(), place.name()), this::changed);
    changed();
    return entry.id();
  }

  /** Lists a file that did not come by a request of its own, such as one that a page made. */
  public long add(String from, Download.Finished file) {
    return add(
        DownloadEntry.begun(newest.incrementAndGet(), from, clock.instant())
            .whole(file.file(), file.byteCount(), file.sha256()));
  }

  private long add(DownloadEntry entry) {
    makeRoom();
    items.put(entry.id(), new DownloadItem(entry));
    changed();
    return entry.id();
  }

  /** Lists a file that could not be kept. */
  public long add(String from, Failure why) {
    return add(DownloadEntry.begun(newest.incrementAndGet(), from, clock.instant()).failed(why));
  }

  /** Stops one; what is there stays and can go on. */
  public void pause(long id) {
    Optional.ofNullable(items.get(id)).ifPresent(DownloadItem::stop);
  }

  /** Goes on with a paused or failed one; false when there is nothing to go on with. */
  public boolean resume(WebClient client, long id) {
    DownloadItem item = items.get(id);
    if (item == null) {
      return false;
    }
    DownloadEntry entry = item.entry();
    Optional<WebUrl> url = WebUrl.parse(entry.url());
    if (url.isEmpty() || entry.file().isEmpty() || entry.state() == DownloadEntry.State.DONE) {
      return false;
    }
    var download = new Download(client, WebRequest.get(url.get()));
    Path file = entry.file().get();
    boolean isGoing = item.start(download, () -> download.into(file), this::changed);
    changed();
    return isGoing;
  }

  /** Takes one from the list and what is half there from the disk; a whole file stays. */
  public void remove(long id) {
    Optional.ofNullable(items.remove(id)).ifPresent(DownloadItem::remove);
    changed();
  }

  /** Takes all from the list that are over; what is half there goes, whole files stay. */
  public void clear() {
    for (DownloadEntry entry : all()) {
      if (entry.state() != DownloadEntry.State.RUNNING) {
        remove(entry.id());
      }
    }
  }

  private void makeRoom() {
    if (items.size() >= MOST) {
      all().stream()
          .filter(one -> one.state() == DownloadEntry.State.DONE)
          .min(Comparator.comparingLong(DownloadEntry::id))
          .ifPresent(oldest -> remove(oldest.id()));
    }
  }

  private void changed() {
    changes.incrementAndGet();
    writer.changed();
  }

  private byte[] bytes() {
    var file = new StringBuilder();
    all().forEach(entry -> file.append(entry.line()).append('\n'));
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Stops what runs and writes the list. */
  @Override
  public void close() {
    items.values().forEach(DownloadItem::stop);
    writer.close();
  }
}
