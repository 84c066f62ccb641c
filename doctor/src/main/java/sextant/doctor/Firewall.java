package sextant.doctor;

import java.util.List;

/**
 * What is known of the packet filter of this computer.
 *
 * @param name the program that sets it, empty when none was found
 * @param way what it does to files that others want to send
 */
record Firewall(String name, Way way) {
  static final Firewall NONE = new Firewall("", Way.OPEN);

  /** What it does to connections from outside. */
  enum Way {
    OPEN,
    CLOSED,
    /** Only the administrator may look. */
    UNKNOWN
  }

  /**
   * Reads {@code nft list ruleset}: closed when an input chain drops and no rule names the port.
   */
  static Firewall ofNft(String ruleset, int port) {
    boolean drops =
        ruleset
            .lines()
            .anyMatch(line ->
                line.contains("hook input")
                    && (line.contains("policy drop") || line.contains("policy reject")));
    boolean names = ruleset.lines().anyMatch(line -> line.contains("accept") && says(line, port));
    return new Firewall("nftables", drops && !names ? Way.CLOSED : Way.OPEN);
  }

  /** Reads {@code /etc/ufw/ufw.conf} and, where that may be read, the rules a person added. */
  static Firewall ofUfw(List<String> config, List<String> rules, int port) {
    if (config.stream().noneMatch(line -> line.strip().equalsIgnoreCase("ENABLED=yes"))) {
      return NONE;
    }
    if (rules.isEmpty()) {
      return new Firewall("ufw", Way.UNKNOWN);
    }
    boolean names = rules.stream().anyMatch(line -> line.contains("ACCEPT") && says(line, port));
    return new Firewall("ufw", names ? Way.OPEN : Way.CLOSED);
  }

  /** Reads what {@code firewall-cmd --list-ports} prints. */
  static Firewall ofFirewalld(String ports, int port) {
    return new Firewall("firewalld", says(ports, port) ? Way.OPEN : Way.CLOSED);
  }

  private static boolean says(String line, int port) {
    return line.matches("(?s).*\\b" + port + "\\b.*");
  }

  /** The command that lets others in. */
  String opening(int port) {
    return switch (name) {
      case "ufw" -> "sudo ufw allow " + port;
      case "firewalld" ->
          "sudo firewall-cmd --permanent --add-port="
              + port
              + "/tcp --add-port="
              + port
              + "/udp"
              + " && sudo firewall-cmd --reload";
      default ->
          "sudo nft add rule inet filter input meta l4proto '{ tcp, udp }' th dport "
              + port
              + " accept";
    };
  }
}
