package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.identity.Fingerprint;
import sextant.irc.Glob;
import sextant.irc.Message;
import sextant.irc.Names;
import sextant.irc.Numeric;
import sextant.irc.ServerTime;

/** WHO with WHOX, WHOIS, WHOWAS, USERHOST, ISON: who somebody is. */
final class WhoCommands {
  private final Core core;

  WhoCommands(Core core) {
    this.core = core;
  }

  void who(Session session, Message message) {
    String mask = message.parameter(0);
    String flags = message.parameter(1);
    if (mask.isEmpty()) {
      session.reply(Numeric.RPL_ENDOFWHO, "*", "End of WHO list");
      return;
    }
    boolean operatorsOnly = flags.split("%")[0].contains("o");
    Client viewer = session.client();
    Optional<Room> room = Names.isRoomSign(mask.charAt(0)) ? core.room(mask) : Optional.empty();
    if (room.isPresent()) {
      if (room.get().isVisibleTo(viewer)) {
        List.copyOf(room.get().members.keySet()).stream()
            .filter(client -> room.get().shows(client, viewer))
            .filter(client -> !operatorsOnly || client.isOperator())
            .filter(client -> isVisible(viewer, client))
            .forEach(client -> reply(session, client, room.get(), flags));
      }
    } else if (!Names.isRoomSign(mask.charAt(0))) {
      people(session, mask, flags, operatorsOnly);
    }
    session.reply(Numeric.RPL_ENDOFWHO, mask.indexOf(' ') >= 0 ? "*" : mask, "End of WHO list");
  }

  private static boolean isVisible(Client viewer, Client client) {
    return !client.has('i')
        || client.equals(viewer)
        || viewer.isOperator()
        || viewer.shares(client);
  }

  private void people(Session session, String mask, String flags, boolean operatorsOnly) {
    Client viewer = session.client();
    Glob glob = new Glob(core.fold(mask));
    for (Client client : core.allClients()) {
      boolean exact = client.key.equals(core.fold(mask));
      boolean fits =
          exact
              || glob.matches(client.key)
              || glob.matches(core.fold(client.host))
              || glob.matches(core.fold(client.source()));
      if (fits && (exact || isVisible(viewer, client)) && (!operatorsOnly || client.isOperator())) {
        reply(session, client, commonRoom(viewer, client), flags);
      }
    }
  }

  private static @Nullable Room commonRoom(Client viewer, Client client) {
    for (Room room : client.rooms.keySet()) {
      if (room.members.containsKey(viewer) && room.shows(client, viewer)) {
        return room;
      }
    }
    return null;
  }

  private void reply(Session session, Client client, @Nullable Room room, String flags) {
    String status = status(session, client, room);
    String roomName = room == null ? "*" : room.name();
    int percent = flags.indexOf('%');
    if (percent < 0) {
      session.reply(
          Numeric.RPL_WHOREPLY,
          roomName,
          client.user,
          client.host,
          core.config().name(),
          client.nick,
          status,
          "0 " + client.realName);
      return;
    }
    int comma = flags.indexOf(',', percent);
    String fields = flags.substring(percent + 1, comma < 0 ? flags.length() : comma);
    String token = comma < 0 ? "" : flags.substring(comma + 1);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < "tcuihsnfdlaor".length(); i++) {
      char field = "tcuihsnfdlaor".charAt(i);
      if (fields.indexOf(field) >= 0) {
        words.add(field(session, client, new Found(room, roomName, status, token), field));
      }
    }
    session.reply(Numeric.RPL_WHOSPCRPL, words.toArray(String[]::new));
  }

  private record Found(@Nullable Room room, String roomName, String status, String token) {}

  private String field(Session session, Client client, Found found, char field) {
    Client viewer = session.client();
    boolean mayKnow = viewer.isOperator() || viewer.equals(client);
    Member member = found.room() == null ? null : found.room().members.get(client);
    return switch (field) {
      case 't' -> found.token().isEmpty() ? "0" : found.token();
      case 'c' -> found.roomName();
      case 'u' -> client.user;
      case 'i' -> mayKnow && !client.realAddress.isEmpty() ? address(client) : "255.255.255.255";
      case 'h' -> client.host;
      case 's' -> core.config().name();
      case 'n' -> client.nick;
      case 'f' -> found.status();
      case 'd' -> "0";
      case 'l' -> Long.toString(idleSeconds(client));
      case 'a' -> client.account.isEmpty() ? "0" : client.account;
      case 'o' -> member != null && member.atLeast('h') ? Integer.toString(member.rank()) : "n/a";
      default -> client.realName;
    };
  }

  private static String address(Client client) {
    return client.realAddress.equals("localhost") ? "127.0.0.1" : client.realAddress;
  }

  private long idleSeconds(Client client) {
    return (core.now() - client.activeMillis) / 1000;
  }

  private static String status(Session session, Client client, @Nullable Room room) {
    StringBuilder status = new StringBuilder(client.away.isEmpty() ? "H" : "G");
    status.append(client.isOperator() ? "*" : "");
    if (room != null) {
      Member member = room.members.get(client);
      status.append(member == null ? "" : member.signs(session.has(Cap.MULTI_PREFIX)));
    }
    return status.append(client.has('B') ? "B" : "").toString();
  }

  void whois(Session session, Message message) {
    String nick = message.parameters().size() > 1 ? message.parameter(1) : message.parameter(0);
    if (nick.isEmpty()) {
      session.reply(Numeric.ERR_NONICKNAMEGIVEN, "No nickname given");
      return;
    }
    core.client(nick)
        .ifPresentOrElse(
            client -> whois(session, client),
            () -> session.reply(Numeric.ERR_NOSUCHNICK, nick, "No such nick"));
    session.reply(Numeric.RPL_ENDOFWHOIS, nick, "End of /WHOIS list");
  }

  private void whois(Session session, Client client) {
    Client viewer = session.client();
    String nick = client.nick;
    boolean mayKnow = viewer.isOperator() || viewer.equals(client);
    session.reply(Numeric.RPL_WHOISUSER, nick, client.user, client.host, "*", client.realName);
    String rooms = roomsOf(session, client);
    if (!rooms.isEmpty()) {
      session.reply(Numeric.RPL_WHOISCHANNELS, nick, rooms);
    }
    session.reply(Numeric.RPL_WHOISSERVER, nick, core.config().name(), core.config().network());
    if (client.isOperator()) {
      session.reply(Numeric.RPL_WHOISOPERATOR, nick, "is an IRC operator");
    }
    if (!client.account.isEmpty()) {
      session.reply(Numeric.RPL_WHOISACCOUNT, nick, client.account, "is logged in as");
    }
    if (client.has('B')) {
      session.reply(Numeric.RPL_WHOISBOT, nick, "is a bot");
    }
    if (client.isSecure) {
      session.reply(Numeric.RPL_WHOISSECURE, nick, "is using a secure connection");
    }
    if (mayKnow) {
      certificate(client)
          .ifPresent(hex ->
              session.reply(
                  Numeric.RPL_WHOISCERTFP,
                  nick,
                  "has client certificate fingerprint " + hex.toLowerCase(Locale.ROOT)));
      session.reply(Numeric.RPL_WHOISMODES, nick, "is using modes +" + client.modes);
      session.reply(
          Numeric.RPL_WHOISACTUALLY,
          nick,
          client.user + "@" + client.host,
          address(client),
          "Actual user@host, Actual IP");
    }
    if (session.has(Cap.METADATA_3)) {
      client.metadata.forEach(
          (key, value) -> session.reply(Numeric.RPL_WHOISKEYVALUE, nick, key, "*", value));
    }
    if (!client.away.isEmpty()) {
      session.reply(Numeric.RPL_AWAY, nick, client.away);
    }
    if (!client.sessions.isEmpty()) {
      String since = Long.toString(client.signOnMillis / 1000);
      session.reply(
          Numeric.RPL_WHOISIDLE,
          nick,
          Long.toString(idleSeconds(client)),
          since,
          "seconds idle, signon time");
    }
  }

  private static Optional<String> certificate(Client client) {
    return client.sessions.stream()
        .flatMap(session -> session.connection.certificate().stream())
        .findFirst()
        .map(certificate -> Fingerprint.of(certificate).hex());
  }

  private static String roomsOf(Session session, Client client) {
    Client viewer = session.client();
    StringBuilder names = new StringBuilder();
    for (Map.Entry<Room, Member> entry : client.rooms.entrySet()) {
      Room room = entry.getKey();
      boolean inside = room.members.containsKey(viewer);
      boolean secret = room.has('s') || client.has('i');
      if ((!secret || inside || viewer.equals(client) || viewer.isOperator())
          && room.shows(client, viewer)) {
        names.append(names.isEmpty() ? "" : " ");
        names.append(entry.getValue().signs(session.has(Cap.MULTI_PREFIX))).append(room.name());
      }
    }
    return names.toString();
  }

  void whowas(Session session, Message message) {
    String nick = message.parameter(0);
    if (nick.isEmpty()) {
      session.reply(Numeric.ERR_NONICKNAMEGIVEN, "No nickname given");
      return;
    }
    String count = message.parameter(1);
    int limit = count.matches("[0-9]{1,6}") ? Integer.parseInt(count) : 0;
    List<String> keys = new ArrayList<>();
    for (String each : nick.split(",")) {
      keys.add(core.fold(each));
      if (core.whowas.find(List.of(core.fold(each)), 1).isEmpty()) {
        session.reply(Numeric.ERR_WASNOSUCHNICK, each, "There was no such nickname");
      }
    }
    List<Whowas.Past> found = core.whowas.find(keys, limit);
    for (Whowas.Past past : found) {
      session.reply(
          Numeric.RPL_WHOWASUSER, past.nick(), past.user(), past.host(), "*", past.realName());
      session.reply(
          Numeric.RPL_WHOISSERVER,
          past.nick(),
          core.config().name(),
          ServerTime.format(past.millis()));
    }
    session.reply(Numeric.RPL_ENDOFWHOWAS, nick, "End of WHOWAS");
  }

  void userhost(Session session, Message message) {
    StringBuilder reply = new StringBuilder();
    message.parameters().stream()
        .limit(10)
        .forEach(nick ->
            core.client(nick)
                .ifPresent(client ->
                    reply
                        .append(reply.isEmpty() ? "" : " ")
                        .append(client.nick)
                        .append(client.isOperator() ? "*" : "")
                        .append(client.away.isEmpty() ? "=+" : "=-")
                        .append(client.user)
                        .append('@')
                        .append(client.host)));
    session.reply(Numeric.RPL_USERHOST, reply.toString());
  }

  void ison(Session session, Message message) {
    List<String> online = new ArrayList<>();
    for (String parameter : message.parameters()) {
      for (String nick : parameter.split(" ")) {
        core.client(nick).ifPresent(client -> online.add(client.nick));
      }
    }
    session.reply(Numeric.RPL_ISON, String.join(" ", online));
  }
}
