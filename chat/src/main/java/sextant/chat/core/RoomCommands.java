package sextant.chat.core;

import java.util.List;
import java.util.Optional;
import sextant.chat.log.Event;
import sextant.chat.log.EventLog;
import sextant.irc.Message;
import sextant.irc.Names;
import sextant.irc.Numeric;

/** PART, TOPIC, NAMES, KICK, INVITE, RENAME: what happens in rooms. */
final class RoomCommands {
  private final Core core;

  RoomCommands(Core core) {
    this.core = core;
  }

  /** The room of that name that the client is in, or says why not. */
  private Optional<Room> own(Session session, String name) {
    Optional<Room> room = core.room(name);
    if (room.isEmpty()) {
      session.reply(Numeric.ERR_NOSUCHCHANNEL, orStar(name), "No such channel");
    } else if (!room.get().members.containsKey(session.client())) {
      session.reply(Numeric.ERR_NOTONCHANNEL, room.get().name(), "You're not on that channel");
      return Optional.empty();
    }
    return room;
  }

  private static String orStar(String name) {
    return name.isEmpty() || name.indexOf(' ') >= 0 ? "*" : name;
  }

  static boolean mayModerate(Room room, Client client, char least) {
    Member member = room.members.get(client);
    return member != null && member.atLeast(least);
  }

  private static void refuse(Session session, Room room) {
    session.reply(Numeric.ERR_CHANOPRIVSNEEDED, room.name(), "You're not a channel operator");
  }

  void part(Session session, Message message) {
    for (String name : message.parameter(0).split(",")) {
      own(session, name)
          .ifPresent(room ->
              part(
                  session.client(),
                  room,
                  message.parameters().size() > 1 ? message.parameter(1) : ""));
    }
  }

  void part(Client client, Room room, String reason) {
    String msgid = core.nextMsgid();
    History.keep(core, room, new History.Said(client, msgid, "PART", reason));
    Line.Meta meta = core.fanout().meta(client).withId(msgid);
    Line line =
        reason.isEmpty()
            ? Line.of(meta, client.source(), "PART", room.name())
            : Line.of(meta, client.source(), "PART", room.name(), reason);
    tellAware(room, client, line);
    leave(client, room);
  }

  private void tellAware(Room room, Client client, Line line) {
    for (Client member : room.members.keySet()) {
      if (room.shows(client, member)) {
        core.fanout().toClient(member, line, null);
      }
    }
  }

  private void leave(Client client, Room room) {
    room.members.remove(client);
    client.rooms.remove(room);
    core.presence().touch(client);
    core.accounts().leftRoom(client, room);
    core.keeper().forgetIfEmpty(room);
  }

  void topic(Session session, Message message) {
    Client client = session.client();
    Optional<Room> found = core.room(message.parameter(0));
    if (message.parameters().size() == 1 && found.isPresent()) {
      Room room = found.get();
      if (!room.members.containsKey(client) && room.has('s')) {
        session.reply(Numeric.ERR_NOTONCHANNEL, room.name(), "You're not on that channel");
      } else {
        RoomViews.topic(session, room);
      }
      return;
    }
    own(session, message.parameter(0))
        .ifPresent(room -> {
          if (room.has('t') && !mayModerate(room, client, 'h')) {
            refuse(session, room);
          } else {
            setTopic(client, room, message.parameter(1));
          }
        });
  }

  void setTopic(Client client, Room room, String text) {
    String topic = Names.truncate(text, core.config().limits().topic());
    core.change(new Event.TopicSet(room.name(), topic, client.source(), core.now()));
    String msgid = core.nextMsgid();
    History.keep(core, room, new History.Said(client, msgid, "TOPIC", topic));
    Line.Meta meta = core.fanout().meta(client).withId(msgid);
    core.fanout().toRoom(room, Line.of(meta, client.source(), "TOPIC", room.name(), topic), null);
  }

  void names(Session session, Message message) {
    if (message.parameter(0).isEmpty()) {
      session.reply(Numeric.RPL_ENDOFNAMES, "*", "End of NAMES list");
      return;
    }
    for (String name : message.parameter(0).split(",")) {
      core.room(name).ifPresent(room -> RoomViews.members(session, room));
    }
    String all = orStar(message.parameter(0));
    session.reply(Numeric.RPL_ENDOFNAMES, all, "End of NAMES list");
  }

  void kick(Session session, Message message) {
    String[] rooms = message.parameter(0).split(",");
    String[] nicks = message.parameter(1).split(",");
    if (rooms.length != 1 && rooms.length != nicks.length) {
      session.reply(Numeric.ERR_NEEDMOREPARAMS, "KICK", "Not enough parameters");
      return;
    }
    String text = message.parameter(2).isEmpty() ? session.client().nick : message.parameter(2);
    String reason = Names.truncate(text, core.config().limits().kick());
    for (int i = 0; i < nicks.length; i++) {
      kick(session, rooms[rooms.length == 1 ? 0 : i], nicks[i], reason);
    }
  }

  private void kick(Session session, String name, String nick, String reason) {
    Client client = session.client();
    Optional<Room> found = own(session, name);
    if (found.isEmpty()) {
      return;
    }
    Room room = found.get();
    Member kicker = room.members.get(client);
    if (kicker == null || !kicker.atLeast('h')) {
      refuse(session, room);
      return;
    }
    Client target = core.clients.get(core.fold(nick));
    if (target == null) {
      session.reply(Numeric.ERR_NOSUCHNICK, orStar(nick), "No such nick");
      return;
    }
    Member member = room.members.get(target);
    if (member == null) {
      session.reply(
          Numeric.ERR_USERNOTINCHANNEL, target.nick, room.name(), "They aren't on that channel");
    } else if (member.rank() < kicker.rank()
        || (member.rank() == kicker.rank() && kicker.rank() > 2)) {
      refuse(session, room);
    } else {
      kick(client, room, target, reason);
    }
  }

  void kick(Client client, Room room, Client target, String reason) {
    String msgid = core.nextMsgid();
    History.keep(core, room, new History.Said(client, msgid, "KICK", target.nick + " " + reason));
    Line.Meta meta = core.fanout().meta(client).withId(msgid);
    core.fanout()
        .toRoom(
            room, Line.of(meta, client.source(), "KICK", room.name(), target.nick, reason), null);
    leave(target, room);
  }

  void invite(Session session, Message message) {
    Client client = session.client();
    if (message.parameters().isEmpty()) {
      client.invitedTo.forEach(key ->
          core.room(key).ifPresent(room -> session.reply(Numeric.RPL_INVITELIST, room.name())));
      session.reply(Numeric.RPL_ENDOFINVITELIST, "End of /INVITE list");
      return;
    }
    if (message.parameters().size() < 2) {
      session.reply(Numeric.ERR_NEEDMOREPARAMS, "INVITE", "Not enough parameters");
      return;
    }
    Optional<Client> target = core.client(message.parameter(0));
    if (target.isEmpty()) {
      session.reply(Numeric.ERR_NOSUCHNICK, orStar(message.parameter(0)), "No such nick");
      return;
    }
    own(session, message.parameter(1)).ifPresent(room -> invite(session, room, target.get()));
  }

  private void invite(Session session, Room room, Client target) {
    Client client = session.client();
    if (room.has('i') && !mayModerate(room, client, 'h')) {
      refuse(session, room);
      return;
    }
    if (room.members.containsKey(target)) {
      session.reply(Numeric.ERR_USERONCHANNEL, target.nick, room.name(), "is already on channel");
      return;
    }
    target.invitedTo.add(room.key);
    session.reply(Numeric.RPL_INVITING, target.nick, room.name());
    if (!target.away.isEmpty()) {
      session.reply(Numeric.RPL_AWAY, target.nick, target.away);
    }
    Line line =
        Line.of(
            core.fanout().meta(client).withId(core.passingMsgid()),
            client.source(),
            "INVITE",
            target.nick,
            room.name());
    core.fanout().toClient(target, line, null);
    for (Client member : List.copyOf(room.members.keySet())) {
      if (!member.equals(client) && mayModerate(room, member, 'h')) {
        core.fanout().toCapable(List.of(member), Cap.INVITE_NOTIFY, line);
      }
    }
  }

  void uninvite(Session session, Message message) {
    core.client(message.parameter(0))
        .ifPresent(target ->
            own(session, message.parameter(1))
                .filter(room -> mayModerate(room, session.client(), 'h'))
                .ifPresent(room -> target.invitedTo.remove(room.key)));
  }

  /** RENAME: a room with another name (IRCv3 channel-rename). */
  void rename(Session session, Message message) {
    String from = message.parameter(0);
    String to = message.parameter(1);
    Optional<Room> found = core.room(from);
    Client client = session.client();
    if (found.isEmpty() || !found.get().members.containsKey(client)) {
      session.reply(Numeric.ERR_NOSUCHCHANNEL, orStar(from), "No such channel");
    } else if (!mayRename(found.get(), client)) {
      refuse(session, found.get());
    } else if (!Names.isRoom(to, core.config().limits().room())) {
      session.fail("RENAME", "CANNOT_RENAME", from, orStar(to), "This is no name for a channel");
    } else if (core.room(to).isPresent() && !core.fold(to).equals(found.get().key)) {
      session.fail("RENAME", "CHANNEL_NAME_IN_USE", from, to, "The name is taken");
    } else {
      rename(session, found.get(), to, message.parameter(2));
    }
  }

  private static boolean mayRename(Room room, Client client) {
    return client.isOperator() || mayModerate(room, client, room.isRegistered() ? 'q' : 'o');
  }

  private void rename(Session session, Room room, String to, String reason) {
    String from = room.name();
    String key = core.fold(to);
    core.change(new Event.RoomRenamed(from, to));
    if (!key.equals(room.key)) {
      core.append(new EventLog.Entry.Rename(room.key, key));
    }
    core.rooms.remove(room.key);
    room.key = key;
    room.facts = core.state().room(to).orElseThrow();
    core.rooms.put(key, room);
    room.members.keySet().forEach(core.presence()::touch);
    Client by = session.client();
    Line line = Line.of(core.fanout().meta(by), by.source(), "RENAME", from, to, reason);
    for (Client member : room.members.keySet()) {
      for (Session each : member.sessions) {
        if (each.has(Cap.CHANNEL_RENAME)) {
          each.send(line);
        } else {
          String why = "Changing channel name" + (reason.isEmpty() ? "" : ": " + reason);
          each.send(Line.of(core.fanout().meta(member), member.source(), "PART", from, why));
          RoomViews.joined(core, each, room);
        }
      }
    }
  }
}
