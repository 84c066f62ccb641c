package sextant.identity;

import java.io.IOException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/** Finds in what a TLS engine throws the reason that a person can act on. */
public final class TlsFailure {
  private TlsFailure() {}

  /** Classifies; what has nothing to do with TLS is left to {@link Failure#of}. */
  public static Failure of(IOException thrown, String subject) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof PeerCertificateException refused) {
        return refused.failure();
      }
    }
    if (thrown instanceof SSLException) {
      String detail = String.valueOf(thrown.getMessage());
      boolean foreign = detail.toLowerCase(Locale.ROOT).contains("unrecognized ssl message");
      return new Failure(foreign ? Kind.NOT_TLS : Kind.TLS_HANDSHAKE, subject, detail);
    }
    return Failure.of(thrown, subject);
  }

  /** The same as an exception. */
  public static FailureException wrap(IOException thrown, String subject) {
    return thrown instanceof FailureException known
        ? known
        : new FailureException(of(thrown, subject), thrown);
  }
}
