package sextant.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import sextant.files.store.NameRules;
import sextant.files.store.RefusedNameException;
import sextant.files.store.SafePath;
import sextant.http.Exchange;
import sextant.identity.Fingerprint;

/** A transfer from another Sextant, from its acceptance to its end. Thread-safe. */
final class IncomingTransfer {
  private static final Logger LOG = System.getLogger(IncomingTransfer.class.getName());

  private final Incoming in;
  private final Course course;
  private final Fingerprint sender;
  private final String token = UUID.randomUUID().toString();
  private final Arrivals arrivals;
  private final Wishes wishes;
  private final Set<Exchange.Upgraded> streams = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean hasNewTop;
  private volatile long touchedNanos = System.nanoTime();
  private final Phaser running = new Phaser(1); // the transfer itself and its streams
  private volatile boolean isClosed;
  private volatile boolean isCancelled;

  IncomingTransfer(Incoming in, Course course) {
    this.in = in;
    this.course = course;
    this.sender = in.proposal().proven().orElseThrow();
    this.arrivals = new Arrivals(in);
    this.wishes = new Wishes(in, arrivals);
    this.hasNewTop =
        new AtomicBoolean(in.traits().isRenamed() && !in.entries().getFirst().isFile());
  }

  String id() {
    return in.id();
  }

  boolean isFor(Fingerprint proven, String shown) {
    byte[] mine = token.getBytes(StandardCharsets.UTF_8);
    return sender.equals(proven)
        && MessageDigest.isEqual(mine, shown.getBytes(StandardCharsets.UTF_8));
  }

  long idleNanos(long nowNanos) {
    return streams.isEmpty() ? nowNanos - touchedNanos : 0;
  }

  /** Whether these are the same things under another name and nobody is sending them now. */
  boolean isAbandonedKinOf(IncomingOffer offer) {
    Optional<Kin> mine = in.traits().kin();
    return streams.isEmpty()
        && mine.isPresent()
        && offer.kin().isPresent()
        && mine.get().hash().equals(offer.kin().get().hash());
  }

  void touch() {
    touchedNanos = System.nanoTime();
  }

  /** Decides what is still needed of each entry; called once, before the streams. */
  Plan plan(Survey survey) throws IOException {
    return new Plan(token, wishes.decide(survey));
  }

  /** Whether the disk has room for what is still to come. */
  boolean hasRoom() throws IOException {
    return in.folder().hasRoomFor(wishes.missingBytes());
  }

  /** Tells the desk, and lands what an earlier run left whole. */
  void start() throws IOException {
    CourseControl control = new CourseControl(course, this::cancel);
    in.desk().happened(new ReceiveEvent.Started(in.id(), in.proposal(), in.tally(), control));
    arrivals.landReady();
  }

  /** Serves one stream until the sender ends it. */
  void receive(Exchange.Upgraded connection) throws IOException, InterruptedException {
    running.register();
    streams.add(connection);
    try (IncomingStream stream = new IncomingStream(this, connection)) {
      if (!isClosed) {
        stream.run();
      }
    } finally {
      streams.remove(connection);
      running.arriveAndDeregister();
      touch();
    }
  }

  Course course() {
    return course;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /** The name it goes on under when the sender calls it otherwise now; told once. */
  Optional<String> oldTop() {
    return hasNewTop.getAndSet(false)
        ? Optional.of(in.entries().getFirst().name())
        : Optional.empty();
  }

  /** Makes folders and links, ends the transfer; returns whether everything is there. */
  synchronized boolean finish() throws IOException {
    endStreams();
    for (int i = 0; i < in.entries().size(); i++) {
      SourceEntry entry = in.entries().get(i);
      try {
        switch (entry.kind()) {
          case FOLDER -> in.batch().landFolder(SafePath.of(entry.name(), NameRules.ofThisSystem()));
          case LINK -> link(i, entry);
          case FILE -> {}
        }
      } catch (RefusedNameException refused) {
        Wishes.refuse(in, entry, refused);
      }
    }
    arrivals.close();
    boolean isComplete = arrivals.isComplete();
    boolean mayGoOn = !isComplete && in.tally().view().failedFiles() == 0;
    if (mayGoOn) { // the sender believes to be done and is not: it asks again what is missing
      in.batch().force();
      in.batch().close();
    } else {
      in.batch().finish();
    }
    ended(isComplete);
    return isComplete;
  }

  /** Tells the desk that nothing more comes of it. */
  void ended(boolean isComplete) {
    List<Path> earlier =
        in.batch().before().landed().values().stream()
            .map(place -> in.folder().path().resolve(place))
            .toList();
    in.desk().happened(new ReceiveEvent.Ended(in.id(), in.tally().view(), isComplete, earlier));
  }

  private void link(int index, SourceEntry entry) throws IOException, RefusedNameException {
    SafePath path = SafePath.of(entry.name(), NameRules.ofThisSystem());
    boolean isThere;
    try {
      isThere = in.folder().look(path).filter(BasicFileAttributes::isSymbolicLink).isPresent();
    } catch (NoSuchFileException _) {
      isThere = false;
    }
    if (!isThere) {
      in.batch().landLink(index, path, entry.linkTarget());
    }
  }

  private void cancel() {
    isCancelled = true;
    try {
      tellCancelled();
      discard();
      ended(false);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot clear up a cancelled transfer: " + e.getMessage());
    }
  }

  /** Whether this end has cancelled it; a sender that missed the word is told when it is back. */
  boolean isCancelled() {
    return isCancelled;
  }

  private void tellCancelled() {
    byte[] frame = Frame.of(Frame.CANCELLED, 0, 0, new byte[0]);
    for (Exchange.Upgraded stream : streams) {
      try {
        stream.link().write(frame, 0, frame.length);
      } catch (IOException _) { // it is gone already
        stream.link().close();
      }
    }
  }

  /** Lets go; what is there stays for the day the sender comes back. */
  synchronized void close() throws IOException {
    if (!isClosed) {
      handOver();
      ended(false);
    }
  }

  /** Lets go without a word to the desk, because it goes on at once. */
  synchronized void handOver() throws IOException {
    if (!isClosed) {
      endStreams();
      arrivals.close();
      in.batch().close();
    }
  }

  /** Forgets everything that came. */
  synchronized void discard() throws IOException {
    if (!isClosed) {
      endStreams();
    }
    arrivals.close();
    in.batch().discard();
  }

  // Nothing of this transfer is touched any more when it returns.
  private void endStreams() throws IOException {
    isClosed = true;
    course.throttle().end();
    streams.forEach(stream -> stream.link().close());
    try {
      running.awaitAdvanceInterruptibly(running.arrive(), 1, TimeUnit.MINUTES);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    } catch (TimeoutException _) {
      throw new IOException("a stream does not end");
    }
  }
}
