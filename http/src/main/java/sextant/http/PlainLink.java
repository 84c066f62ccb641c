package sextant.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** A connection without encryption. */
final class PlainLink implements Link {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  PlainLink(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return in.read(into, offset, length);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    byte[] bytes = new byte[into.remaining()];
    int count = in.read(bytes);
    into.put(bytes, 0, Math.max(0, count));
    return count;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    out.write(copy);
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
  public void close() {
    Sockets.close(socket);
  }
}
