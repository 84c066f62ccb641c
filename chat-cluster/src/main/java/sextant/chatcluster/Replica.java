package sextant.chatcluster;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * store and the state. Every piece says what must be there before it; a store where something else
 * is there is not guessed at but fetched whole from another server, and meanwhile pieces wait.
 *
 * <p>The group's thread calls {@link #apply}; a thread of its own writes. {@code synchronized}
 * guards how far pieces were accepted.
 */
final class Replica implements StateMachine, AutoCloseable {
  private static final int CHECKPOINT_EVERY = 4_000;

  private final Path file;
  private final CaseMapping mapping;
  private final Predicate<String> isOwn;
  private final Listener listener;
  private final Object lock = new Object();
  private final Thread thread;
  private ReplicaStore store;
  private State state;
  private Applied head;
  private List<Step> steps = new ArrayList<>();
  private boolean isBehind;
  private boolean isClosing;
  private List<byte[]> deferred = new ArrayList<>();
  private volatile Applied written;
  private volatile List<String> nodes;
  private int sinceCheckpoint;

  /** Hears what happens; on the group's thread or the writing one. */
  interface Listener {
    /** A piece was agreed on; whether it counts. */
    void agreed(Batch piece, boolean counts);

    /** Everything up to there can be read. */
    void written(long position);

    /** Somebody decides from now on; everything before is written. The state, if it is us. */
    void begins(Applied at, List<Event> state);

    /** The store is not what it must be: another server's must come. */
    void behind();

    /** Nothing more can be taken in. */
    void failed(IOException reason);
  }

  private sealed interface Step {
    record Piece(Batch batch, Applied then) implements Step {}

    record Begin(Applied then) implements Step {}

    record Ask(Consumer<ReplicaStore> question) implements Step {}

    record Tell(Consumer<List<Event>> question) implements Step {}

    record Exchange(Path fetched, HistoryPool readers) implements Step {}
  }

  Replica(Path file, CaseMapping mapping, Predicate<String> isOwn, Listener listener)
      throws IOException {
    this.file = file;
    this.mapping = mapping;
    this.isOwn = isOwn;
    this.listener = listener;
    store = ReplicaStore.open(file);
    state = read(store);
    nodes = List.copyOf(state.nodes().values());
    head = store.applied().orElse(Applied.none(store.lastPosition()));
    written = head;
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
    synchronized (lock) {
      return isBehind;
    }
  }

  HistoryReader reader() throws IOException {
    return store.reader();
  }

  /** The servers the log knows. */
  List<String> nodes() {
    return nodes;
  }

  @Override
  public byte[] apply(byte[] data, int offset, int length, boolean serialize) {
    synchronized (lock) {
      if (isBehind) {
        deferred.add(Arrays.copyOfRange(data, offset, offset + length));
      } else {
        accept(data, offset, length);
      }
      lock.notifyAll();
    }
    return new byte[0];
  }

  private void accept(byte[] data, int offset, int length) {
    Batch batch;
    try {
      batch = Batch.parse(data, offset, length);
    } catch (IOException e) {
      listener.failed(e);
      return;
    }
    boolean isNext = batch.first() == head.position() + 1 && batch.before().equals(head.chain());
    boolean isPresent = batch.term() == head.term() && batch.decider().equals(head.decider());
    String chain = Batch.chain(head.chain(), data, offset, length);
    if (batch.isBegin()) {
      if (batch.term() > head.term()) {
        head = new Applied(batch.term(), batch.decider(), head.position(), chain);
        steps.add(new Step.Begin(head));
      }
    } else if (isPresent && isNext) {
      head = new Applied(head.term(), head.decider(), batch.last(), chain);
      steps.add(new Step.Piece(batch, head));
      listener.agreed(batch, true);
    } else if (batch.term() > head.term() || (isPresent && batch.last() > head.position())) {
      fallBehind();
      deferred.add(Arrays.copyOfRange(data, offset, offset + length));
    } else {
      listener.agreed(batch, false); // known already, or of somebody who did not decide any more
    }
  }

  private void fallBehind() {
    if (!isBehind) {
      isBehind = true;
      listener.behind();
    }
  }

  @Override
  public void writeContentTo(DataOutput out) throws Exception {
    Applied now;
    synchronized (lock) {
      if (isBehind) {
        throw new IOException("this server's store is being fetched");
      }
      now = head;
    }
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
    synchronized (lock) {
      boolean isThere = head.term() > term || (head.term() == term && head.position() >= position);
      if (!isThere) {
        fallBehind();
      }
    }
  }

  /** Asks the store something, after everything that was accepted before. */
  CompletableFuture<Void> ask(Consumer<ReplicaStore> question) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    add(
        new Step.Ask(open -> {
          question.accept(open);
          done.complete(null);
        }));
    return done;
  }

  /** Tells the state as events, after everything that was accepted before. */
  void tellState(Consumer<List<Event>> question) {
    add(new Step.Tell(question));
  }

  /** Puts a fetched store in the place of this one, then takes in what has waited. */
  void exchange(Path fetched, HistoryPool readers) {
    add(new Step.Exchange(fetched, readers));
  }

  private void add(Step step) {
    synchronized (lock) {
      steps.add(step);
      lock.notifyAll();
    }
  }

  private void run() {
    try {
      for (List<Step> now = take(); !now.isEmpty(); now = take()) {
        take(now);
      }
    } catch (IOException | RuntimeException e) {
      listener.failed(e instanceof IOException i ? i : new IOException("replica: " + e, e));
    }
  }

  private List<Step> take() {
    synchronized (lock) {
      try {
        while (steps.isEmpty() && !isClosing) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        isClosing = true;
      }
      List<Step> now = steps;
      steps = new ArrayList<>();
      return now;
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
        case Step.Tell tell -> tell.question().accept(state.toEvents());
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
    for (Step.Piece piece : pieces) {
      for (EventLog.Entry entry : piece.batch().entries()) {
        if (entry instanceof EventLog.Entry.Change change) {
          state.apply(change.event());
        }
      }
    }
    pieces.clear();
    nodes = List.copyOf(state.nodes().values());
    listener.written(then.position());
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
    nodes = List.copyOf(state.nodes().values());
    Applied now = store.applied().orElse(Applied.none(store.lastPosition()));
    written = now;
    synchronized (lock) {
      head = now;
      isBehind = false;
      List<byte[]> waited = deferred;
      deferred = new ArrayList<>();
      for (byte[] each : waited) {
        apply(each, 0, each.length, false); // may fall behind again: then the rest waits again
      }
    }
    listener.written(now.position());
  }

  @Override
  public void close() {
    synchronized (lock) {
      isClosing = true;
      lock.notifyAll();
    }
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
