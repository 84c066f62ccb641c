package sextant.packets.filter;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The well-known names of ports that people type (IANA service names). */
final class Services {
  private static final Map<String, Integer> PORTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("bootpc", 68),
              Map.entry("bootps", 67),
              Map.entry("domain", 53),
              Map.entry("echo", 7),
              Map.entry("ftp", 21),
              Map.entry("ftp-data", 20),
              Map.entry("http", 80),
              Map.entry("https", 443),
              Map.entry("imap", 143),
              Map.entry("imaps", 993),
              Map.entry("ircd", 6667),
              Map.entry("ldap", 389),
              Map.entry("mdns", 5353),
              Map.entry("mysql", 3306),
              Map.entry("ntp", 123),
              Map.entry("pop3", 110),
              Map.entry("postgresql", 5432),
              Map.entry("rdp", 3389),
              Map.entry("smtp", 25),
              Map.entry("snmp", 161),
              Map.entry("ssh", 22),
              Map.entry("syslog", 514),
              Map.entry("telnet", 23),
              Map.entry("tftp", 69)));

  private Services() {}

  static Set<String> names() {
    return PORTS.keySet();
  }

  /** The port of this name or number, null when it is none. */
  static @Nullable Integer port(String text) {
    Integer number = ValueParser.parseNumber(text);
    if (number == null) {
      return PORTS.get(text);
    }
    return Integer.compareUnsigned(number, 0xffff) <= 0 ? number : null;
  }
}
