package sextant.chatcluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import sextant.identity.Fingerprint;
import sextant.identity.PairingProof;

/**
 * What a newcomer and the server it asks say to each other: the plate of the code and a share; the
 * other share; a proof; the other proof; the newcomer's line; the lines of all members or a
 * refusal.
 */
final class JoinWords {
  /** No code with that plate is good here. */
  static final byte NOBODY = 0;

  /** A share or a proof follows. */
  static final byte GO_ON = 1;

  /** It was not the code. */
  static final byte WRONG = 2;

  /** The lines of all members follow. */
  static final byte WELCOME = 3;

  /** A reason follows. */
  static final byte REFUSED = 4;

  private static final int MOST_BYTES = 128;

  private JoinWords() {}

  static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  static byte[] read(DataInputStream in) throws IOException {
    int length = in.readUnsignedShort();
    if (length > MOST_BYTES) {
      throw new IOException("a proof of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  static Fingerprint other(SSLSocket socket) throws IOException {
    return Fingerprint.of(
        (java.security.cert.X509Certificate) socket.getSession().getPeerCertificates()[0]);
  }

  /** What the proofs are bound to: this very connection. */
  static PairingProof.Channel channel(SSLSocket socket, Fingerprint guest, Fingerprint host)
      throws IOException {
    if (!(socket.getSession() instanceof ExtendedSSLSession session)) {
      throw new IOException("bug: every TLS session of Java is an extended one");
    }
    byte[] exported =
        session.exportKeyingMaterialData(
            PairingProof.Channel.LABEL, new byte[0], PairingProof.Channel.BYTES);
    return PairingProof.Channel.of(guest, host, exported);
  }
}
