package sextant.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.words.Failure;
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

  private final StateDirectory state;
  private final Clock clock;

  /** Keeps the file in the given folder. */
  public KnownPeers(StateDirectory state, Clock clock) {
    this.state = state;
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
    return Optional.ofNullable(readAll().get(name));
  }

  /** Everybody who was met, in the order of meeting. */
  public List<KnownPeer> all() throws FailureException {
    return List.copyOf(readAll().values());
  }

  /**
   * Remembers a peer that was not known.
   *
   * @return false when the name is known with another certificate, which stays as it is
   */
  public boolean remember(String name, Fingerprint fingerprint) throws FailureException {
    return change(peers -> {
      KnownPeer known = peers.putIfAbsent(name, peer(name, fingerprint));
      return known == null || known.fingerprint().equals(fingerprint);
    });
  }

  /** Believes a new certificate under a known name: a person has looked and said yes. */
  public void replace(String name, Fingerprint fingerprint) throws FailureException {
    change(peers -> {
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
    return change(peers -> peers.remove(name) != null);
  }

  private KnownPeer peer(String name, Fingerprint fingerprint) {
    return new KnownPeer(name, fingerprint, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private interface Change {
    boolean apply(Map<String, KnownPeer> peers);
  }

  private boolean change(Change change) throws FailureException {
    try (StateLock _ = state.lock(FILE)) {
      Map<String, KnownPeer> peers = readAll();
      Map<String, KnownPeer> before = Map.copyOf(peers);
      boolean result = change.apply(peers);
      if (!peers.equals(before)) {
        state.replace(FILE, text(peers).getBytes(StandardCharsets.UTF_8));
      }
      return result;
    } catch (IOException e) {
      throw Failure.wrap(e, state.file(FILE).toString());
    }
  }

  private static String text(Map<String, KnownPeer> peers) {
    var text = new StringBuilder(HEADER).append('\n');
    for (KnownPeer peer : peers.values()) {
      text.append(peer.name()).append('\t').append(peer.fingerprint().hex());
      text.append('\t').append(peer.since()).append('\n');
    }
    return text.toString();
  }

  private Map<String, KnownPeer> readAll() throws FailureException {
    Optional<byte[]> content;
    try {
      content = state.read(FILE);
    } catch (IOException e) {
      throw Failure.wrap(e, state.file(FILE).toString());
    }
    Map<String, KnownPeer> peers = new LinkedHashMap<>();
    if (content.isPresent()) {
      List<String> lines =
          new ArrayList<>(new String(content.get(), StandardCharsets.UTF_8).lines().toList());
      if (lines.isEmpty() || !lines.removeFirst().equals(HEADER)) {
        throw damaged("the first line is not \"" + HEADER + "\"");
      }
      int number = 1;
      for (String line : lines) {
        number++;
        KnownPeer peer = parse(line, number);
        peers.put(peer.name(), peer);
      }
    }
    return peers;
  }

  private KnownPeer parse(String line, int number) throws FailureException {
    String[] columns = line.split("\t", -1);
    try {
      if (columns.length == 3) {
        return new KnownPeer(columns[0], new Fingerprint(columns[1]), Instant.parse(columns[2]));
      }
    } catch (IllegalArgumentException | DateTimeParseException _) {
      // reported below, with the line's number
    }
    throw damaged("line " + number + " is not a peer");
  }

  private FailureException damaged(String detail) {
    return new FailureException(
        new Failure(Failure.Kind.STATE_DAMAGED, state.file(FILE).toString(), detail));
  }
}
