package sextant.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sextant.words.Explanation;
import sextant.words.Language;

/**
 * Where a command speaks: results to standard output, talk about them to standard error. Lines are
 * UTF-8 and go out at once unless {@link #inBlocks} was called. Any thread may write; a line is
 * never split. {@link OutputException} means that nobody reads any more: let it end the run.
 */
public final class Output implements AutoCloseable {
  private static final int BLOCK = 1 << 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final OutputStream stream;
  private final BufferedOutputStream results;
  private final BufferedOutputStream talk;
  private final Preferences preferences;
  private final Screen screen;
  private final Interruption interruption;
  private boolean inBlocks;
  private boolean isQuiet;
  private boolean endsInLine; // what was copied to the result, as the body of an answer
  private @Nullable JsonLine json;
  private @Nullable Progress progress;
  private volatile @Nullable OutputException failure;

  Output(Surroundings surroundings, Preferences preferences) {
    this.stream = surroundings.output();
    this.results = new BufferedOutputStream(stream, BLOCK);
    this.talk = new BufferedOutputStream(surroundings.errors());
    this.preferences = preferences;
    this.screen = surroundings.screen();
    this.interruption = surroundings.interruption();
  }

  /** The language of the person. */
  public Language language() {
    return preferences.language();
  }

  /** Whether results are wanted as JSON Lines: then use {@link #json} for each. */
  public boolean isJson() {
    return preferences.json();
  }

  /** Whether only the result is wanted; {@link #say} is silent then. */
  public boolean isQuiet() {
    return isQuiet;
  }

  /** Whether results go to a person's terminal and not to a file or program. */
  public boolean isForPerson() {
    return screen.onOutput() && !preferences.json();
  }

  /** Which streams are a terminal, and its width. */
  public Screen screen() {
    return screen;
  }

  /** Colours for results; off when they do not go to a terminal. */
  public Ink.Paint paint() {
    return new Ink.Paint(preferences.colour() && screen.onOutput());
  }

  /** Colours for talk; off when standard error is not a terminal. */
  public Ink.Paint talkPaint() {
    return new Ink.Paint(preferences.colour() && screen.onErrors());
  }

  /** Says nothing but results from now on; before the run. */
  void quieten() {
    isQuiet = true;
  }

  /** Collects results in blocks of 64 kB until {@link #flush}: for bulk, not for live lines. */
  public void inBlocks() {
    inBlocks = true;
  }

  /** One line of the result. */
  public void line(String line) {
    write(line.concat("\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes of the result, exactly as they are. */
  public void bytes(byte[] bytes, int from, int count) {
    lock.lock();
    try {
      hideProgress();
      results.write(bytes, from, count);
      flushUnlessInBlocks();
    } catch (IOException closed) {
      fail(closed);
    } finally {
      lock.unlock();
    }
  }

  /** All that remains of the buffer, as it is and at once; from a direct one without a copy. */
  public void bytes(ByteBuffer bytes) {
    lock.lock();
    try {
      hideProgress();
      results.flush();
      WritableByteChannel channel = Channels.newChannel(stream); // of a file it is the file's own
      if (bytes.hasRemaining()) {
        endsInLine = bytes.get(bytes.limit() - 1) != '\n';
      }
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException closed) {
      fail(closed);
    } finally {
      lock.unlock();
    }
  }

  /** One JSON object of the result; close it to end its line. Fields in the order written. */
  public JsonLine json(String event) {
    lock.lock(); // until the line is closed
    hideProgress();
    if (json == null) {
      json = new JsonLine(results, this::endJson);
    }
    return json.begin(event);
  }

  /** A line about the work, to standard error; nothing when quiet or in JSON. */
  public void say(String line) {
    if (!isQuiet && !preferences.json()) {
      toTalk(line);
    }
  }

  /** A line the person must see even when quiet, to standard error. */
  public void warn(String line) {
    toTalk(talkPaint().in(Ink.ATTENTION, line));
  }

  /** A line of a program's journal, to standard error, without colours, also in JSON. */
  void plainTalk(String line) {
    toTalk(line);
  }

  /** A progress line on standard error; it draws nothing when that is no terminal. */
  public Progress progress(String label, Progress.Unit unit, long total) {
    boolean isShown = screen.onErrors() && !isQuiet && !preferences.json();
    Progress line = new Progress(this, lock, isShown, new Progress.Work(label, unit, total));
    progress = line;
    return line;
  }

  /** An error in its three parts, to standard error, as text or as one JSON object. */
  void explain(String kind, Explanation explanation) {
    if (preferences.json()) {
      explainInJson(kind, explanation);
      return;
    }
    CliText text = new CliText(preferences.language());
    Ink.Paint paint = talkPaint();
    toTalk(paint.in(Ink.LOST, "sextant: ") + explanation.what());
    toTalk(paint.in(Ink.FAINT, text.errorWhy()) + explanation.why());
    toTalk(paint.in(Ink.FAINT, text.errorTodo()) + explanation.todo());
  }

  /** Sends everything on its way. */
  public void flush() {
    lock.lock();
    try {
      results.flush();
      talk.flush();
    } catch (IOException closed) {
      fail(closed);
    } finally {
      lock.unlock();
    }
  }

  /** Flushes; the streams themselves stay open. */
  @Override
  public void close() {
    hideProgress();
    if (failure == null) {
      flush();
    }
  }

  /** Throws what a thread of the run met when it wrote; the run has ended since. */
  void throwFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  /** Draws or clears the progress line. */
  void drawProgress(String controlAndText) {
    lock.lock();
    try {
      talk.write(controlAndText.getBytes(StandardCharsets.UTF_8));
      talk.flush();
    } catch (IOException noReader) {
      // Without a reader of the talk the work still goes on.
    } finally {
      lock.unlock();
    }
  }

  private void explainInJson(String kind, Explanation explanation) {
    lock.lock();
    try (JsonLine line = new JsonLine(talk, () -> {}).begin("error")) {
      line.text("kind", kind)
          .text("what", explanation.what())
          .text("why", explanation.why())
          .text("todo", explanation.todo());
    } finally {
      lock.unlock();
    }
  }

  private void write(byte[] bytes) {
    bytes(bytes, 0, bytes.length);
  }

  private void toTalk(String line) {
    lock.lock();
    try {
      hideProgress();
      boolean isOnSameScreen = endsInLine && screen().onOutput();
      endsInLine = false;
      drawProgress((isOnSameScreen ? "\n" : "") + line + "\n");
    } finally {
      lock.unlock();
    }
  }

  private void endJson() {
    try {
      flushUnlessInBlocks();
    } catch (IOException closed) {
      fail(closed);
    } finally {
      lock.unlock();
    }
  }

  private void flushUnlessInBlocks() throws IOException {
    if (!inBlocks) {
      results.flush();
    }
  }

  private void hideProgress() {
    if (progress != null) {
      progress.hide();
    }
  }

  private void fail(IOException closed) {
    OutputException thrown = new OutputException(closed);
    boolean isFirst = failure == null;
    failure = thrown;
    if (isFirst) {
      interruption.interrupt();
    }
    throw thrown;
  }
}
