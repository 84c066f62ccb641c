package sextant.chatcluster;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jgroups.raft.StateMachine;
import sextant.chat.HistoryPool;
import sextant.chat.log.Applied;
import sextant.chat.log.EntryFormat;
import sextant.chat.log.Event;
import sextant.chat.log.EventLog;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.ReplicaStore;
import sextant.chat.log.State;
import sextant.irc.CaseMapping;

/**
 * What the group agreed on, taken in by this server: each piece exactly once, in order, into the
 * store and the state. The group's thread calls {@link #apply}; a thread of its own writes.
 */
final class Replica implements StateMachine, AutoCloseable {
  private static final int CHECKPOINT_EVERY = 4_000;

  private final Path file;
  private final CaseMapping mapping;
  private final Predicate<String> isOwn;
  private final Listener listener;
  private final Intake intake;
  private final Thread thread;
  private ReplicaStore store;
  private State state;
  private volatile Applied written;
  private volatile Map<String, String> nodes;
  private int sinceCheckpoint;

  /** Hears what happens; on the group's thread or the writing one. */
  interface Listener {
    /** A piece was agreed on; whether it counts. */
    void agreed(Batch piece, boolean counts);

    /** Everything up to there can be read; these changes of the state came with it. */
    void written(long position, List<Event> changes);

    /** The store is another one now, which can be read up to there. */
    void exchanged(long position);

    /** Somebody decides from now on; everything before is written. The state, if it is us. */
    void begins(Applied at, List<Event> state);

    /** The store is not what it must be: another server's must come. */
    void behind();

    /** Nothing more can be taken in. */
    void failed(IOException reason);
  }

  Replica(Path file, CaseMapping mapping, Predicate<String> isOwn, Listener listener)
      throws IOException {
    this.file = file;
    this.mapping = mapping;
    this.isOwn = isOwn;
    this.listener = listener;
    store = ReplicaStore.open(file);
    state = read(store);
    nodes = Map.copyOf(state.nodes());
    written = store.applied().orElse(Applied.none(store.lastPosition()));
    intake = new Intake(written, listener);
    thread = Thread.ofPlatform().daemon().name("chat-replica").unstarted(this::run);
  }

  private State read(ReplicaStore from) throws IOException {
    State fresh = new State(mapping);
    from.replay().forEach(fresh::apply);
    return fresh;
  }

  void start() {
    thread.start();
  }

  /** How far it goes on disk. */
  Applied written() {
    return written;
  }

  boolean isBehind() {
    return intake.isBehind();
  }

  HistoryReader reader() throws IOException {
    return store.reader();
  }

  /** The servers the log knows, those that were taken out with an empty line. */
  Map<String, String> nodes() {
    return nodes;
  }

  @Override
  public byte[] apply(byte[] data, int offset, int length, boolean serialize) {
    intake.apply(data, offset, length);
    return new byte[0];
  }

  @Override
  public void writeContentTo(DataOutput out) throws Exception {
    Applied now =
        intake.head().orElseThrow(() -> new IOException("this server's store is being fetched"));
    ask(s -> settle(s)).get();
    out.writeLong(now.term());
    EntryFormat.text(out, now.decider());
    out.writeLong(now.position());
    EntryFormat.text(out, now.chain());
  }

  private void settle(ReplicaStore open) {
    try {
      open.settle(state);
    } catch (IOException e) {
      listener.failed(e);
    }
  }

  @Override
  public void readContentFrom(DataInput in) throws Exception {
    long term = in.readLong();
    EntryFormat.text(in);
    long position = in.readLong();
    EntryFormat.text(in);
    intake.mustBeAt(term, position);
  }

  /** Asks the store something, after everything that was accepted before. */
  CompletableFuture<Void> ask(Consumer<ReplicaStore> question) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    intake.add(
        new Step.Ask(open -> {
          question.accept(open);
          done.complete(null);
        }));
    return done;
  }

  /** Tells the state as events, after everything that was accepted before. */
  void tellState(Step.Told question) {
    intake.add(new Step.Tell(question));
  }

  /** Puts a fetched store in the place of this one, then takes in what has waited. */
  void exchange(Path fetched, HistoryPool readers) {
    intake.add(new Step.Exchange(fetched, readers));
  }

  private void run() {
    try {
      for (List<Step> now = intake.take(); !now.isEmpty(); now = intake.take()) {
        take(now);
      }
    } catch (IOException | RuntimeException e) {
      listener.failed(e instanceof IOException i ? i : new IOException("replica: " + e, e));
    }
  }

  private void take(List<Step> now) throws IOException {
    List<Step.Piece> pieces = new ArrayList<>();
    for (Step step : now) {
      if (step instanceof Step.Piece piece) {
        pieces.add(piece);
        continue;
      }
      write(pieces);
      switch (step) {
        case Step.Piece piece -> throw new IllegalStateException("bug: taken above: " + piece);
        case Step.Begin begin -> begin(begin.then());
        case Step.Ask ask -> ask.question().accept(store);
        case Step.Tell tell -> tell.question().told(written.position(), state.toEvents());
        case Step.Exchange exchange -> exchange(exchange);
      }
    }
    write(pieces);
  }

  private void write(List<Step.Piece> pieces) throws IOException {
    if (pieces.isEmpty()) {
      return;
    }
    List<ReplicaStore.Run> runs = new ArrayList<>();
    for (Step.Piece piece : pieces) {
      runs.add(new ReplicaStore.Run(piece.batch().first(), piece.batch().entries()));
      sinceCheckpoint += piece.batch().entries().size();
    }
    Applied then = pieces.getLast().then();
    store.take(runs, then);
    written = then;
    List<Event> changes = new ArrayList<>();
    for (Step.Piece piece : pieces) {
      for (EventLog.Entry entry : piece.batch().entries()) {
        if (entry instanceof EventLog.Entry.Change change) {
          changes.add(change.event());
        }
      }
    }
    changes.forEach(state::apply);
    pieces.clear();
    if (!changes.isEmpty()) {
      nodes = Map.copyOf(state.nodes());
    }
    listener.written(then.position(), changes);
    if (sinceCheckpoint > CHECKPOINT_EVERY) {
      sinceCheckpoint = 0;
      store.checkpoint();
    }
  }

  private void begin(Applied then) throws IOException {
    store.take(List.of(), then);
    written = then;
    listener.begins(then, isOwn.test(then.decider()) ? state.toEvents() : List.of());
  }

  private void exchange(Step.Exchange exchange) throws IOException {
    store.close();
    exchange
        .readers()
        .exchange(() -> {
          for (String tail : List.of("-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + tail));
          }
          Files.move(exchange.fetched(), file, StandardCopyOption.REPLACE_EXISTING);
          store = ReplicaStore.open(file);
        });
    state = read(store);
    nodes = Map.copyOf(state.nodes());
    Applied now = store.applied().orElse(Applied.none(store.lastPosition()));
    written = now;
    intake.goOnFrom(now);
    listener.exchanged(now.position());
  }

  @Override
  public void close() {
    intake.close();
    try {
      if (thread.isAlive()) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }

  /** Waits until all that was accepted is written. */
  void await() throws IOException {
    try {
      ask(s -> {}).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException("interrupted", e);
    }
  }
}
