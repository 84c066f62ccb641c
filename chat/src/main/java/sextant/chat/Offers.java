package sextant.chat;

import java.util.List;

/**
 * What a server offers besides talk.
 *
 * @param isAnnounced whether the local network is told of listeners that are open to it
 * @param icon the address of a picture for the network, empty for none
 * @param services that take tokens of this server
 * @param fileHost where people put files
 * @param email the relay that takes codes to people who want an account
 */
public record Offers(
    boolean isAnnounced, String icon, List<Service> services, FileHost fileHost, Email email) {
  /** What a server without a file offers. */
  public static final Offers USUAL = new Offers(true, "", List.of(), FileHost.NONE, Email.NONE);

  /** Keeps a copy. */
  public Offers {
    services = List.copyOf(services);
  }

  /** With the address of the file host as clients have to be told it. */
  Offers withFileHostAt(String url) {
    FileHost f = fileHost;
    FileHost there =
        new FileHost(f.isOpen, f.host, f.port, f.tls, url, f.fileBytes, f.allBytes, f.days);
    return new Offers(isAnnounced, icon, services, there, email);
  }

  /**
   * A service outside that believes this server about who somebody is.
   *
   * @param name as clients ask for it; {@code *} is the one that EXTJWT means without a name
   * @param url where it is; a token is good for that place only
   * @param description what it is, for people
   * @param secret what EXTJWT signs with, which the service knows too; empty for none
   */
  public record Service(String name, String url, String description, String secret) {}

  /**
   * A mail relay; with one, an account needs an address that answers.
   *
   * @param host the relay, empty for none
   * @param port where it listens
   * @param sender the address that letters come from
   */
  public record Email(String host, int port, String sender) {
    /** No mail: accounts are made at once. */
    public static final Email NONE = new Email("", 25, "");

    /** Whether there is a relay. */
    public boolean isOn() {
      return !host.isEmpty();
    }
  }

  /**
   * Where people put files for others to fetch.
   *
   * @param isOpen whether there is one
   * @param host where it listens
   * @param port where it listens; 0 takes a free one
   * @param tls whether it speaks TLS, with the device's own certificate
   * @param url how clients reach it, empty for the address it listens on
   * @param fileBytes how large a file may be
   * @param allBytes how much all files together may take
   * @param days how long a file is kept, 0 for ever
   */
  public record FileHost(
      boolean isOpen,
      String host,
      int port,
      boolean tls,
      String url,
      int fileBytes,
      int allBytes,
      int days) {
    /** None. */
    public static final FileHost NONE =
        new FileHost(false, "127.0.0.1", 6681, false, "", 20_000_000, 1_000_000_000, 30);
  }
}
