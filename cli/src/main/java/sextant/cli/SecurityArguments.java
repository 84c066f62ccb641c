package sextant.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;
import sextant.identity.KnownPeers;
import sextant.identity.PeerTrust;
import sextant.talk.ClientSecurity;
import sextant.words.Explanation;
import sextant.words.FailureException;

/** Whom a TLS client believes, and what it shows of itself. */
final class SecurityArguments {
  private final TalkText text;
  private final Argument<String> serverName;
  private final Argument<Path> authorities;
  private final Argument<Fingerprint> pin;
  private final Argument<Boolean> firstUse;
  private final Argument<Boolean> insecure;
  private final Argument<Path> certificate;
  private final Argument<Path> key;
  private final Argument<Boolean> show;

  SecurityArguments(Shape shape, TalkText text) {
    this.text = text;
    shape.group(text.groupSecurity());
    serverName = shape.option("--sni", Values.text("NAME"), text.optionSni());
    authorities = shape.option("--ca", Values.file("FILE"), text.optionCa());
    pin =
        shape.option(
            "--pin",
            Values.of("FINGERPRINT", SecurityArguments::fingerprint, CliText::expectedFingerprint),
            text.optionPin());
    firstUse = shape.flag("--first-use", text.optionFirstUse());
    insecure = shape.flag("--insecure", text.optionInsecure());
    certificate = shape.option("--cert", Values.file("FILE"), text.optionClientCert());
    key = shape.option("--key", Values.file("FILE"), text.optionKey());
    show = shape.flag("--show-certificate", text.optionShowCertificate());
  }

  boolean showsCertificate() {
    return show.isGiven();
  }

  ClientSecurity client(Run run) throws FailureException, UsageException {
    Optional<Credentials> own =
        certificate.isGiven()
            ? Optional.of(Credentials.load(certificate.value(), key.optional()))
            : Optional.empty();
    return new ClientSecurity(trust(run), own, serverName.optional().orElse(""));
  }

  private PeerTrust trust(Run run) throws FailureException, UsageException {
    List<Argument<?>> rules =
        List.<Argument<?>>of(authorities, pin, firstUse, insecure).stream()
            .filter(Argument::isGiven)
            .toList();
    if (rules.size() > 1) {
      throw new UsageException(
          new Explanation(
              text.oneTransportWhat(
                  rules.get(0).facts().longestName(), rules.get(1).facts().longestName()),
              text.oneTrustWhy(),
              text.oneTransportTodo()));
    }
    if (pin.isGiven()) {
      return new PeerTrust.Pinned(Set.copyOf(pin.all()));
    }
    if (authorities.isGiven()) {
      return PeerTrust.Authorities.load(authorities.value());
    }
    if (firstUse.isGiven()) {
      return new PeerTrust.FirstUse(new KnownPeers(run.state(), Clock.systemUTC()));
    }
    return insecure.isGiven() ? new PeerTrust.Anyone() : new PeerTrust.SystemRoots();
  }

  private static Fingerprint fingerprint(String word) {
    return Fingerprint.parse(word).orElseThrow(() -> new IllegalArgumentException(word));
  }
}
