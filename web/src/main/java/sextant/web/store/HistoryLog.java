package sextant.web.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sextant.identity.StateDirectory;

/**
 * The file of the history: it grows by whole lines, and is written anew when something must be gone
 * from the disk. A line that a kill cut short is left out when it is read. Used under the lock of
 * {@link History}.
 */
final class HistoryLog implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(HistoryLog.class.getName());
  private static final String NAME = "history.tsv";

  private final Optional<StateDirectory> state;
  private Optional<FileChannel> channel = Optional.empty();

  HistoryLog(Optional<StateDirectory> state) {
    this.state = state;
  }

  /** What was remembered, oldest first; a file that cannot be read counts as empty. */
  static List<List<String>> read(StateDirectory folder) {
    try {
      byte[] file = folder.read(NAME).orElse(new byte[0]);
      int end = file.length;
      while (end > 0 && file[end - 1] != '\n') {
        end--;
      }
      return Row.all(Arrays.copyOf(file, end));
    } catch (IOException unreadable) {
      LOGGER.log(Level.WARNING, "cannot read the history", unreadable);
      return List.of();
    }
  }

  void add(String line) {
    if (state.isEmpty()) {
      return;
    }
    try {
      if (channel.isEmpty()) {
        channel = Optional.of(state.get().append(NAME));
        mendEnd(state.get());
      }
      write(line + "\n");
    } catch (IOException cannotWrite) {
      LOGGER.log(Level.WARNING, "cannot write the history", cannotWrite);
    }
  }

  // Behind half a line of a killed program the next one would be lost, too.
  private void mendEnd(StateDirectory folder) throws IOException {
    byte[] file = folder.read(NAME).orElse(new byte[0]);
    if (file.length > 0 && file[file.length - 1] != '\n') {
      write("\n");
    }
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.orElseThrow().write(bytes);
    }
  }

  /** Replaces everything by these lines, so that nothing else is left on the disk. */
  void rewrite(List<String> lines) {
    if (state.isEmpty()) {
      return;
    }
    close();
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    try {
      state.get().replace(NAME, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException cannotWrite) {
      LOGGER.log(Level.WARNING, "cannot write the history", cannotWrite);
    }
  }

  @Override
  public void close() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException stays) {
      LOGGER.log(Level.DEBUG, "cannot close the history", stays);
    }
    channel = Optional.empty();
  }
}
