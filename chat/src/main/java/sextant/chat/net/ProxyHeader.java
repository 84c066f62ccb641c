package sextant.chat.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header a proxy writes before a client's first byte (HAProxy's PROXY protocol, versions 1 and
 * 2).
 *
 * @param source the client's address, empty for the proxy's own health checks
 * @param length how many bytes the header has
 */
record ProxyHeader(Optional<InetSocketAddress> source, int length) {
  private static final byte[] SIGNATURE = {13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10};
  private static final int LONGEST_TEXT = 107;
  private static final int FIXED = 16;

  /** 0 when no header begins like this, 2 when one does, 1 when more bytes must tell. */
  static int looksLike(byte[] bytes) {
    return Math.max(
        begins(bytes, SIGNATURE), begins(bytes, "PROXY ".getBytes(StandardCharsets.US_ASCII)));
  }

  private static int begins(byte[] bytes, byte[] with) {
    int common = Math.min(bytes.length, with.length);
    boolean same = Arrays.equals(bytes, 0, common, with, 0, common);
    return !same ? 0 : bytes.length < with.length ? 1 : 2;
  }

  /** Reads the header, or returns null when more bytes must come. */
  static @Nullable ProxyHeader parse(ByteBuffer bytes) throws IOException {
    if (!bytes.hasRemaining()) {
      return null;
    }
    return bytes.get(bytes.position()) == SIGNATURE[0] ? binary(bytes) : text(bytes);
  }

  private static @Nullable ProxyHeader binary(ByteBuffer bytes) throws IOException {
    int from = bytes.position();
    int check = Math.min(SIGNATURE.length, bytes.remaining());
    for (int i = 0; i < check; i++) {
      if (bytes.get(from + i) != SIGNATURE[i]) {
        throw new IOException("no PROXY header");
      }
    }
    if (bytes.remaining() < FIXED) {
      return null;
    }
    int length = FIXED + Short.toUnsignedInt(bytes.getShort(from + 14));
    if (length > 536) {
      throw new IOException("a PROXY header of " + length + " bytes");
    }
    if (bytes.remaining() < length) {
      return null;
    }
    boolean local = (bytes.get(from + 12) & 15) == 0;
    int family = (bytes.get(from + 13) & 0xff) >> 4;
    int size = family == 1 ? 4 : family == 2 ? 16 : 0;
    if (local || size == 0 || length < FIXED + 2 * size + 4) {
      return new ProxyHeader(Optional.empty(), length);
    }
    byte[] address = new byte[size];
    bytes.get(from + FIXED, address);
    int port = Short.toUnsignedInt(bytes.getShort(from + FIXED + 2 * size));
    return new ProxyHeader(Optional.of(of(address, port)), length);
  }

  private static InetSocketAddress of(byte[] address, int port) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByAddress(address), port);
  }

  private static @Nullable ProxyHeader text(ByteBuffer bytes) throws IOException {
    byte[] start = new byte[Math.min(LONGEST_TEXT, bytes.remaining())];
    bytes.get(bytes.position(), start);
    String text = new String(start, StandardCharsets.US_ASCII);
    int end = text.indexOf("\r\n");
    if (end < 0) {
      if (start.length == LONGEST_TEXT
          || !"PROXY ".startsWith(text.substring(0, Math.min(6, text.length())))) {
        throw new IOException("no PROXY header");
      }
      return null;
    }
    String[] words = text.substring(0, end).split(" ");
    if (!words[0].equals("PROXY")) {
      throw new IOException("no PROXY header");
    }
    if (words.length < 6 || !Arrays.asList("TCP4", "TCP6").contains(words[1])) {
      return new ProxyHeader(Optional.empty(), end + 2);
    }
    return new ProxyHeader(Optional.of(textAddress(words[2], words[4])), end + 2);
  }

  private static InetSocketAddress textAddress(String host, String port) throws IOException {
    try {
      return new InetSocketAddress(InetAddress.ofLiteral(host), Integer.parseInt(port));
    } catch (IllegalArgumentException e) {
      throw new IOException("a PROXY header with a bad address", e);
    }
  }
}
