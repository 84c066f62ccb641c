package sextant.chatcluster;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import sextant.chat.net.ClientLink;
import sextant.chat.net.Endpoint;

/** A client's socket as somebody sees it who answers only one kind of line, and tells when. */
record AsideLink(ClientLink socket, Runnable whenAnswered) implements ClientLink {
  @Override
  public SocketAddress remote() {
    return socket.remote();
  }

  @Override
  public Endpoint.Kind kind() {
    return socket.kind();
  }

  @Override
  public boolean isSecure() {
    return socket.isSecure();
  }

  @Override
  public Optional<X509Certificate> certificate() {
    return socket.certificate();
  }

  @Override
  public String security() {
    return socket.security();
  }

  @Override
  public boolean isWebSocket() {
    return socket.isWebSocket();
  }

  @Override
  public void answered() {
    whenAnswered.run();
  }

  @Override
  public long queuedBytes() {
    return socket.queuedBytes();
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public void send(byte[] line, long position) {
    socket.send(line, 0); // what it says was agreed on before
  }

  @Override
  public void setReading(boolean on) {
    // Lines wait at the client's own server.
  }

  @Override
  public void end(String reason) {
    socket.end(reason);
  }
}
