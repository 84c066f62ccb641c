package sextant.chatclient;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;
import sextant.identity.KnownPeers;
import sextant.identity.PeerTrust;
import sextant.identity.PeerVerifier;
import sextant.identity.TlsContexts;
import sextant.identity.TlsFailure;
import sextant.irc.LineBuffer;
import sextant.words.Failure;

/**
 * Links over TCP, with TLS when the settings say so. A server that no authority vouches for is
 * trusted on first use; a certificate that changed later is a failure.
 */
public final class SocketLinks implements Link.Opener {
  private static final int CONNECT_MILLIS = 15_000;
  private static final int TAG_BYTES = 8191 + 2;
  private static final int BODY_BYTES = 16 * 1024; // far more than RFC 1459 allows, still bounded

  private final KnownPeers known;
  private final Optional<Credentials> own;

  /**
   * Makes links.
   *
   * @param known whom we have met before
   * @param own our certificate, for networks that log in by it (CERTFP)
   */
  public SocketLinks(KnownPeers known, Optional<Credentials> own) {
    this.known = known;
    this.own = own;
  }

  @Override
  public Link open(NetworkSettings settings, Link.Listener listener) throws IOException {
    Socket socket = connect(settings);
    try {
      socket.setTcpNoDelay(true);
      if (settings.security() == NetworkSettings.Security.TLS) {
        socket = secure(socket, settings, listener);
      }
      SocketLink link = new SocketLink(socket, settings, listener);
      link.start();
      return link;
    } catch (IOException e) {
      socket.close();
      throw TlsFailure.wrap(e, settings.address());
    }
  }

  private static Socket connect(NetworkSettings settings) throws IOException {
    IOException last = null;
    try {
      for (InetAddress address : InetAddress.getAllByName(settings.host())) {
        Socket socket = new Socket();
        try {
          socket.connect(new InetSocketAddress(address, settings.port()), CONNECT_MILLIS);
          return socket;
        } catch (IOException e) {
          socket.close();
          last = e;
        }
      }
    } catch (IOException e) {
      last = e;
    }
    throw Failure.wrap(last == null ? new IOException("no address") : last, settings.address());
  }

  private Socket secure(Socket plain, NetworkSettings settings, Link.Listener listener)
      throws IOException {
    PeerVerifier verifier =
        new PeerVerifier(new PeerTrust.FirstUse(known), settings.host() + ":" + settings.port());
    SSLContext context = TlsContexts.client(TlsContexts.Protocol.TLS, verifier, own);
    plain.setSoTimeout(CONNECT_MILLIS);
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, settings.host(), settings.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    socket.setSoTimeout(0);
    X509Certificate leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    PeerTrust.Verdict verdict = verifier.confirm(leaf);
    listener.secured(verdict, Fingerprint.of(leaf));
    return socket;
  }

  private static final class SocketLink implements Link, LineBuffer.Listener {
    private final Socket socket;
    private final NetworkSettings settings;
    private final Link.Listener listener;
    private final Outflow outflow;
    private volatile boolean closed;
    private @Nullable Thread writer;

    SocketLink(Socket socket, NetworkSettings settings, Link.Listener listener) {
      this.socket = socket;
      this.settings = settings;
      this.listener = listener;
      this.outflow = new Outflow(new Pace(socket.getInetAddress().isLoopbackAddress()));
    }

    void start() {
      String name = "chat-" + settings.name();
      writer = Thread.ofVirtual().name(name + "-writer").start(this::write);
      Thread.ofVirtual().name(name + "-reader").start(this::read);
    }

    @Override
    public void send(String line) {
      outflow.put(line);
    }

    private void write() {
      try {
        OutputStream out = socket.getOutputStream();
        while (!closed) {
          String line = outflow.take();
          out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
          out.flush();
        }
      } catch (IOException | InterruptedException _) {
        close(); // the reader sees the end and reports it
      }
    }

    private void read() {
      IOException cause = null;
      LineBuffer lines = new LineBuffer(TAG_BYTES, BODY_BYTES);
      byte[] buffer = new byte[16 * 1024];
      try {
        InputStream in = socket.getInputStream();
        int count;
        while ((count = in.read(buffer)) >= 0) {
          lines.feed(ByteBuffer.wrap(buffer, 0, count), this);
        }
      } catch (IOException e) {
        cause = closed ? null : TlsFailure.wrap(e, settings.address());
      }
      close();
      listener.ended(cause);
    }

    @Override
    public void line(String line) {
      listener.line(line);
    }

    @Override
    public void tooLong() {
      // a line no server may send: it is gone, the next one is read
    }

    @Override
    public void notUtf8(String latin1) {
      listener.line(latin1); // older networks still have people who write Latin-1
    }

    @Override
    public void close() {
      closed = true;
      Thread writing = writer;
      if (writing != null) {
        writing.interrupt();
      }
      try {
        socket.close();
      } catch (IOException _) {
        // nothing is left to lose
      }
    }
  }
}
