package sextant.files;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A desk that writes down what was received, with the checksum of every file; on a thread of its
 * own, after the sender has had its answer. Closing it waits for what is being written.
 */
public final class HistoryDesk implements ReceiveDesk, AutoCloseable {
  private final ReceiveDesk desk;
  private final TransferHistory history;
  private final Path folder;
  private final Clock clock;
  private final Consumer<Failure> onFailure;
  private final Map<Proposal, Path> chosen = new ConcurrentHashMap<>();
  private final Map<String, Current> running = new ConcurrentHashMap<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("manifest").factory());

  private record Current(String peer, Path folder, Queue<Manifest.Arrived> files) {}

  /**
   * Writes to a history what this desk decides and hears.
   *
   * @param folder where files go unless the desk says otherwise
   * @param onFailure hears that something could not be written; called on the writing thread
   */
  public HistoryDesk(
      ReceiveDesk desk,
      TransferHistory history,
      Path folder,
      Clock clock,
      Consumer<Failure> onFailure) {
    this.desk = desk;
    this.history = history;
    this.folder = folder.toAbsolutePath().normalize();
    this.clock = clock;
    this.onFailure = onFailure;
  }

  @Override
  public Decision decide(Proposal proposal) throws InterruptedException {
    Decision decision = desk.decide(proposal);
    if (decision instanceof Decision.Accept accept && accept.folder().isPresent()) {
      chosen.put(proposal, accept.folder().get());
    }
    return decision;
  }

  @Override
  public void happened(ReceiveEvent event) {
    if (event instanceof ReceiveEvent.Started started) {
      Path own = chosen.remove(started.proposal());
      running.put(
          started.transfer(),
          new Current(
              started.proposal().sender().alias(),
              own == null ? folder : own,
              new ConcurrentLinkedQueue<>()));
    } else if (event instanceof ReceiveEvent.Stored stored) {
      Current current = running.get(stored.transfer());
      if (current != null) {
        current.files.add(new Manifest.Arrived(stored.file(), stored.root()));
      }
    } else if (event instanceof ReceiveEvent.Ended ended) {
      Current current = running.remove(ended.transfer());
      if (current != null) {
        writer.execute(() -> write(ended, current));
      }
    }
    desk.happened(event);
  }

  private void write(ReceiveEvent.Ended ended, Current current) {
    TransferRecord record =
        new TransferRecord(
            ended.transfer(),
            Instant.now(clock),
            true,
            current.peer,
            current.folder,
            current.files.size() + ended.earlier().size(),
            ended.tally().movedBytes(),
            ended.isComplete());
    try {
      List<Manifest.Arrived> files = new ArrayList<>(current.files);
      ended.earlier().forEach(file -> files.add(new Manifest.Arrived(file, Optional.empty())));
      history.writeManifest(ended.transfer(), files);
      history.add(record);
    } catch (FailureException e) {
      onFailure.accept(e.failure());
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
