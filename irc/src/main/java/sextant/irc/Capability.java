package sextant.irc;

import java.util.ArrayList;
import java.util.List;

/**
 * One word of CAP LS, REQ or ACK (IRCv3 capability negotiation).
 *
 * @param name the capability
 * @param value what stands after {@code =}, empty when nothing does
 * @param removed whether {@code -} stands before it
 */
public record Capability(String name, String value, boolean removed) {
  /** Reads the words of one line; empty words are nothing. */
  public static List<Capability> parse(String words) {
    List<Capability> found = new ArrayList<>();
    for (String word : words.split(" ")) {
      boolean removed = word.startsWith("-");
      String rest = removed ? word.substring(1) : word;
      int equals = rest.indexOf('=');
      String name = equals < 0 ? rest : rest.substring(0, equals);
      if (!name.isEmpty()) {
        found.add(new Capability(name, equals < 0 ? "" : rest.substring(equals + 1), removed));
      }
    }
    return found;
  }

  /** The word again. */
  @Override
  public String toString() {
    return (removed ? "-" : "") + name + (value.isEmpty() ? "" : "=" + value);
  }
}
