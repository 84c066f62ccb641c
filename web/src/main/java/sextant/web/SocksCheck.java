package sextant.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.Optional;
import sextant.words.Failure;
import sextant.words.Failure.Kind;

/**
 * Asks a SOCKS proxy by which nothing came whether it is one: greets it (RFC 1928, 3) and looks at
 * the answer. A proxy for HTTP only keeps silent, for it waits for the end of a line.
 */
final class SocksCheck {
  private static final int TIMEOUT_MILLIS = 3_000;
  private static final byte[] GREETING = {5, 1, 0};

  private SocksCheck() {}

  /** What is wrong with the proxy itself; empty when it speaks SOCKS 5. Blocks for some seconds. */
  static Optional<Failure> of(ProxyChoice.Server proxy) {
    String subject = proxy.host() + ":" + proxy.port();
    try (var socket = new Socket(Proxy.NO_PROXY)) {
      try {
        socket.connect(new InetSocketAddress(proxy.host(), proxy.port()), TIMEOUT_MILLIS);
      } catch (IOException unreached) {
        return Optional.of(new Failure(Kind.PROXY_UNREACHED, subject, said(unreached)));
      }
      return speaks(socket)
          ? Optional.empty()
          : Optional.of(new Failure(Kind.PROXY_NOT_SOCKS, subject, ""));
    } catch (IOException cannotClose) {
      return Optional.empty();
    }
  }

  private static String said(IOException unreached) {
    String message = unreached.getMessage();
    return message == null ? unreached.getClass().getSimpleName() : message;
  }

  private static boolean speaks(Socket socket) {
    try {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(GREETING);
      return socket.getInputStream().read() == GREETING[0];
    } catch (IOException silentOrGone) {
      return false;
    }
  }
}
