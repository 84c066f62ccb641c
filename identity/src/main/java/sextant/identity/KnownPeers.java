package sextant.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import sextant.words.FailureException;

/**
 * Who was met before and with which certificate: trust on first use, an alarm on change.
 *
 * <p>The file {@code known-peers} has one line per peer, {@code name TAB fingerprint TAB since},
 * and is read anew each time, so several processes share it. One bad line fails the whole file: to
 * skip it would turn a changed certificate into a first meeting.
 */
public final class KnownPeers {
  static final String FILE = "known-peers";
  private static final String HEADER = "# sextant known peers, version 1";

  private final LineFile<KnownPeer> file;
  private final Clock clock;

  /** Keeps the file in the given folder. */
  public KnownPeers(StateDirectory state, Clock clock) {
    this.file = new LineFile<>(state, FILE, HEADER, new PeerLine());
    this.clock = clock;
  }

  /** What a certificate under a name means. */
  public enum Meeting {
    FIRST,
    KNOWN,
    CHANGED
  }

  /** Says what this certificate under this name means, without remembering anything. */
  public Meeting meet(String name, Fingerprint fingerprint) throws FailureException {
    return find(name)
        .map(peer -> peer.fingerprint().equals(fingerprint) ? Meeting.KNOWN : Meeting.CHANGED)
        .orElse(Meeting.FIRST);
  }

  /** The peer of that name, if it was met. */
  public Optional<KnownPeer> find(String name) throws FailureException {
    return Optional.ofNullable(file.readAll().get(name));
  }

  /** Everybody who was met, in the order of meeting. */
  public List<KnownPeer> all() throws FailureException {
    return List.copyOf(file.readAll().values());
  }

  /**
   * Remembers a peer that was not known.
   *
   * @return false when the name is known with another certificate, which stays as it is
   */
  public boolean remember(String name, Fingerprint fingerprint) throws FailureException {
    return file.change(peers -> {
      KnownPeer known = peers.putIfAbsent(name, peer(name, fingerprint));
      return known == null || known.fingerprint().equals(fingerprint);
    });
  }

  /** Believes a new certificate under a known name: a person has looked and said yes. */
  public void replace(String name, Fingerprint fingerprint) throws FailureException {
    file.change(peers -> {
      peers.put(name, peer(name, fingerprint));
      return true;
    });
  }

  /**
   * Forgets a peer, so that the next meeting is the first.
   *
   * @return whether it was known
   */
  public boolean forget(String name) throws FailureException {
    return file.change(peers -> peers.remove(name) != null);
  }

  private KnownPeer peer(String name, Fingerprint fingerprint) {
    return new KnownPeer(name, fingerprint, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static final class PeerLine implements LineFile.Form<KnownPeer> {
    @Override
    public String key(KnownPeer peer) {
      return peer.name();
    }

    @Override
    public List<String> columns(KnownPeer peer) {
      return List.of(peer.name(), peer.fingerprint().hex(), peer.since().toString());
    }

    @Override
    public KnownPeer parse(List<String> columns) {
      if (columns.size() != 3) {
        throw new IllegalArgumentException("not a peer");
      }
      return new KnownPeer(
          columns.get(0), new Fingerprint(columns.get(1)), Instant.parse(columns.get(2)));
    }
  }
}
