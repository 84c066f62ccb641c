package sextant.chat.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.chat.Offers;
import sextant.irc.Message;
import sextant.irc.Numeric;

/** EXTJWT: a signed text for a service outside that says who somebody is (IRCv3 extjwt). */
final class ExtJwt {
  private static final long LIFE_SECONDS = 30;
  private static final int CHUNK = 350;

  private final Core core;

  ExtJwt(Core core) {
    this.core = core;
  }

  /** Whether any service has a secret to sign with. */
  static boolean isOffered(Offers offers) {
    return offers.services().stream().anyMatch(service -> !service.secret().isEmpty());
  }

  void extJwt(Session session, Message message) {
    String target = message.parameter(0);
    String name = message.parameter(1).isEmpty() ? "*" : message.parameter(1);
    Optional<Offers.Service> service =
        core.config().offers().services().stream()
            .filter(each -> each.name().equalsIgnoreCase(name) && !each.secret().isEmpty())
            .findFirst();
    Optional<Room> room = core.room(target);
    if (service.isEmpty()) {
      session.fail("EXTJWT", "NO_SUCH_SERVICE", "No service of that name takes signed texts");
    } else if (!target.equals("*") && room.filter(r -> r.isVisibleTo(session.client())).isEmpty()) {
      session.reply(Numeric.ERR_NOSUCHCHANNEL, target, "No such channel");
    } else {
      Map<String, Object> claims = claims(session.client());
      if (!name.equals("*")) {
        claims.put("service", service.get().name());
      }
      room.ifPresent(r -> addRoom(claims, r, session.client()));
      send(session, target, name, Jwt.sign(service.get().secret(), claims));
    }
  }

  private Map<String, Object> claims(Client client) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("exp", core.now() / 1000 + LIFE_SECONDS);
    claims.put("iss", core.config().name());
    claims.put("sub", client.nick);
    claims.put("account", client.account);
    claims.put("umodes", client.isOperator() ? List.of("o") : List.of());
    return claims;
  }

  private static void addRoom(Map<String, Object> claims, Room room, Client client) {
    Member member = room.members.get(client);
    claims.put("channel", room.name());
    claims.put("joined", member == null ? 0L : member.joinedMillis / 1000);
    claims.put(
        "cmodes",
        member == null
            ? List.of()
            : member.modes().chars().mapToObj(mode -> String.valueOf((char) mode)).toList());
  }

  private static void send(Session session, String target, String name, String token) {
    int at = 0;
    for (; token.length() - at > CHUNK; at += CHUNK) {
      session.fromServer("EXTJWT", target, name, "*", token.substring(at, at + CHUNK));
    }
    session.fromServer("EXTJWT", target, name, token.substring(at));
  }
}
