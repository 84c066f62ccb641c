package sextant.cli;

import java.time.Clock;
import sextant.files.Proposal;
import sextant.identity.Fingerprint;
import sextant.identity.KnownPeers;
import sextant.identity.KnownPeers.Meeting;
import sextant.identity.StateDirectory;
import sextant.words.FailureException;

/** Which devices this person trusts with files: remembered by name, known by certificate. */
final class FilesTrust {
  private static final String PREFIX = "device:";

  private final KnownPeers known;

  FilesTrust(StateDirectory state) {
    this.known = new KnownPeers(state, Clock.systemUTC());
  }

  /** What the sender of a proposal is to us; one without a certificate was never met. */
  Meeting meet(Proposal proposal) throws FailureException {
    return proposal.proven().isEmpty()
        ? Meeting.FIRST
        : meet(proposal.sender().alias(), proposal.proven().get());
  }

  Meeting meet(String alias, Fingerprint fingerprint) throws FailureException {
    return known.meet(PREFIX + alias, fingerprint);
  }

  boolean trust(String alias, Fingerprint fingerprint) throws FailureException {
    return known.remember(PREFIX + alias, fingerprint);
  }

  boolean forget(String alias) throws FailureException {
    return known.forget(PREFIX + alias);
  }
}
