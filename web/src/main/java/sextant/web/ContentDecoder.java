package sextant.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Undoes {@code Content-Encoding} (RFC 9110, 8.4) while the bytes arrive. */
final class ContentDecoder {
  /** What we can undo, as the request says it. */
  static final String ACCEPTED = "gzip, deflate, br";

  private static final int BUFFER = 1 << 13;
  private static final int MOST_LAYERS = 4; // nobody honest encodes twice

  private ContentDecoder() {}

  /** The content behind encoded bytes; unknown encodings are a failure, not garbage. */
  static InputStream decode(InputStream encoded, HeaderList headers, WebUrl url)
      throws IOException {
    InputStream stream = encoded;
    List<String> encodings =
        List.of(headers.combined("Content-Encoding").toLowerCase(Locale.ROOT).split("[, ]+"));
    if (encodings.size() > MOST_LAYERS) {
      throw new FailureException(
          new Failure(
              Failure.Kind.BAD_RESPONSE,
              url.hostPort(),
              "Content-Encoding in " + encodings.size() + " layers"));
    }
    for (String encoding : encodings.reversed()) {
      stream =
          switch (encoding) {
            case "", "identity" -> stream;
            case "gzip", "x-gzip" -> new LateStream(stream, in -> new GZIPInputStream(in, BUFFER));
            case "deflate" -> new LateStream(stream, ContentDecoder::inflate);
            case "br" -> new LateStream(stream, Brotli::open);
            default ->
                throw new FailureException(
                    new Failure(
                        Failure.Kind.BAD_RESPONSE,
                        url.hostPort(),
                        "Content-Encoding: " + encoding));
          };
    }
    return stream;
  }

  // Many servers mean raw deflate, though RFC 9110, 8.4.1.2, says zlib; the first byte tells.
  private static InputStream inflate(InputStream in) throws IOException {
    var buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(2);
    int first = buffered.read();
    int second = buffered.read();
    buffered.reset();
    boolean isZlib = (first & 0x0F) == 8 && ((first << 8) + second) % 31 == 0;
    return new InflaterInputStream(buffered, new Inflater(!isZlib), BUFFER);
  }

  /**
   * Apart, because its class is too old for the AOT cache: named here, it would be read from its
   * jar at every start.
   */
  private static final class Brotli {
    static InputStream open(InputStream in) throws IOException {
      return new BrotliInputStream(in, BUFFER);
    }
  }

  /** How a decoder is made over bytes that are there. */
  @FunctionalInterface
  private interface Opener {
    InputStream open(InputStream in) throws IOException;
  }

  /**
   * Opens the decoder at the first read: a decoder reads its header at once, and an empty body has
   * none.
   */
  private static final class LateStream extends InputStream {
    private final BufferedInputStream encoded;
    private final Opener opener;
    private InputStream decoded = InputStream.nullInputStream();
    private boolean isOpen;

    private LateStream(InputStream encoded, Opener opener) {
      this.encoded = new BufferedInputStream(encoded, BUFFER);
      this.opener = opener;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      if (!isOpen) {
        isOpen = true;
        encoded.mark(1);
        if (encoded.read() >= 0) {
          encoded.reset();
          decoded = opener.open(encoded);
        }
      }
      return decoded.read(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      try {
        decoded.close();
      } finally {
        encoded.close();
      }
    }
  }
}
