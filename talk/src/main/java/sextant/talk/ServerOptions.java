package sextant.talk;

import java.time.Duration;

/**
 * How a server treats its peers.
 *
 * @param access who may talk
 * @param maxPeers how many at once
 * @param idleTimeout after how much silence a peer is sent away; zero never (UDP: a minute, since
 *     nothing else ends a session)
 * @param recordBytes how much of each conversation is kept; 0 nothing
 * @param outboxBytes how much may wait for one peer that does not read
 * @param security key, certificate and rules for TLS, DTLS and wss
 */
public record ServerOptions(
    AccessList access,
    int maxPeers,
    Duration idleTimeout,
    int recordBytes,
    int outboxBytes,
    ServerSecurity security) {
  /** Everybody, no limits, 64 KiB kept, 1 MiB may wait. */
  public static final ServerOptions DEFAULT =
      new ServerOptions(
          AccessList.OPEN, Integer.MAX_VALUE, Duration.ZERO, 1 << 16, 1 << 20, ServerSecurity.NONE);

  /** The same with another access list. */
  public ServerOptions withAccess(AccessList list) {
    return new ServerOptions(list, maxPeers, idleTimeout, recordBytes, outboxBytes, security);
  }

  /** The same with another limit of peers. */
  public ServerOptions withMaxPeers(int peers) {
    return new ServerOptions(access, peers, idleTimeout, recordBytes, outboxBytes, security);
  }

  /** The same with another limit of silence. */
  public ServerOptions withIdleTimeout(Duration timeout) {
    return new ServerOptions(access, maxPeers, timeout, recordBytes, outboxBytes, security);
  }

  /** The same with another size of the recordings. */
  public ServerOptions withRecordBytes(int bytes) {
    return new ServerOptions(access, maxPeers, idleTimeout, bytes, outboxBytes, security);
  }

  /** The same with another size of the outboxes. */
  public ServerOptions withOutboxBytes(int bytes) {
    return new ServerOptions(access, maxPeers, idleTimeout, recordBytes, bytes, security);
  }

  /** The same with another protection. */
  public ServerOptions withSecurity(ServerSecurity protection) {
    return new ServerOptions(access, maxPeers, idleTimeout, recordBytes, outboxBytes, protection);
  }
}
