package sextant.web;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NetworkInterface;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.StreamResetException;
import sextant.http.HttpFormatException;
import sextant.identity.TlsFailure;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;
import sextant.words.ResponseFault;

/** Finds in what went wrong below the reason a person can act on. */
final class WebFailures {
  private static final Pattern STATUS = Pattern.compile("\\b[1-5]\\d\\d\\b");

  private WebFailures() {}

  static FailureException wrap(IOException thrown, WebUrl url) {
    return thrown instanceof FailureException known
        ? known
        : new FailureException(of(thrown, url), thrown);
  }

  /**
   * Throws what went wrong at the proxy itself, so that its server does not get the blame.
   *
   * @param isTunnel whether a tunnel to an https server was asked for and none came
   */
  static void checkProxy(IOException thrown, ProxyChoice.Server proxy, boolean isTunnel)
      throws FailureException {
    Optional<Failure> failure =
        proxy.isSocks() ? SocksCheck.of(proxy) : ofHttpProxy(thrown, proxy, isTunnel);
    if (failure.isPresent()) {
      throw new FailureException(failure.get(), thrown);
    }
  }

  // OkHttp has no type for an answer to CONNECT: any that is none of the network is one.
  private static Optional<Failure> ofHttpProxy(
      IOException thrown, ProxyChoice.Server proxy, boolean isTunnel) {
    String subject = proxy.host() + ":" + proxy.port();
    for (Throwable one : everything(thrown)) {
      boolean isUnreached =
          one instanceof UnknownHostException
              || one instanceof NoRouteToHostException
              || one instanceof ConnectException;
      if (isUnreached) {
        return Optional.of(new Failure(Kind.PROXY_UNREACHED, subject, message(one)));
      }
    }
    boolean isAnswer = isTunnel && thrown.getClass().equals(IOException.class);
    return isAnswer
        ? Optional.of(new Failure(Kind.PROXY_REFUSED, subject, status(message(thrown))))
        : Optional.empty();
  }

  // The one answer whose status is not said is the question for a login.
  private static String status(String said) {
    Matcher three = STATUS.matcher(said);
    return three.find() ? three.group() : "407";
  }

  static Failure of(IOException thrown, WebUrl url) {
    Failure known = named(thrown, url);
    boolean isOffline = known.kind() == Kind.UNREACHABLE && isOffline(url);
    return isOffline ? new Failure(Kind.OFFLINE, url.host(), known.detail()) : known;
  }

  private static Failure named(IOException thrown, WebUrl url) {
    String subject = url.hostPort();
    for (Throwable one : everything(thrown)) {
      switch (one) {
        case FailureException known -> {
          return known.failure();
        }
        case SSLException tls -> {
          return TlsFailure.of(tls, subject);
        }
        case UnknownHostException unknown -> {
          return new Failure(
              isOffline(url) ? Kind.OFFLINE : Kind.UNKNOWN_HOST, url.host(), message(unknown));
        }
        case NoRouteToHostException noRoute -> {
          return new Failure(Kind.UNREACHABLE, subject, message(noRoute));
        }
        case SocketTimeoutException late -> {
          return new Failure(Kind.TIMEOUT, subject, message(late));
        }
        case ConnectException refused when !message(refused).startsWith("Failed to connect") -> {
          return Failure.of(refused, subject);
        }
        case StreamResetException reset -> {
          return new Failure(Kind.CONNECTION_RESET, subject, message(reset));
        }
        case ConnectionShutdownException closed -> {
          return new Failure(Kind.CONNECTION_CLOSED, subject, message(closed));
        }
        case SocketException socket -> {
          return Failure.of(socket, subject);
        }
        case EOFException early -> {
          return new Failure(Kind.CONNECTION_CLOSED, subject, message(early));
        }
        case ProtocolException wrong -> {
          return new Failure(Kind.BAD_RESPONSE, subject, message(wrong));
        }
        case HttpFormatException wrong -> {
          return new Failure(Kind.BAD_RESPONSE, subject, message(wrong));
        }
        case ZipException _ -> {
          return new Failure(Kind.BAD_RESPONSE, subject, ResponseFault.PACKED.technical());
        }
        default -> {} // what is behind it may be clearer
      }
    }
    if (message(thrown).startsWith("Brotli")) {
      return new Failure(Kind.BAD_RESPONSE, subject, ResponseFault.PACKED.technical());
    }
    boolean isEnd = message(thrown).startsWith("unexpected end of stream");
    return isEnd
        ? new Failure(Kind.CONNECTION_CLOSED, subject, message(thrown))
        : Failure.of(thrown, subject);
  }

  private static String message(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
  }

  // OkHttp says only "Failed to connect" in front of what the system said.
  private static List<Throwable> everything(Throwable thrown) {
    List<Throwable> all = new ArrayList<>();
    for (Throwable t = thrown; t != null && all.size() < 20; t = t.getCause()) {
      if (!(t instanceof ConnectException wrapper && wrapper.getCause() != null)) {
        all.add(t);
      }
    }
    return all;
  }

  private static boolean isOffline(WebUrl url) {
    if (url.isLoopback()) {
      return false;
    }
    try {
      return NetworkInterface.networkInterfaces().noneMatch(WebFailures::leadsOutside);
    } catch (SocketException cannotTell) {
      return false;
    }
  }

  private static boolean leadsOutside(NetworkInterface network) {
    try {
      return network.isUp()
          && !network.isLoopback()
          && network
              .inetAddresses()
              .anyMatch(address -> !address.isLinkLocalAddress() && !address.isLoopbackAddress());
    } catch (SocketException gone) {
      return false;
    }
  }
}
