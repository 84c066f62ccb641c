package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.chat.log.RoomFacts;
import sextant.irc.Message;
import sextant.irc.ModeChange;
import sextant.irc.Names;
import sextant.irc.Numeric;

/** PROP: modes by their names (IRCv3 draft named-modes). */
final class PropCommand {
  private static final int WORDS_PER_LINE = 12;

  private final Core core;
  private final ModeCommand modes;
  private final OwnModes own;

  PropCommand(Core core, ModeCommand modes) {
    this.core = core;
    this.modes = modes;
    this.own = new OwnModes(core);
  }

  /** Tells a client that has come in which modes there are. */
  static void welcome(Session session) {
    if (session.capVersion >= 302) {
      table(session, Numeric.RPL_CHMODELIST, NamedModes.ROOM.table());
      table(session, Numeric.RPL_UMODELIST, NamedModes.OWN.table());
    }
  }

  private static void table(Session session, Numeric numeric, List<String> words) {
    for (int from = 0; from < words.size(); from += WORDS_PER_LINE) {
      int to = Math.min(words.size(), from + WORDS_PER_LINE);
      List<String> some = new ArrayList<>(words.subList(from, to));
      if (to < words.size()) {
        some.addFirst("*");
      }
      session.reply(numeric, some.toArray(String[]::new));
    }
  }

  void prop(Session session, Message message) {
    String target = message.parameter(0);
    List<String> words = message.parameters().subList(1, message.parameters().size());
    if (!target.isEmpty() && Names.isRoomSign(target.charAt(0))) {
      core.room(target)
          .ifPresentOrElse(
              room -> room(session, room, words),
              () -> session.reply(Numeric.ERR_NOSUCHCHANNEL, target, "No such channel"));
    } else if (own.isOwn(session, target)) {
      own(session, words);
    }
  }

  private void room(Session session, Room room, List<String> words) {
    Client client = session.client();
    if (words.isEmpty()) {
      boolean inside = room.members.containsKey(client) || client.isOperator();
      show(session, room.name(), NamedModes.ROOM.set(RoomViews.modes(room, inside)));
      return;
    }
    List<ModeChange> changes = new ArrayList<>();
    for (String word : words) {
      Optional<ModeChange> change = NamedModes.ROOM.change(word);
      if (change.isEmpty()) {
        session.reply(Numeric.ERR_UNKNOWNMODE, word, "is an unknown mode to me");
      } else if (isList(change.get())) {
        list(session, room, word, change.get().letter());
      } else {
        changes.add(change.get());
      }
    }
    if (!changes.isEmpty()) {
      modes.change(session, room, changes);
    }
  }

  private static boolean isList(ModeChange change) {
    return Welcome.ROOM_MODES.lists().indexOf(change.letter()) >= 0 && change.value().isEmpty();
  }

  private static void show(Session session, String target, List<String> words) {
    for (int from = 0; from == 0 || from < words.size(); from += WORDS_PER_LINE) {
      List<String> reply = new ArrayList<>(List.of(target));
      reply.addAll(words.subList(from, Math.min(words.size(), from + WORDS_PER_LINE)));
      session.reply(Numeric.RPL_PROPLIST, reply.toArray(String[]::new));
    }
    session.reply(Numeric.RPL_ENDOFPROPLIST, target, "End of mode list");
  }

  private static void list(Session session, Room room, String word, char letter) {
    String name = word.startsWith("+") ? word.substring(1) : word;
    for (RoomFacts.Listed listed : room.facts.list(letter)) {
      String since = Long.toString(listed.millis() / 1000);
      session.reply(Numeric.RPL_LISTPROPLIST, room.name(), name, listed.mask(), listed.by(), since);
    }
    session.reply(Numeric.RPL_ENDOFLISTPROPLIST, room.name(), name, "End of list");
  }

  private void own(Session session, List<String> words) {
    Client client = session.client();
    if (words.isEmpty()) {
      show(session, client.nick, NamedModes.OWN.set(List.of("+" + client.modes)));
      return;
    }
    StringBuilder letters = new StringBuilder();
    for (String word : words) {
      NamedModes.OWN
          .change(word)
          .ifPresentOrElse(
              change -> letters.append(change.adding() ? '+' : '-').append(change.letter()),
              () -> session.reply(Numeric.ERR_UMODEUNKNOWNFLAG, "Unknown MODE flag"));
    }
    own.change(session, client, letters.toString());
  }
}
