package sextant.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import sextant.identity.Fingerprint;
import sextant.identity.PeerTrust;
import sextant.web.ProxyChoice;
import sextant.web.WebOptions;
import sextant.words.FailureException;

/** Which way a request takes, and whom it believes. */
final class FetchWayArguments {
  private final Argument<ProxyChoice.Server> proxy;
  private final Argument<Boolean> http1;
  private final Argument<Boolean> insecure;
  private final Argument<Fingerprint> pin;
  private final Argument<Path> authorities;
  private final Argument<Duration> timeout;
  private final Argument<Duration> longest;

  FetchWayArguments(Shape shape, FetchText text) {
    shape.group(text.groupWay());
    proxy =
        shape.option(
            "-x --proxy",
            Values.of("PROXY", ProxyChoice.Server::parse, CliText::expectedProxy),
            text.proxy());
    http1 = shape.flag("--http1.1", text.http1());
    insecure = shape.flag("-k --insecure", text.insecure());
    pin =
        shape.option(
            "--pin",
            Values.of("FINGERPRINT", FetchWayArguments::fingerprint, CliText::expectedFingerprint),
            text.pin());
    authorities = shape.option("--ca", Values.file("FILE"), text.ca());
    timeout =
        shape
            .option("--timeout", Values.duration("TIME"), text.timeout())
            .orElse(Duration.ofSeconds(30));
    longest = shape.option("-m --max-time", Values.duration("TIME"), text.longest());
  }

  private static Fingerprint fingerprint(String word) {
    return Fingerprint.parse(word).orElseThrow(() -> new IllegalArgumentException(word));
  }

  WebOptions options(Run run) throws FailureException {
    ProxyChoice choice =
        proxy
            .optional()
            .<ProxyChoice>map(ProxyChoice.Always::new)
            .orElseGet(() -> new ProxyChoice.OfSystem(run.surroundings().environment()));
    return WebOptions.DEFAULT
        .with(choice)
        .with(trust())
        .withHttp2(!http1.isGiven())
        .withTimeouts(timeout.value(), timeout.value());
  }

  /** The longest wait for the next byte. */
  Duration patience() {
    return timeout.value();
  }

  /** The longest the whole may take. */
  Optional<Duration> longest() {
    return longest.optional();
  }

  private PeerTrust trust() throws FailureException {
    if (pin.isGiven()) {
      return new PeerTrust.Pinned(Set.copyOf(pin.all()));
    }
    Optional<Path> file = authorities.optional();
    if (file.isPresent()) {
      return PeerTrust.Authorities.load(file.get());
    }
    return insecure.isGiven() ? new PeerTrust.Anyone() : new PeerTrust.SystemRoots();
  }
}
