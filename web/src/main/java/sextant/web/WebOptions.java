package sextant.web;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import sextant.identity.PeerTrust;

/**
 * How to go to the network.
 *
 * @param connectTimeout the longest wait for a connection, each address of a name counted alone
 * @param silenceTimeout the longest wait for the next byte of an answer
 * @param trust whom to believe when no person accepted a certificate
 * @param isHttpsFirst whether pages of the public web are tried over https before http, asked for
 *     each: a person may change it
 * @param allowsHttp2 whether HTTP/2 is offered
 */
public record WebOptions(
    Duration connectTimeout,
    Duration silenceTimeout,
    ProxyChoice proxy,
    PeerTrust trust,
    BooleanSupplier isHttpsFirst,
    boolean allowsHttp2) {
  /** Straight, with the system's authorities, HTTP/2, and no https-first. */
  public static final WebOptions DEFAULT =
      new WebOptions(
          Duration.ofSeconds(15),
          Duration.ofMinutes(5),
          new ProxyChoice.Direct(),
          new PeerTrust.SystemRoots(),
          () -> false,
          true);

  /** What a person at this machine has: proxies of the environment, https first. */
  public static WebOptions ofBrowser(Map<String, String> environment) {
    return DEFAULT.with(new ProxyChoice.OfSystem(environment)).withHttpsFirst(true);
  }

  /** The same over this proxy. */
  public WebOptions with(ProxyChoice other) {
    return new WebOptions(connectTimeout, silenceTimeout, other, trust, isHttpsFirst, allowsHttp2);
  }

  /** The same, believing others. */
  public WebOptions with(PeerTrust other) {
    return new WebOptions(connectTimeout, silenceTimeout, proxy, other, isHttpsFirst, allowsHttp2);
  }

  /** The same, with or without https first. */
  public WebOptions withHttpsFirst(boolean isFirst) {
    return withHttpsFirst(() -> isFirst);
  }

  /** The same, with https first while this says so. */
  public WebOptions withHttpsFirst(BooleanSupplier isFirst) {
    return new WebOptions(connectTimeout, silenceTimeout, proxy, trust, isFirst, allowsHttp2);
  }

  /** The same, with or without HTTP/2. */
  public WebOptions withHttp2(boolean allows) {
    return new WebOptions(connectTimeout, silenceTimeout, proxy, trust, isHttpsFirst, allows);
  }

  /** The same with these limits. */
  public WebOptions withTimeouts(Duration connect, Duration silence) {
    return new WebOptions(connect, silence, proxy, trust, isHttpsFirst, allowsHttp2);
  }
}
