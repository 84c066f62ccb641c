package sextant.chat.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Somebody: a nick with no session (always on), one or several. */
final class Client {
  final long id;
  final long signOnMillis;
  final List<Session> sessions = new ArrayList<>();
  final Map<Room, Member> rooms = new LinkedHashMap<>();
  final Set<String> invitedTo = new LinkedHashSet<>();
  final Set<String> accepted = new LinkedHashSet<>();
  final Map<String, String> metadata = new HashMap<>();
  final Map<String, Long> readMarkers = new HashMap<>();
  String nick;
  String key;
  String user;
  String host;
  String realName;
  String account = "";
  String away = "";
  String modes = "";
  String operator = "";
  String realAddress = "";
  String realHost = "";
  boolean isSecure;
  long activeMillis;
  long askedMillis;
  boolean gone;

  Client(long id, String nick, String key, String user, String host, String realName, long millis) {
    this.id = id;
    this.nick = nick;
    this.key = key;
    this.user = user;
    this.host = host;
    this.realName = realName;
    this.signOnMillis = millis;
    this.activeMillis = millis;
  }

  /** {@code nick!user@host}. */
  String source() {
    return nick + "!" + user + "@" + host;
  }

  boolean has(char mode) {
    return modes.indexOf(mode) >= 0;
  }

  boolean isOperator() {
    return !operator.isEmpty();
  }

  void set(char mode, boolean on) {
    String without = modes.replace(String.valueOf(mode), "");
    modes = on ? without + mode : without;
  }

  boolean shares(Client other) {
    return rooms.keySet().stream().anyMatch(other.rooms::containsKey);
  }

  @Override
  public String toString() {
    return source();
  }
}
