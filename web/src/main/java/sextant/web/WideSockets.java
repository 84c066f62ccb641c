package sextant.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * TCP sockets that read 64 KiB from the system at once. OkHttp asks for 8 KiB each time, and TLS
 * for each record's head and body: a large download would be spent in system calls.
 */
final class WideSockets extends SocketFactory {
  private static final int READ_BYTES = 1 << 16;

  /** Always hands out the same stream: who reads on after a proxy's answer must lose nothing. */
  private static final class Wide extends Socket {
    private InputStream wide = InputStream.nullInputStream();
    private boolean isOpened;

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      if (!isOpened) {
        wide = new BufferedInputStream(super.getInputStream(), READ_BYTES);
        isOpened = true;
      }
      return wide;
    }
  }

  @Override
  public Socket createSocket() {
    return new Wide();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connect(new Wide(), new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connect(new Wide(), new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connect(bound(local, localPort), new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connect(bound(local, localPort), new InetSocketAddress(host, port));
  }

  private static Socket bound(InetAddress local, int port) throws IOException {
    Socket socket = new Wide();
    socket.bind(new InetSocketAddress(local, port));
    return socket;
  }

  private static Socket connect(Socket socket, InetSocketAddress where) throws IOException {
    socket.connect(where);
    return socket;
  }
}
