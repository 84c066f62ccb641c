package sextant.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import sextant.files.ReceiveEvent;
import sextant.files.TransferHistory;
import sextant.files.TransferRecord;
import sextant.identity.StateDirectory;
import sextant.words.FailureException;

/**
 * Writes down what was received, with the checksum of every file; on a thread of its own, after the
 * sender has had its answer. Closing it waits for what is being written.
 */
final class ReceivedLog implements AutoCloseable {
  private final TransferHistory history;
  private final Path folder;
  private final Output output;
  private final Map<String, Current> running = new ConcurrentHashMap<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("manifest").factory());

  private record Current(String peer, Queue<Path> files) {}

  ReceivedLog(StateDirectory state, Path folder, Output output) {
    this.history = new TransferHistory(state);
    this.folder = folder.toAbsolutePath().normalize();
    this.output = output;
  }

  void started(ReceiveEvent.Started started) {
    String peer = started.proposal().sender().alias();
    running.put(started.transfer(), new Current(peer, new ConcurrentLinkedQueue<>()));
  }

  void stored(ReceiveEvent.Stored stored) {
    Current current = running.get(stored.transfer());
    if (current != null) {
      current.files.add(stored.file());
    }
  }

  void ended(ReceiveEvent.Ended ended) {
    Current current = running.remove(ended.transfer());
    if (current != null) {
      writer.execute(() -> write(ended, current));
    }
  }

  private void write(ReceiveEvent.Ended ended, Current current) {
    TransferRecord record =
        new TransferRecord(
            ended.transfer(),
            Instant.now(),
            true,
            current.peer,
            folder,
            current.files.size(),
            ended.tally().movedBytes(),
            ended.isComplete());
    try {
      history.writeManifest(ended.transfer(), List.copyOf(current.files));
      history.add(record);
    } catch (FailureException e) {
      output.warn(e.failure().explain(output.language()).inOneLine());
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
