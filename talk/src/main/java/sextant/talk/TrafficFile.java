package sextant.talk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import sextant.wire.Bytes;
import sextant.words.Failure;

/**
 * Writes every conversation to a file as it happens, in the form of {@link RecordExport#jsonLines}.
 * When the file cannot be written any more (a full disk) it says so once and stops; the
 * conversations go on. {@code synchronized} guards the stream.
 */
public final class TrafficFile implements TalkObserver, AutoCloseable {
  private final Path path;
  private final OutputStream stream;
  private final TalkObserver worries;
  private boolean broken;

  private TrafficFile(Path path, OutputStream stream, TalkObserver worries) {
    this.path = path;
    this.stream = stream;
    this.worries = worries;
  }

  /**
   * Opens the file, replacing what it held; {@code worries} hears of {@link TalkObserver#trouble}
   * with it.
   */
  public static TrafficFile open(Path path, TalkObserver worries) throws IOException {
    try {
      return new TrafficFile(path, new BufferedOutputStream(Files.newOutputStream(path)), worries);
    } catch (IOException e) {
      throw Failure.wrap(e, path.toString());
    }
  }

  @Override
  public synchronized void traffic(
      Conversation conversation, Direction direction, long offsetNanos, ByteBuffer bytes) {
    if (!broken) {
      Bytes copy = Bytes.copyOf(bytes);
      attempt(() ->
          RecordExport.writeLine(
              stream, conversation, new Recording.Entry(0, direction, offsetNanos, copy)));
    }
  }

  @Override
  public synchronized void left(Conversation conversation, Ending ending) {
    if (!broken) {
      attempt(stream::flush);
    }
  }

  /** Something done to the file. */
  @FunctionalInterface
  private interface FileAction {
    void run() throws IOException;
  }

  private void attempt(FileAction action) {
    try {
      action.run();
    } catch (IOException e) {
      broken = true;
      worries.trouble(Failure.of(e, path.toString()));
      ChannelConnection.closeQuietly(stream);
    }
  }

  /**
   * Writes what is still buffered. May be called twice; an error goes to the observer of worries.
   */
  @Override
  public synchronized void close() {
    if (!broken) {
      attempt(stream::close);
      broken = true;
    }
  }
}
