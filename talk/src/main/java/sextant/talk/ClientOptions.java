package sextant.talk;

import java.time.Duration;

/**
 * How a client connects.
 *
 * @param family which kind of address to use for a name that has both
 * @param source where to connect from
 * @param patience how long to wait and how often to try
 * @param marks what to write into the IP header
 * @param multicast for UDP groups
 * @param recordBytes how much of the conversation is kept
 * @param security whom to believe over TLS, DTLS and wss
 */
public record ClientOptions(
    Family family,
    Source source,
    Patience patience,
    Marks marks,
    Multicast multicast,
    int recordBytes,
    ClientSecurity security) {
  /** Any family and source, 10 s to connect, one try, 1 MiB kept. */
  public static final ClientOptions DEFAULT =
      new ClientOptions(
          Family.ANY,
          Source.ANY,
          Patience.DEFAULT,
          Marks.NONE,
          Multicast.NONE,
          1 << 20,
          ClientSecurity.DEFAULT);

  /** Which version of IP. */
  public enum Family {
    ANY,
    V4,
    V6
  }

  /** The address and port to connect from; an empty host and port 0 leave it to the system. */
  public record Source(String host, int port) {
    /** Whatever the system chooses. */
    public static final Source ANY = new Source("", 0);
  }

  /**
   * Limits of time; zero means none.
   *
   * @param connectTimeout for one try, the handshake included
   * @param idleTimeout silence after which the conversation ends
   * @param retries how many more tries when a connection cannot be made
   * @param retryDelay between two tries
   */
  public record Patience(
      Duration connectTimeout, Duration idleTimeout, int retries, Duration retryDelay) {
    /** 10 s to connect, no idle limit, no retry. */
    public static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(10), Duration.ZERO, 0, Duration.ofSeconds(1));
  }

  /**
   * Fields of the IP header.
   *
   * @param ttl time to live, hop limit or multicast TTL; 0 leaves the system's
   * @param trafficClass type of service, 0 to 255
   * @param broadcast whether a UDP broadcast address is allowed
   */
  public record Marks(int ttl, int trafficClass, boolean broadcast) {
    /** The system's own. */
    public static final Marks NONE = new Marks(0, 0, false);
  }

  /**
   * What to do about UDP groups. Sending to a group needs nothing here.
   *
   * @param join whether to join the group that the address names, and listen on its port
   * @param networkInterface name of the interface to use, such as {@code eth0}; empty: the system's
   *     choice
   * @param loop whether this machine hears what it sends
   */
  public record Multicast(boolean join, String networkInterface, boolean loop) {
    /** No group joined. */
    public static final Multicast NONE = new Multicast(false, "", true);
  }

  /** The same for another family. */
  public ClientOptions withFamily(Family wanted) {
    return new ClientOptions(wanted, source, patience, marks, multicast, recordBytes, security);
  }

  /** The same from another source. */
  public ClientOptions withSource(Source from) {
    return new ClientOptions(family, from, patience, marks, multicast, recordBytes, security);
  }

  /** The same with other limits of time. */
  public ClientOptions withPatience(Patience limits) {
    return new ClientOptions(family, source, limits, marks, multicast, recordBytes, security);
  }

  /** The same with other header fields. */
  public ClientOptions withMarks(Marks fields) {
    return new ClientOptions(family, source, patience, fields, multicast, recordBytes, security);
  }

  /** The same with another treatment of groups. */
  public ClientOptions withMulticast(Multicast groups) {
    return new ClientOptions(family, source, patience, marks, groups, recordBytes, security);
  }

  /** The same with another size of the recording. */
  public ClientOptions withRecordBytes(int bytes) {
    return new ClientOptions(family, source, patience, marks, multicast, bytes, security);
  }

  /** The same with another protection. */
  public ClientOptions withSecurity(ClientSecurity protection) {
    return new ClientOptions(family, source, patience, marks, multicast, recordBytes, protection);
  }
}
