package sextant.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * A connection without encryption. Over a socket with a channel, direct buffers are filled by the
 * system itself, without a copy.
 */
final class PlainLink implements Link {
  private static final int FIRST = 16 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Optional<SocketChannel> channel;
  private byte[] first = {};

  PlainLink(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.channel = Optional.ofNullable(socket.getChannel());
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return in.read(into, offset, length);
    } catch (ClosedChannelException closed) {
      throw Sockets.closed(closed);
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (into.hasArray()) {
      int count = read(into.array(), into.arrayOffset() + into.position(), into.remaining());
      into.position(into.position() + Math.max(0, count));
      return count;
    }
    try {
      if (channel.isPresent() && in.available() > 0) { // then it cannot wait, and needs no timeout
        return channel.get().read(into);
      }
    } catch (ClosedChannelException closed) {
      throw Sockets.closed(closed);
    }
    return readFirst(into);
  }

  // A channel reads without a timeout: what must be waited for comes by the stream.
  private int readFirst(ByteBuffer into) throws IOException {
    if (first.length == 0) {
      first = new byte[FIRST];
    }
    int count = read(first, 0, Math.min(first.length, into.remaining()));
    into.put(first, 0, Math.max(0, count));
    return count;
  }

  @Override
  public boolean fillsDirectBuffers() {
    return channel.isPresent();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (ClosedChannelException closed) {
      throw Sockets.closed(closed);
    }
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    write(copy, 0, copy.length);
  }

  @Override
  public void setReadTimeoutMillis(int timeoutMillis) throws IOException {
    socket.setSoTimeout(timeoutMillis);
  }

  @Override
  public InetSocketAddress remote() {
    return (InetSocketAddress) socket.getRemoteSocketAddress();
  }

  @Override
  public Optional<SSLSession> session() {
    return Optional.empty();
  }

  @Override
  public Optional<X509Certificate> peerCertificate() {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> exportKey(String label, int byteCount) {
    return Optional.empty();
  }

  @Override
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void cutOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() {
    Sockets.close(socket);
  }
}
