package sextant.chat.core;

import java.util.Map;
import java.util.Optional;
import sextant.chat.log.Item;
import sextant.irc.Message;
import sextant.irc.Names;
import sextant.irc.Numeric;

/**
 * RELAYMSG, by which a bridge speaks for people elsewhere (draft/relaymsg), and NPC, NPCA, SCENE
 * for rooms that play roles (+E).
 */
final class RelayCommands {
  /** The tag that names the bridge. */
  static final String TAG = "draft/relaymsg";

  private static final String SEPARATORS = "/";

  private final Core core;

  RelayCommands(Core core) {
    this.core = core;
  }

  void relay(Session session, Message message) {
    Client client = session.client();
    Optional<Room> room =
        core.room(message.parameter(0)).filter(r -> r.members.containsKey(client));
    String nick = message.parameter(1);
    if (room.isEmpty()) {
      session.reply(Numeric.ERR_NOSUCHCHANNEL, orStar(message.parameter(0)), "No such channel");
    } else if (!client.isOperator() && !RoomCommands.mayModerate(room.get(), client, 'o')) {
      session.fail("RELAYMSG", "PRIVS_NEEDED", "Only operators of the room relay messages");
    } else if (!isRelayed(nick)) {
      session.fail("RELAYMSG", "INVALID_NICK", "A relayed nick has a / and no other signs");
    } else if (message.parameter(2).isBlank()) {
      session.fail("RELAYMSG", "BLANK_MSG", "The message must not be blank");
    } else {
      String source = nick + "!" + client.user + "@" + core.config().name();
      say(session, room.get(), source, message.parameter(2), Map.of(TAG, client.nick));
    }
  }

  private boolean isRelayed(String nick) {
    return SEPARATORS.chars().anyMatch(c -> nick.indexOf(c) >= 0)
        && Names.utf8Length(nick) <= core.config().limits().nick()
        && nick.codePoints().noneMatch(c -> c <= ' ' || c == 0x7f || "!@#&:,*?".indexOf(c) >= 0);
  }

  private static String orStar(String name) {
    return name.isEmpty() || name.indexOf(' ') >= 0 ? "*" : name;
  }

  void npc(Session session, Message message) {
    play(session, message, "*" + message.parameter(1) + "*", 2, false);
  }

  void npcAction(Session session, Message message) {
    play(session, message, "*" + message.parameter(1) + "*", 2, true);
  }

  void scene(Session session, Message message) {
    play(session, message, "=Scene=", 1, false);
  }

  private void play(Session session, Message message, String as, int from, boolean action) {
    Client client = session.client();
    Optional<Room> found = core.room(message.parameter(0));
    if (found.isEmpty() || !found.get().members.containsKey(client)) {
      session.reply(Numeric.ERR_NOTONCHANNEL, orStar(message.parameter(0)), "You are not in it");
      return;
    }
    Room room = found.get();
    boolean voiced = RoomCommands.mayModerate(room, client, 'v');
    if (!room.has('E')
        || (room.has('m') && !voiced)
        || (!voiced && core.roomBans().holdOff(room, client, true))) {
      session.reply(Numeric.ERR_CANNOTSENDRP, room.name(), "Roles cannot be played here (+E)");
    } else if (as.indexOf('!') >= 0 || as.indexOf('@') >= 0 || as.equals("**")) {
      session.reply(Numeric.ERR_CANNOTSENDRP, room.name(), "This is no name for a role");
    } else {
      String words =
          String.join(" ", message.parameters().subList(from, message.parameters().size()));
      String text = words + " (" + client.nick + ")";
      String source = as + "!" + client.nick + "@npc.fakeuser.invalid";
      say(session, room, source, action ? "\u0001ACTION " + text + "\u0001" : text, Map.of());
    }
  }

  private void say(
      Session session, Room room, String source, String text, Map<String, String> tags) {
    String msgid = core.config().history().isKept() ? core.nextMsgid() : core.passingMsgid();
    core.keep(new Item(room.key, core.now(), msgid, "PRIVMSG", source, "", text, tags));
    core.counters.messages++;
    Line.Meta meta = new Line.Meta(core.now(), msgid, "", true, "", tags);
    Line line = Line.of(meta, source, "PRIVMSG", room.name(), text);
    core.fanout().toRoom(room, line, session);
    session.send(line);
  }
}
