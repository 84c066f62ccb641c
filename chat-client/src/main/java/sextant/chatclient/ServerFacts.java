package sextant.chatclient;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import sextant.irc.CaseMapping;
import sextant.irc.Isupport;
import sextant.irc.ModeSyntax;

/**
 * What the server said it can do: capabilities (IRCv3) and ISUPPORT, with RFC 1459 for the rest.
 */
final class ServerFacts {
  private static final int MOST_TOKENS = 500;

  private final Map<String, String> offered = new LinkedHashMap<>();
  private final Set<String> enabled = new HashSet<>();
  private final Map<String, String> supported = new LinkedHashMap<>();
  private CaseMapping mapping = CaseMapping.RFC1459;
  private ModeSyntax modes = ModeSyntax.ofIsupport("b,k,l,imnpst", "(ov)@+");

  void offer(String capability, String value) {
    if (offered.size() < MOST_TOKENS) {
      offered.put(capability, value);
    }
  }

  void withdraw(String capability) {
    offered.remove(capability);
    enabled.remove(capability);
  }

  Map<String, String> offered() {
    return offered;
  }

  void enable(String capability) {
    enabled.add(capability);
  }

  void disable(String capability) {
    enabled.remove(capability);
  }

  boolean has(String capability) {
    return enabled.contains(capability);
  }

  Set<String> enabled() {
    return Set.copyOf(enabled);
  }

  void support(String token) {
    if (supported.size() < MOST_TOKENS) {
      Isupport.accept(token, supported);
    }
    mapping = CaseMapping.ofToken(supported.getOrDefault("CASEMAPPING", "rfc1459"));
    modes =
        ModeSyntax.ofIsupport(
            supported.getOrDefault("CHANMODES", "b,k,l,imnpst"),
            supported.getOrDefault("PREFIX", "(ov)@+"));
  }

  /** The value of an ISUPPORT token, or what else is said. */
  String supported(String token, String otherwise) {
    return supported.getOrDefault(token, otherwise);
  }

  boolean supports(String token) {
    return supported.containsKey(token);
  }

  String fold(String name) {
    return mapping.fold(name);
  }

  boolean same(String one, String other) {
    return mapping.same(one, other);
  }

  ModeSyntax modes() {
    return modes;
  }

  boolean isRoom(String name) {
    return !name.isEmpty() && supported("CHANTYPES", "#&").indexOf(name.charAt(0)) >= 0;
  }

  /** The name without the sign of a rank before it ({@code @#room}: STATUSMSG). */
  String withoutStatus(String target) {
    boolean status =
        target.length() > 1
            && supported("STATUSMSG", "").indexOf(target.charAt(0)) >= 0
            && isRoom(target.substring(1));
    return status ? target.substring(1) : target;
  }

  int number(String token, int otherwise) {
    String value = supported(token, "");
    return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : otherwise;
  }

  /** The value of a number inside a capability's value, as {@code max-bytes=4096}. */
  int capabilityNumber(String capability, String key, int otherwise) {
    for (String pair : offered.getOrDefault(capability, "").split(",")) {
      if (pair.startsWith(key + "=") && pair.substring(key.length() + 1).matches("[0-9]{1,7}")) {
        return Integer.parseInt(pair.substring(key.length() + 1));
      }
    }
    return otherwise;
  }

  boolean hasHistory() {
    return has("draft/chathistory") || has("chathistory");
  }

  /** How many lines one question for history may ask for. */
  int historyLimit() {
    int limit = number("CHATHISTORY", number("draft/CHATHISTORY", 100));
    return limit == 0 ? 100 : Math.min(limit, 200);
  }
}
