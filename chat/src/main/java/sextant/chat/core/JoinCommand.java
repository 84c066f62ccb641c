package sextant.chat.core;

import java.util.List;
import java.util.Optional;
import sextant.chat.log.Event;
import sextant.irc.Message;
import sextant.irc.Names;
import sextant.irc.Numeric;

/** JOIN, and who is let in. */
final class JoinCommand {
  private final Core core;

  JoinCommand(Core core) {
    this.core = core;
  }

  void join(Session session, Message message) {
    String[] names = message.parameter(0).split(",");
    String[] keys = message.parameter(1).split(",");
    for (int i = 0; i < names.length; i++) {
      if (!names[i].isEmpty()) {
        join(session, names[i], i < keys.length ? keys[i] : "", 0);
      }
    }
  }

  private void join(Session session, String name, String key, int forwards) {
    Client client = session.client();
    if (!Names.isRoom(name, core.config().limits().room())) {
      session.reply(Numeric.ERR_NOSUCHCHANNEL, name.isEmpty() ? "*" : name, "No such channel");
      return;
    }
    Optional<Room> found = core.room(name);
    if (found.isPresent() && found.get().members.containsKey(client)) {
      return;
    }
    if (roomsLike(client, name) >= core.config().limits().roomsPerClient()) {
      session.reply(Numeric.ERR_TOOMANYCHANNELS, name, "You have joined too many channels");
      return;
    }
    if (found.isEmpty() && core.config().rooms().operatorOnly() && !client.isOperator()) {
      session.reply(Numeric.ERR_NOSUCHCHANNEL, name, "Only operators make channels here");
      return;
    }
    Optional<Refusal> refusal = found.flatMap(room -> refusal(client, room, key));
    if (refusal.isPresent()) {
      refuse(session, found.get(), refusal.get(), key, forwards);
    } else {
      enter(session, found.orElseGet(() -> core.keeper().make(name)), found.isEmpty());
    }
  }

  /** How many rooms with that sign somebody is in: each sign has a limit of its own. */
  private static long roomsLike(Client client, String name) {
    char sign = name.charAt(0);
    return client.rooms.keySet().stream().filter(room -> room.key.charAt(0) == sign).count();
  }

  /** Why somebody is not let in. */
  private record Refusal(Numeric numeric, String text) {}

  private void refuse(Session session, Room room, Refusal refusal, String key, int forwards) {
    String forward = room.facts.value('f');
    if (!forward.isEmpty() && forwards < 3) {
      session.reply(Numeric.ERR_LINKCHANNEL, room.name(), forward, "Forwarding to another channel");
      join(session, forward, key, forwards + 1);
    } else {
      session.reply(refusal.numeric(), room.name(), refusal.text());
    }
  }

  private Optional<Refusal> refusal(Client client, Room room, String key) {
    boolean invited = client.invitedTo.contains(room.key);
    boolean owns = owns(client, room);
    if (invited || owns) {
      return Optional.empty();
    }
    RoomBans bans = core.roomBans();
    String limit = room.facts.value('l');
    if (!limit.isEmpty() && room.members.size() >= Integer.parseInt(limit)) {
      return refusal(Numeric.ERR_CHANNELISFULL, "Cannot join channel (+l)");
    }
    if (room.has('k') && !Passwords.same(room.facts.value('k'), key)) {
      return refusal(Numeric.ERR_BADCHANNELKEY, "Cannot join channel (+k)");
    }
    boolean excepted = bans.lists(room.facts.list('I'), client, false);
    if (room.has('i') && !excepted) {
      return refusal(Numeric.ERR_INVITEONLYCHAN, "Cannot join channel (+i)");
    }
    if (bans.holdOff(room, client, false)) {
      return refusal(Numeric.ERR_BANNEDFROMCHAN, "Cannot join channel (+b)");
    }
    if (room.has('R') && client.account.isEmpty() && !excepted) {
      return refusal(Numeric.ERR_NEEDREGGEDNICK, "Cannot join channel (+R): log in first");
    }
    if (room.has('z') && !client.isSecure) {
      return refusal(Numeric.ERR_NEEDREGGEDNICK, "Cannot join channel (+z): use TLS");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refusal(Numeric numeric, String text) {
    return Optional.of(new Refusal(numeric, text));
  }

  private boolean owns(Client client, Room room) {
    return !client.account.isEmpty()
        && room.isRegistered()
        && core.fold(room.facts.founder()).equals(core.fold(client.account));
  }

  /** Makes somebody a member, whatever stands against it. */
  void enter(Session session, Room room, boolean isNew) {
    Client client = session.client();
    boolean first = isNew || (room.members.isEmpty() && !core.keeper().isPermanent(room));
    String modes = rank(client, room, first);
    Member member = new Member(modes, core.now());
    client.invitedTo.remove(room.key);
    String msgid = core.nextMsgid();
    History.keep(core, room, new History.Said(client, msgid, "JOIN", client.realName));
    tellOthers(client, room, msgid, modes);
    room.members.put(client, member);
    client.rooms.put(room, member);
    core.presence().touch(client);
    MetadataNews.joined(core, client, room);
    core.accounts().keepRoom(client, room, member);
    for (Session own : List.copyOf(client.sessions)) {
      own.send(RoomViews.joinLine(core, own, client, room, msgid));
      RoomViews.arrived(core, own, room);
      MetadataNews.arrived(core, own, room);
      Replay.onJoin(core, own, room);
    }
  }

  private String rank(Client client, Room room, boolean first) {
    String modes = first ? "o" : "";
    if (!client.account.isEmpty()) {
      modes += owns(client, room) ? "q" : "";
      modes += room.facts.ranks().getOrDefault(core.fold(client.account), "");
    }
    return modes;
  }

  private void tellOthers(Client client, Room room, String msgid, String modes) {
    Line.Meta meta = core.fanout().meta(client).withId(msgid);
    String account = client.account.isEmpty() ? "*" : client.account;
    Line plain = Line.of(meta, client.source(), "JOIN", room.name());
    Line extended = Line.of(meta, client.source(), "JOIN", room.name(), account, client.realName);
    Line away = Line.of(core.fanout().meta(client), client.source(), "AWAY", client.away);
    String given = modes.replaceAll("[^qaohv]", "");
    for (Client member : room.members.keySet()) {
      if (room.has('u') && given.isEmpty() && !room.members.get(member).atLeast('h')) {
        continue;
      }
      for (Session other : member.sessions) {
        other.send(other.has(Cap.EXTENDED_JOIN) ? extended : plain);
        if (!client.away.isEmpty() && other.has(Cap.AWAY_NOTIFY)) {
          other.send(away);
        }
      }
    }
    if (!given.isEmpty() && !room.members.isEmpty()) {
      String nicks = (" " + client.nick).repeat(given.length()).strip();
      Line mode =
          Line.of(
              Line.Meta.at(core.now()),
              core.config().name(),
              "MODE",
              (room.name() + " +" + given + " " + nicks).split(" "));
      core.fanout().toRoom(room, mode, null);
    }
  }

  /** SAJOIN and services: into the room without any question. */
  void force(Client client, String name) {
    if (!client.sessions.isEmpty() && Names.isRoom(name, core.config().limits().room())) {
      Optional<Room> found = core.room(name);
      if (found.isEmpty() || !found.get().members.containsKey(client)) {
        enter(
            client.sessions.getFirst(),
            found.orElseGet(() -> core.keeper().make(name)),
            found.isEmpty());
      }
    }
  }

  /** A member's rank as the room's facts give it now. */
  void giveRank(Client client, Room room, String modes) {
    core.change(new Event.RankSet(room.name(), client.account, modes));
  }
}
