package sextant.chatcluster;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import sextant.chat.log.EntryFormat;
import sextant.chat.net.ClientLink;
import sextant.chat.net.Endpoint;

/** What the server that decides must know of a client whose socket is elsewhere. */
record Caller(
    SocketAddress remote,
    Endpoint.Kind kind,
    boolean isSecure,
    Optional<X509Certificate> certificate,
    String security,
    boolean isWebSocket) {
  static Caller of(ClientLink link) {
    return new Caller(
        link.remote(),
        link.kind(),
        link.isSecure(),
        link.certificate(),
        link.security(),
        link.isWebSocket());
  }

  void write(DataOutput out) throws IOException {
    boolean isInet = remote instanceof InetSocketAddress;
    EntryFormat.text(
        out, remote instanceof InetSocketAddress inet ? inet.getAddress().getHostAddress() : "");
    out.writeInt(isInet ? ((InetSocketAddress) remote).getPort() : 0);
    EntryFormat.text(out, kind.name());
    out.writeBoolean(isSecure);
    EntryFormat.text(out, certificate.map(Caller::hex).orElse(""));
    EntryFormat.text(out, security);
    out.writeBoolean(isWebSocket);
  }

  private static String hex(X509Certificate certificate) {
    try {
      return HexFormat.of().formatHex(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("bug: a parsed certificate has an encoding", e);
    }
  }

  static Caller read(DataInput in) throws IOException {
    try {
      return readParts(in);
    } catch (IllegalArgumentException e) { // of an address, a port, a kind or digits
      throw new IOException("a caller that cannot be read", e);
    }
  }

  private static Caller readParts(DataInput in) throws IOException {
    String host = EntryFormat.text(in);
    int port = in.readInt();
    SocketAddress remote =
        host.isEmpty()
            ? UnixDomainSocketAddress.of("")
            : new InetSocketAddress(InetAddress.ofLiteral(host), port);
    Endpoint.Kind kind = Endpoint.Kind.valueOf(EntryFormat.text(in));
    boolean isSecure = in.readBoolean();
    String certificate = EntryFormat.text(in);
    return new Caller(
        remote, kind, isSecure, parse(certificate), EntryFormat.text(in), in.readBoolean());
  }

  private static Optional<X509Certificate> parse(String hex) throws IOException {
    if (hex.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(HexFormat.of().parseHex(hex))));
    } catch (CertificateException e) {
      throw new IOException("a certificate that cannot be read", e);
    }
  }
}
