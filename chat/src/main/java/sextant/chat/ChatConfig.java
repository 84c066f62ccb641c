package sextant.chat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.irc.CaseMapping;

/**
 * Everything that can be set about a server; never changed, replaced as a whole.
 *
 * @param name the server's name as clients see it
 * @param network the network's name
 * @param password what every client must send with PASS, empty for none
 * @param motd the message of the day
 * @param mapping which letters of names count as equal; fixed for the life of a store
 * @param listeners where it listens
 * @param limits how long and how many
 * @param safety protection against abuse
 * @param accounts how people register and log in
 * @param history what is kept and read again
 * @param rooms what every new room has, and the rooms that are always there
 * @param operators who may operate it
 * @param gateways who may speak for clients that are elsewhere
 * @param offers what it offers besides talk
 * @param cluster the servers that keep one log together
 */
public record ChatConfig(
    String name,
    String network,
    String password,
    List<String> motd,
    CaseMapping mapping,
    List<Listener> listeners,
    Limits limits,
    Safety safety,
    Accounts accounts,
    History history,
    Rooms rooms,
    List<Operator> operators,
    Gateways gateways,
    Offers offers,
    ClusterConfig cluster) {

  /** Keeps copies. */
  public ChatConfig {
    motd = List.copyOf(motd);
    listeners = List.copyOf(listeners);
    operators = List.copyOf(operators);
  }

  /**
   * A place to listen: {@code host} and {@code port}, or the path of a Unix socket; {@code origins}
   * are web pages besides our own that may connect, none named where IRC is spoken means all.
   */
  public record Listener(
      String host,
      int port,
      Optional<Path> unix,
      Use use,
      boolean tls,
      boolean proxy,
      Optional<Path> certificate,
      Optional<Path> key,
      List<String> origins) {
    /** Where the web client is, unless told otherwise. */
    public static final int WEB_PORT = 6680;

    /** What is spoken. */
    public enum Use {
      IRC,
      /** Health and metrics. */
      PAGES,
      /** The web client. */
      WEB
    }

    /** Keeps a copy. */
    public Listener {
      origins = List.copyOf(origins);
    }

    /** Plain IRC over TCP. */
    public static Listener plain(String host, int port) {
      return of(host, port, Use.IRC, false);
    }

    /** The web client over HTTP. */
    public static Listener web(String host, int port) {
      return of(host, port, Use.WEB, false);
    }

    /** IRC over TLS with the device's own certificate. */
    public static Listener tls(String host, int port) {
      return of(host, port, Use.IRC, true);
    }

    private static Listener of(String host, int port, Use use, boolean tls) {
      return new Listener(
          host,
          port,
          Optional.empty(),
          use,
          tls,
          false,
          Optional.empty(),
          Optional.empty(),
          List.of());
    }

    /** The same where it really listens, when the system chose its port. */
    public Listener onPort(int real) {
      return new Listener(host, real, unix, use, tls, proxy, certificate, key, origins);
    }
  }

  /** Lengths in bytes of UTF-8, and counts. */
  public record Limits(
      int nick,
      int room,
      int topic,
      int kick,
      int away,
      int realName,
      int user,
      int roomsPerClient,
      int listEntries,
      int monitor,
      int whowas,
      int multilineBytes,
      int multilineLines,
      int metadataKeys,
      int metadataValue,
      int sendQueueBytes) {
    /** What is usual on networks. */
    public static final Limits USUAL =
        new Limits(32, 64, 390, 390, 390, 150, 20, 100, 100, 100, 100, 4096, 32, 32, 300, 1 << 20);
  }

  /**
   * Protection against abuse.
   *
   * @param isFloodLimited whether lines per second are limited
   * @param burstLines how many lines may come at once
   * @param linesPerSecond how many after that
   * @param connectionsPerAddress how many at a time, 0 for no limit
   * @param connectionsPerMinute how many new ones from one address, 0 for no limit
   * @param registrationSeconds how long a client may take to say who it is
   * @param pingSeconds after how much silence a client is asked whether it lives
   * @param exempt addresses without these limits
   * @param cloakSecret what addresses are hidden with; empty shows them
   */
  public record Safety(
      boolean isFloodLimited,
      int burstLines,
      int linesPerSecond,
      int connectionsPerAddress,
      int connectionsPerMinute,
      int registrationSeconds,
      int pingSeconds,
      Set<String> exempt,
      String cloakSecret) {
    /** Mild limits that no person notices. */
    public static final Safety USUAL =
        new Safety(true, 20, 4, 32, 120, 60, 90, Set.of("127.0.0.1", "::1"), "");

    /** No limits at all, for load and conformance runs. */
    public static final Safety NONE = new Safety(false, 0, 0, 0, 0, 60, 90, Set.of(), "");
  }

  /**
   * Accounts.
   *
   * @param canRegister whether people make their own accounts
   * @param beforeConnect whether they may while they connect
   * @param isRequired whether nobody comes in without one
   * @param ownsNick whether an account's nick is kept for it
   * @param alwaysOn {@code opt-in}, {@code opt-out} or {@code disabled}: who stays when all
   *     sessions go
   * @param iterations of PBKDF2 for new passwords
   * @param userModes letters of modes that everybody has who comes in
   */
  public record Accounts(
      boolean canRegister,
      boolean beforeConnect,
      boolean isRequired,
      boolean ownsNick,
      String alwaysOn,
      int iterations,
      String userModes) {
    /** Open registration, nick = account. */
    public static final Accounts USUAL =
        new Accounts(true, true, false, true, "opt-in", 60_000, "");
  }

  /**
   * History.
   *
   * @param isKept whether anything is
   * @param maximumLines how many lines one request gets
   * @param replayLines how many lines a client without CHATHISTORY is shown when it joins
   */
  public record History(boolean isKept, int maximumLines, int replayLines) {
    /** All of it. */
    public static final History USUAL = new History(true, 1000, 0);
  }

  /**
   * Rooms.
   *
   * @param modes letters of every new room
   * @param permanent rooms that exist from the start
   * @param operatorOnly whether only operators make rooms
   */
  public record Rooms(String modes, List<String> permanent, boolean operatorOnly) {
    /** {@code +nt}, and a lobby. */
    public static final Rooms USUAL = new Rooms("nt", List.of("#lobby"), false);

    /** Keeps a copy. */
    public Rooms {
      permanent = List.copyOf(permanent);
    }
  }

  /** Who may use OPER; the secret as {@code sextant chat password} prints it, or plain text. */
  public record Operator(String name, String secret, String title) {}

  /** With other listeners. */
  public ChatConfig withListeners(List<Listener> next) {
    return new ChatConfig(
        name, network, password, motd, mapping, next, limits, safety, accounts, history, rooms,
        operators, gateways, offers, cluster);
  }

  /** With other offers. */
  public ChatConfig withOffers(Offers next) {
    return new ChatConfig(
        name, network, password, motd, mapping, listeners, limits, safety, accounts, history, rooms,
        operators, gateways, next, cluster);
  }

  /** As a member of a group. */
  public ChatConfig withCluster(ClusterConfig next) {
    return new ChatConfig(
        name, network, password, motd, mapping, listeners, limits, safety, accounts, history, rooms,
        operators, gateways, offers, next);
  }

  /** With other operators. */
  public ChatConfig withOperators(List<Operator> next) {
    return new ChatConfig(
        name, network, password, motd, mapping, listeners, limits, safety, accounts, history, rooms,
        next, gateways, offers, cluster);
  }

  /** Without the limits that a load or conformance run would meet. */
  public ChatConfig withoutLimits() {
    return new ChatConfig(
        name,
        network,
        password,
        motd,
        mapping,
        listeners,
        limits,
        Safety.NONE,
        accounts,
        history,
        rooms,
        operators,
        gateways,
        offers,
        cluster);
  }

  /** A server on this machine with room for everybody: no file needed. */
  public static ChatConfig usual() {
    return new ChatConfig(
        "chat.sextant.local",
        "Sextant",
        "",
        List.of(),
        CaseMapping.RFC8265,
        List.of(Listener.plain("127.0.0.1", 6667)),
        Limits.USUAL,
        Safety.USUAL,
        Accounts.USUAL,
        History.USUAL,
        Rooms.USUAL,
        List.of(),
        Gateways.USUAL,
        Offers.USUAL,
        ClusterConfig.NONE);
  }
}
