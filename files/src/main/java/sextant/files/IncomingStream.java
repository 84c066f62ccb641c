package sextant.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import sextant.files.store.Landed;
import sextant.files.store.SmallFiles;
import sextant.http.Exchange;

/**
 * One stream of frames coming in. Whole files land on a few threads of their own, because forcing a
 * small file to a disk waits longer than receiving it.
 */
final class IncomingStream implements AutoCloseable {
  private static final int LANDERS = 4;
  private static final int MOST_WAITING = 256;
  private static final int ANSWER_EVERY = 64;
  private static final int GROUP_FILES = 128;
  private static final int GROUP_BYTES = 8 << 20;

  private final IncomingTransfer transfer;
  private final Arrivals arrivals;
  private final Exchange.Upgraded connection;
  private final Frame frame = new Frame();
  private final ThreadPoolExecutor landers;
  private final Queue<IOException> failures = new ConcurrentLinkedQueue<>();
  private final List<Integer> stored = new ArrayList<>(); // guarded by itself

  private final Optional<SmallFiles> small;
  private List<SmallFiles.Staged> group = new ArrayList<>();
  private int groupBytes;

  IncomingStream(IncomingTransfer transfer, Exchange.Upgraded connection) throws IOException {
    this.transfer = transfer;
    this.arrivals = transfer.arrivals();
    this.small = arrivals.smallFiles();
    this.connection = connection;
    this.landers =
        new ThreadPoolExecutor(
            LANDERS,
            LANDERS,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("files-land-", 0).factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /** Reads until the sender has no more, and answers everything. */
  void run() throws IOException, InterruptedException {
    Optional<String> oldTop = transfer.oldTop();
    if (oldTop.isPresent()) {
      answer(Frame.RENAMED, 0, 0, oldTop.get().getBytes(StandardCharsets.UTF_8));
    }
    do {
      frame.read(connection.input());
      transfer.touch();
      if (!frame.isIntact()) { // not even where it belongs can be believed
        throw new IOException("a frame arrived damaged");
      }
      take();
      throwFailure();
    } while (frame.type() != Frame.LAST);
    closeGroup();
    landers.shutdown();
    if (!landers.awaitTermination(1, TimeUnit.HOURS)) {
      throw new IOException("the disk does not answer");
    }
    throwFailure();
    answerStored(true);
    answer(Frame.BYE, 0, 0, new byte[0]);
  }

  private void throwFailure() throws IOException {
    IOException met = failures.peek();
    if (met != null) {
      throw met;
    }
  }

  private void take() throws IOException {
    int index = frame.file();
    switch (frame.type()) {
      case Frame.DATA, Frame.HOLE, Frame.COPY -> {
        SourceEntry entry = arrivals.wanted(index);
        if (arrivals.isSettled(index)) {
          noteStored(index);
        } else if (isSmallFile(index, entry)) {
          small(index, small.orElseThrow());
        } else {
          stretch(index, entry);
        }
      }
      case Frame.PROOF -> proof(index);
      case Frame.GONE -> {
        arrivals.wanted(index);
        arrivals.gone(index, Names.shown(text(frame.payload()), 200));
      }
      case Frame.LAST -> {}
      default -> throw new IOException("a frame we do not know");
    }
  }

  private void proof(int index) throws IOException {
    arrivals.wanted(index);
    if (!arrivals.isSettled(index)) {
      IncomingFile file = arrivals.file(index);
      file.prove(frame.offset(), frame.payload());
      landWhenReady(file, index);
    }
  }

  private boolean isSmallFile(int index, SourceEntry entry) {
    return small.isPresent()
        && frame.type() == Frame.DATA
        && frame.offset() == 0
        && entry.size() <= Frame.BLOCK
        && frame.length() == entry.size()
        && arrivals.isUntouched(index);
  }

  private void small(int index, SmallFiles files) throws IOException {
    int count = frame.length();
    transfer.course().tally().begin(index);
    group.add(arrivals.stage(files, index, frame.payload()));
    groupBytes += count;
    transfer.course().throttle().pass(count);
    transfer.course().tally().moved(index, count);
    if (group.size() >= GROUP_FILES || groupBytes >= GROUP_BYTES) {
      closeGroup();
    }
  }

  private void closeGroup() {
    if (!group.isEmpty()) {
      List<SmallFiles.Staged> full = group;
      group = new ArrayList<>();
      groupBytes = 0;
      landers.execute(() -> land(full));
    }
  }

  private void land(List<SmallFiles.Staged> files) {
    try {
      List<Landed> landed = small.orElseThrow().land(files);
      for (int i = 0; i < files.size(); i++) {
        int index = files.get(i).index();
        landed(index, arrivals.landed(index, landed.get(i), Optional.empty()));
      }
    } catch (IOException e) {
      failures.add(e);
    }
  }

  private void landed(int index, Optional<String> renamed) throws IOException {
    if (renamed.isPresent()) {
      answer(Frame.RENAMED, index, 0, renamed.get().getBytes(StandardCharsets.UTF_8));
    }
    noteStored(index);
  }

  private void stretch(int index, SourceEntry entry) throws IOException {
    transfer.course().tally().begin(index);
    IncomingFile file = arrivals.file(index);
    ByteBuffer payload = frame.payload();
    switch (frame.type()) {
      case Frame.HOLE -> {
        int length = lengthOf(payload);
        file.hole(frame.offset(), length);
        transfer.course().tally().alreadyThere(index, length);
      }
      case Frame.COPY -> copy(file, index, payload);
      default -> data(file, index, entry, payload);
    }
    landWhenReady(file, index);
  }

  private void copy(IncomingFile file, int index, ByteBuffer payload) throws IOException {
    int length = lengthOf(payload);
    if (file.copy(frame.offset(), length, payload.getInt(4))) {
      transfer.course().tally().alreadyThere(index, length);
    } else {
      askAgain(index, frame.offset(), length);
    }
  }

  private void askAgain(int index, long offset, int length) throws IOException {
    answer(Frame.AGAIN, index, offset, ByteBuffer.allocate(4).putInt(length).array());
  }

  private void landWhenReady(IncomingFile file, int index) {
    if (file.takeWhenReady()) {
      landers.execute(() -> land(file, index));
    }
  }

  private int lengthOf(ByteBuffer payload) throws IOException {
    int length = payload.remaining() >= 4 ? payload.getInt(0) : -1;
    boolean isSound = length >= 0 && length <= Frame.BLOCK;
    if (!isSound || (frame.type() == Frame.COPY && payload.remaining() != 8)) {
      throw new IOException("a stretch without a length");
    }
    return length;
  }

  private void data(IncomingFile file, int index, SourceEntry entry, ByteBuffer payload)
      throws IOException {
    int count = payload.remaining();
    file.write(frame.offset(), payload);
    transfer.course().throttle().pass(count);
    transfer.course().tally().moved(index, count);
    boolean isBlock = frame.offset() % Frame.BLOCK == 0;
    boolean isLarge = entry.size() > Frame.BLOCK;
    if (isLarge && isBlock && (count == Frame.BLOCK || frame.offset() + count == entry.size())) {
      arrivals.blockStored(index, frame.offset(), frame.payloadCrc());
    }
  }

  private void land(IncomingFile file, int index) {
    try {
      BitSet wrong = file.disproven();
      if (wrong.isEmpty()) {
        landed(index, arrivals.land(index));
      } else {
        for (int leaf : wrong.stream().toArray()) {
          askAgain(index, (long) leaf * HashTree.LEAF_BYTES, HashTree.LEAF_BYTES);
        }
      }
    } catch (IOException e) {
      failures.add(e);
    }
  }

  private void noteStored(int index) throws IOException {
    synchronized (stored) {
      stored.add(index);
    }
    answerStored(false);
  }

  private void answerStored(boolean isLast) throws IOException {
    ByteBuffer numbers;
    synchronized (stored) {
      if (stored.isEmpty() || (!isLast && stored.size() < ANSWER_EVERY)) {
        return;
      }
      numbers = ByteBuffer.allocate(stored.size() * 4);
      stored.forEach(numbers::putInt);
      stored.clear();
    }
    answer(Frame.STORED, 0, 0, numbers.array());
  }

  private void answer(byte type, int file, long offset, byte[] payload) throws IOException {
    byte[] bytes = Frame.of(type, file, offset, payload);
    synchronized (landers) {
      connection.link().write(bytes, 0, bytes.length);
    }
  }

  private static String text(ByteBuffer utf8) {
    return StandardCharsets.UTF_8.decode(utf8).toString();
  }

  @Override
  public void close() {
    connection.link().close();
    landers.close(); // what is landing now lands
  }
}
