package sextant.desktop.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sextant.web.RequestBody;

/**
 * What a page sends: in memory while it is small, in a file of ours from 4 MiB on, so that an
 * upload of any size takes no memory. The file is removed by {@link #forget}.
 */
final class SpooledBody extends OutputStream {
  private static final int MOST_IN_MEMORY = 4 << 20;

  private final boolean isPrivate;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream toFile;

  /** An empty body; that of a private page is never on the disk. */
  SpooledBody(boolean isPrivate) {
    this.isPrivate = isPrivate;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    OutputStream open = toFile;
    if (open == null && memory.size() + count > MOST_IN_MEMORY) {
      Path fresh = PrivateStorage.temporary(isPrivate);
      file = fresh;
      open = Files.newOutputStream(fresh);
      toFile = open;
      memory.writeTo(open);
      memory.reset();
    }
    if (open == null) {
      memory.write(bytes, from, count);
    } else {
      open.write(bytes, from, count);
    }
  }

  @Override
  public void close() throws IOException {
    if (toFile != null) {
      toFile.close();
    }
  }

  /** The whole, once everything was written. */
  RequestBody body() throws IOException {
    close();
    return file == null
        ? new RequestBody.OfBytes(memory.toByteArray())
        : new RequestBody.OfFile(file);
  }

  /** Removes the file, if there is one. */
  void forget() {
    try {
      close();
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException stays) {
      // the folder for such files is emptied by the system
    }
  }
}
