package sextant.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sextant.files.http.Exchange;
import sextant.files.store.Batch;
import sextant.files.store.FileFacts;
import sextant.files.store.Landed;
import sextant.files.store.Landing;
import sextant.files.store.NameRules;
import sextant.files.store.ReceiveFolder;
import sextant.files.store.RefusedNameException;
import sextant.files.store.SafePath;
import sextant.files.store.SmallFiles;
import sextant.files.store.TransferInUseException;
import sextant.identity.Fingerprint;
import sextant.words.Failure;

/** A transfer from another Sextant, from its acceptance to its end. Thread-safe. */
final class IncomingTransfer {
  private static final Logger LOG = System.getLogger(IncomingTransfer.class.getName());
  private final String id;
  private final String token = UUID.randomUUID().toString();
  private final Proposal proposal;
  private final List<SourceEntry> entries;
  private final Fingerprint sender;
  private final ReceiveFolder folder;
  private final Batch batch;
  private final ReceiveDesk desk;
  private final Course course = Course.atMost(0);
  private final Tally tally = course.tally();
  private final BitSet settled = new BitSet(); // guarded by itself
  private final BitSet unwanted;
  private final Map<Integer, IncomingFile> open = new ConcurrentHashMap<>();
  private final Map<Integer, SafePath> bases = new HashMap<>(); // read-only once planned
  private final Set<Exchange.Upgraded> streams = ConcurrentHashMap.newKeySet();
  private volatile long touchedNanos = System.nanoTime();
  private final Phaser running = new Phaser(1); // the transfer itself and its streams
  private volatile boolean isClosed;
  private volatile boolean isCancelled;
  private long missingBytes;

  private IncomingTransfer(
      String id,
      Proposal proposal,
      SextantOffer offer,
      ReceiveFolder folder,
      Batch batch,
      ReceiveDesk desk)
      throws IOException {
    TransferHead head = TransferHead.of(batch);
    this.id = id;
    this.proposal = proposal;
    this.entries = named(offer.entries(), head.names());
    this.sender = proposal.proven().orElseThrow();
    this.folder = folder;
    this.batch = batch;
    this.desk = desk;
    this.unwanted = head.unwanted();
  }

  private static List<SourceEntry> named(List<SourceEntry> entries, Map<Integer, String> names) {
    List<SourceEntry> named = new ArrayList<>(entries);
    names.forEach((index, name) -> named.set(index, entries.get(index).called(name)));
    return named;
  }

  /** What the desk is asked. */
  static Proposal proposal(SextantOffer offer, Fingerprint proven, InetAddress from) {
    List<OfferedFile> files = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < offer.entries().size(); i++) {
      SourceEntry entry = offer.entries().get(i);
      if (entry.kind() == SourceEntry.Kind.FILE) {
        files.add(file(i, entry));
        bytes += entry.size();
      }
    }
    Device sender = offer.sender().provenAs(proven.hex());
    return new Proposal(sender, from, Optional.of(proven), files, bytes, Optional.empty());
  }

  private static OfferedFile file(int index, SourceEntry entry) {
    return new OfferedFile(
        Integer.toString(index),
        entry.name(),
        entry.size(),
        "application/octet-stream",
        Optional.empty(),
        Optional.empty(),
        Optional.of(entry.modified()));
  }

  /** Begins a transfer that was accepted. */
  static IncomingTransfer begin(
      String id,
      Proposal proposal,
      SextantOffer offer,
      Decision.Accept accept,
      ReceiveFolder folder,
      ReceiveDesk desk)
      throws IOException {
    Fingerprint sender = proposal.proven().orElseThrow();
    byte[] head = TransferHead.of(sender, proposal, accept).encode();
    return new IncomingTransfer(id, proposal, offer, folder, folder.begin(id, head), desk);
  }

  /** Takes up a transfer that was accepted before and broken off; nobody is asked again. */
  static Optional<IncomingTransfer> resume(
      String id, Proposal proposal, SextantOffer offer, ReceiveFolder folder, ReceiveDesk desk)
      throws IOException {
    Optional<Batch> batch;
    try {
      batch = folder.resume(id);
    } catch (TransferInUseException inUse) {
      throw new IOException("this very transfer is running", inUse);
    }
    return batch.isEmpty()
        ? Optional.empty()
        : Optional.of(new IncomingTransfer(id, proposal, offer, folder, batch.get(), desk));
  }

  String id() {
    return id;
  }

  boolean isFor(Fingerprint proven, String shown) {
    byte[] mine = token.getBytes(StandardCharsets.UTF_8);
    return sender.equals(proven)
        && MessageDigest.isEqual(mine, shown.getBytes(StandardCharsets.UTF_8));
  }

  long idleNanos(long nowNanos) {
    return streams.isEmpty() ? nowNanos - touchedNanos : 0;
  }

  void touch() {
    touchedNanos = System.nanoTime();
  }

  void started() {
    desk.happened(
        new ReceiveEvent.Started(id, proposal, tally, new CourseControl(course, this::cancel)));
  }

  /** Decides what is still needed of each entry; called once, before the streams. */
  Plan plan(Survey survey) throws IOException {
    long total = 0;
    List<Plan.Wish> wishes = new ArrayList<>();
    tally.expect(entries, proposal.totalBytes());
    try (ReceiveFolder.Looking looking = folder.new Looking()) {
      for (int i = 0; i < entries.size(); i++) {
        Plan.Wish wish =
            survey.isFresh(i, entries.get(i), folder) && !unwanted.get(i)
                ? new Plan.Wish.Whole()
                : wish(i, entries.get(i), looking);
        wishes.add(wish);
        total += stillNeeded(i, wish);
      }
    }
    missingBytes = total;
    return new Plan(token, wishes);
  }

  private long stillNeeded(int index, Plan.Wish wish) {
    SourceEntry entry = entries.get(index);
    boolean isFile = entry.kind() == SourceEntry.Kind.FILE;
    return switch (wish) {
      case Plan.Wish.Whole _, Plan.Wish.Changes _ -> entry.size();
      case Plan.Wish.Rest rest -> {
        long there = IncomingFile.presentBytes(rest.present(), entry.size());
        tally.alreadyThere(index, there);
        yield entry.size() - there;
      }
      case Plan.Wish.Here _, Plan.Wish.Unwanted _ -> {
        settle(index);
        if (isFile) {
          tally.skipped(index, entry.size());
        }
        yield 0;
      }
    };
  }

  /** Whether the disk has room for what is still to come. */
  boolean hasRoom() throws IOException {
    return folder.hasRoomFor(missingBytes);
  }

  private Plan.Wish wish(int index, SourceEntry entry, ReceiveFolder.Looking looking)
      throws IOException {
    if (entry.kind() != SourceEntry.Kind.FILE) {
      return new Plan.Wish.Here(); // made at the end, from the offer alone
    }
    if (unwanted.get(index)) {
      return new Plan.Wish.Unwanted();
    }
    SafePath path;
    try {
      path = SafePath.of(entry.name(), NameRules.ofThisSystem());
    } catch (RefusedNameException refused) {
      refuse(entry, refused);
      return new Plan.Wish.Unwanted();
    }
    if (batch.before().landed().containsKey(index)) {
      return new Plan.Wish.Here();
    }
    Optional<BasicFileAttributes> there = Optional.empty();
    try {
      there = looking.at(path).filter(BasicFileAttributes::isRegularFile);
    } catch (IOException _) { // a file where a folder should be: it will get a number
      return new Plan.Wish.Whole();
    }
    if (there.isPresent()
        && there.get().size() == entry.size()
        && there.get().lastModifiedTime().equals(entry.modified())) {
      desk.happened(new ReceiveEvent.Skipped(id, entry.name(), entry.size()));
      return new Plan.Wish.Here();
    }
    Map<Integer, Integer> blocks = batch.before().blocks().get(index);
    if (blocks != null) {
      IncomingFile file = IncomingFile.resume(batch, index, entry.size(), blocks);
      open.put(index, file);
      return new Plan.Wish.Rest(file.present());
    }
    if (there.isPresent() && there.get().size() > Frame.BLOCK && entry.size() > Frame.BLOCK) {
      bases.put(index, path);
      return new Plan.Wish.Changes(BlockHashes.of(folder, path));
    }
    return new Plan.Wish.Whole();
  }

  private void refuse(SourceEntry entry, RefusedNameException refused) {
    String detail = String.valueOf(refused.getMessage());
    String shown = Names.shown(entry.name(), 120);
    Failure failure = new Failure(Failure.Kind.NAME_REFUSED, shown, detail);
    desk.happened(new ReceiveEvent.Failed(id, shown, failure));
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

  SourceEntry entry(int index) throws IOException {
    boolean isFile = index < entries.size() && entries.get(index).kind() == SourceEntry.Kind.FILE;
    if (!isFile || unwanted.get(index)) {
      throw new IOException("a file that was not asked for");
    }
    return entries.get(index);
  }

  boolean isSettled(int index) {
    synchronized (settled) {
      return settled.get(index);
    }
  }

  private void settle(int index) {
    synchronized (settled) {
      settled.set(index);
    }
  }

  /** The file of that number, opened when it is not yet. */
  IncomingFile file(int index) throws IOException {
    IncomingFile known = open.get(index);
    if (known != null) {
      return known;
    }
    synchronized (open) {
      IncomingFile again = open.get(index);
      if (again == null) {
        SafePath base = bases.get(index);
        again =
            new IncomingFile(
                batch.part(index),
                entries.get(index).size(),
                base == null ? Optional.empty() : Optional.of(folder.read(base)));
        open.put(index, again);
      }
      return again;
    }
  }

  void blockStored(int index, long offset, int crc) throws IOException {
    batch.blockStored(index, (int) (offset / Frame.BLOCK), crc);
  }

  /** The faster way for small files, for one stream; empty where there is none. */
  Optional<SmallFiles> smallFiles() throws IOException {
    return batch.smallFiles();
  }

  /** Writes a whole small file to where it waits for its name. */
  SmallFiles.Staged stage(SmallFiles small, int index, ByteBuffer bytes) throws IOException {
    SourceEntry entry = entries.get(index);
    small.stage(index, facts(entry), bytes);
    return new SmallFiles.Staged(index, path(entry));
  }

  private static FileFacts facts(SourceEntry entry) {
    return new FileFacts(
        entry.modified(), entry.mode() < 0 ? OptionalInt.empty() : OptionalInt.of(entry.mode()));
  }

  private static SafePath path(SourceEntry entry) {
    try {
      return SafePath.of(entry.name(), NameRules.ofThisSystem());
    } catch (RefusedNameException e) {
      throw new IllegalStateException("bug: this name was refused before", e);
    }
  }

  /** Whether nothing of that file has come yet. */
  boolean isUntouched(int index) {
    return !open.containsKey(index) && !bases.containsKey(index);
  }

  /** A file has its name now; returns that when it is another than the sender's. */
  Optional<String> landed(int index, Landed landed) {
    settle(index);
    tally.done(index);
    long size = entries.get(index).size();
    desk.happened(new ReceiveEvent.Stored(id, landed.file(), size, landed.isRenamed()));
    return landed.isRenamed() ? Optional.of(landed.path()) : Optional.empty();
  }

  /** Gives a whole file its name; returns that when it is another than the sender's. */
  Optional<String> land(int index) throws IOException {
    SourceEntry entry = entries.get(index);
    IncomingFile file = file(index);
    Landed landed = batch.land(file.part(), Landing.beside(path(entry), facts(entry)));
    file.close();
    open.remove(index);
    return landed(index, landed);
  }

  /** The sender cannot give this file any more. */
  void gone(int index, String reason) throws IOException {
    IncomingFile file = open.remove(index);
    if (file != null) {
      file.close();
      batch.drop(file.part());
    }
    tally.failed(index);
    String name = Names.shown(entries.get(index).name(), 200);
    desk.happened(
        new ReceiveEvent.Failed(id, name, new Failure(Failure.Kind.SOURCE_CHANGED, name, reason)));
  }

  /** Makes folders and links, ends the transfer; returns whether everything is there. */
  synchronized boolean finish() throws IOException {
    endStreams();
    for (int i = 0; i < entries.size(); i++) {
      SourceEntry entry = entries.get(i);
      try {
        switch (entry.kind()) {
          case FOLDER -> batch.landFolder(SafePath.of(entry.name(), NameRules.ofThisSystem()));
          case LINK -> link(i, entry);
          case FILE -> {}
        }
      } catch (RefusedNameException refused) {
        refuse(entry, refused);
      }
    }
    boolean isComplete;
    synchronized (settled) {
      isComplete = settled.cardinality() == entries.size();
    }
    closeFiles();
    batch.finish();
    desk.happened(new ReceiveEvent.Ended(id, tally.view(), isComplete));
    return isComplete;
  }

  private void link(int index, SourceEntry entry) throws IOException, RefusedNameException {
    SafePath path = SafePath.of(entry.name(), NameRules.ofThisSystem());
    boolean isThere;
    try {
      isThere = folder.look(path).filter(BasicFileAttributes::isSymbolicLink).isPresent();
    } catch (NoSuchFileException _) {
      isThere = false;
    }
    if (!isThere) {
      batch.landLink(index, path, entry.linkTarget());
    }
  }

  private void cancel() {
    isCancelled = true;
    try {
      tellCancelled();
      discard();
      desk.happened(new ReceiveEvent.Ended(id, tally.view(), false));
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
    if (isClosed) {
      return;
    }
    endStreams();
    closeFiles();
    batch.close();
    desk.happened(new ReceiveEvent.Ended(id, tally.view(), false));
  }

  /** Forgets everything that came. */
  synchronized void discard() throws IOException {
    if (!isClosed) {
      endStreams();
    }
    closeFiles();
    batch.discard();
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

  private void closeFiles() throws IOException {
    for (IncomingFile file : open.values()) {
      file.close();
    }
    open.clear();
  }
}
