package sextant.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a request carries; it can be sent again when the server asks for it. */
public sealed interface RequestBody {
  /** How many bytes it has. */
  long byteCount() throws IOException;

  /** The bytes from the beginning; the caller closes. */
  InputStream open() throws IOException;

  /** Bytes in memory. */
  final class OfBytes implements RequestBody {
    private final byte[] bytes;

    /** These bytes, which must not be changed any more. */
    public OfBytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long byteCount() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** The content of a file, read while it is sent. */
  record OfFile(Path file) implements RequestBody {
    @Override
    public long byteCount() throws IOException {
      return Files.size(file);
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }
}
