package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.chat.log.Event;
import sextant.chat.log.RoomFacts;
import sextant.irc.Extban;
import sextant.irc.Mask;
import sextant.irc.Message;
import sextant.irc.ModeChange;
import sextant.irc.ModeSyntax;
import sextant.irc.Names;
import sextant.irc.Numeric;

/** MODE of rooms. */
final class ModeCommand {
  private static final int MOST_CHANGES = 20;
  private static final int LONGEST_MASK = 200;

  private final Core core;
  private final OwnModes own;

  ModeCommand(Core core) {
    this.core = core;
    this.own = new OwnModes(core);
  }

  void mode(Session session, Message message) {
    String target = message.parameter(0);
    if (!target.isEmpty() && Names.isRoomSign(target.charAt(0))) {
      core.room(target)
          .ifPresentOrElse(
              room -> room(session, room, message.parameters()),
              () -> session.reply(Numeric.ERR_NOSUCHCHANNEL, target, "No such channel"));
    } else {
      own.mode(session, target, message.parameters());
    }
  }

  private void room(Session session, Room room, List<String> words) {
    if (words.size() == 1) {
      show(session, room);
      return;
    }
    change(
        session,
        room,
        Welcome.ROOM_MODES.parse(words.subList(1, Math.min(words.size(), MOST_CHANGES + 2))));
  }

  /** Makes changes, and shows lists that are only named. */
  void change(Session session, Room room, List<ModeChange> changes) {
    Client client = session.client();
    List<ModeChange> wanted = new ArrayList<>();
    for (ModeChange change : changes) {
      if (!Welcome.ROOM_MODES.knows(change.letter())) {
        String letter = String.valueOf(change.letter());
        session.reply(Numeric.ERR_UNKNOWNMODE, letter, "is an unknown mode character to me");
      } else if (Welcome.ROOM_MODES.lists().indexOf(change.letter()) >= 0
          && change.value().isEmpty()) {
        list(session, room, change.letter());
      } else {
        wanted.add(change);
      }
    }
    if (!wanted.isEmpty()) {
      if (mayChange(session, room, client)) {
        apply(session, room, wanted, client);
      }
    }
  }

  private static boolean mayChange(Session session, Room room, Client client) {
    if (!room.members.containsKey(client)) {
      session.reply(Numeric.ERR_NOTONCHANNEL, room.name(), "You're not on that channel");
      return false;
    }
    if (!RoomCommands.mayModerate(room, client, 'h')) {
      session.reply(Numeric.ERR_CHANOPRIVSNEEDED, room.name(), "You're not a channel operator");
      return false;
    }
    return true;
  }

  private static void show(Session session, Room room) {
    boolean inside = room.members.containsKey(session.client());
    if (!room.isVisibleTo(session.client())) {
      session.reply(Numeric.ERR_NOSUCHCHANNEL, room.name(), "No such channel");
      return;
    }
    List<String> reply = new ArrayList<>(List.of(room.name()));
    reply.addAll(RoomViews.modes(room, inside));
    session.reply(Numeric.RPL_CHANNELMODEIS, reply.toArray(String[]::new));
    String made = Long.toString(room.facts.madeMillis() / 1000);
    session.reply(Numeric.RPL_CREATIONTIME, room.name(), made);
  }

  private static void list(Session session, Room room, char letter) {
    Numeric entry =
        letter == 'b'
            ? Numeric.RPL_BANLIST
            : letter == 'e' ? Numeric.RPL_EXCEPTLIST : Numeric.RPL_INVEXLIST;
    Numeric end =
        letter == 'b'
            ? Numeric.RPL_ENDOFBANLIST
            : letter == 'e' ? Numeric.RPL_ENDOFEXCEPTLIST : Numeric.RPL_ENDOFINVEXLIST;
    for (RoomFacts.Listed listed : room.facts.list(letter)) {
      String since = Long.toString(listed.millis() / 1000);
      session.reply(entry, room.name(), listed.mask(), listed.by(), since);
    }
    session.reply(end, room.name(), "End of list");
  }

  /** Makes the changes that are right, and tells the room of those that changed something. */
  void apply(Session session, Room room, List<ModeChange> wanted, Client by) {
    List<ModeChange> done = new ArrayList<>();
    for (ModeChange change : wanted) {
      apply(session, room, change, by).ifPresent(done::add);
    }
    announce(room, done, by);
  }

  private void announce(Room room, List<ModeChange> done, Client by) {
    if (done.isEmpty()) {
      return;
    }
    List<String> words = new ArrayList<>(ModeSyntax.format(done));
    String msgid = core.nextMsgid();
    History.keep(core, room, new History.Said(by, msgid, "MODE", String.join(" ", words)));
    words.addFirst(room.name());
    Line.Meta meta = core.fanout().meta(by).withId(msgid);
    core.fanout().toRoom(room, Line.of(meta, by.source(), "MODE", words), null);
  }

  private Optional<ModeChange> apply(Session session, Room room, ModeChange change, Client by) {
    char letter = change.letter();
    if (Member.ORDER.indexOf(letter) >= 0) {
      return member(session, room, change, by);
    }
    if (Welcome.ROOM_MODES.lists().indexOf(letter) >= 0) {
      return listed(session, room, change, by);
    }
    return switch (letter) {
      case 'k' -> key(session, room, change);
      case 'l', 'S' -> number(session, room, change);
      case 'f' -> forward(session, room, change, by);
      default -> flag(room, change);
    };
  }

  private Optional<ModeChange> flag(Room room, ModeChange change) {
    if (room.has(change.letter()) == change.adding()) {
      return Optional.empty();
    }
    return set(room, change);
  }

  private Optional<ModeChange> set(Room room, ModeChange change) {
    String letter = String.valueOf(change.letter());
    core.change(new Event.ModeSet(room.name(), change.adding(), letter, change.value()));
    return Optional.of(change);
  }

  private Optional<ModeChange> key(Session session, Room room, ModeChange change) {
    if (!change.adding()) {
      String old = room.facts.value('k');
      return room.has('k')
          ? set(room, new ModeChange(false, 'k', "")).map(c -> new ModeChange(false, 'k', old))
          : Optional.empty();
    }
    String key = change.value();
    boolean bad =
        key.isEmpty()
            || key.length() > 64
            || key.chars().anyMatch(c -> c <= ' ' || c == ',' || c == ':');
    if (bad) {
      session.reply(Numeric.ERR_INVALIDMODEPARAM, room.name(), "k", "*", "Not a valid channel key");
      return Optional.empty();
    }
    return set(room, change);
  }

  private Optional<ModeChange> number(Session session, Room room, ModeChange change) {
    if (!change.adding()) {
      return room.has(change.letter()) ? set(room, change) : Optional.empty();
    }
    boolean good = change.value().matches("[0-9]{1,8}") && Integer.parseInt(change.value()) > 0;
    if (!good) {
      session.reply(
          Numeric.ERR_INVALIDMODEPARAM,
          room.name(),
          String.valueOf(change.letter()),
          change.value().isEmpty() || change.value().indexOf(' ') >= 0 ? "*" : change.value(),
          "Not a valid number");
      return Optional.empty();
    }
    String plain = Integer.toString(Integer.parseInt(change.value()));
    return room.facts.value(change.letter()).equals(plain)
        ? Optional.empty()
        : set(room, new ModeChange(true, change.letter(), plain));
  }

  private Optional<ModeChange> forward(Session session, Room room, ModeChange change, Client by) {
    if (!change.adding()) {
      return room.has('f') ? set(room, change) : Optional.empty();
    }
    Optional<Room> target = core.room(change.value());
    if (target.isEmpty()) {
      session.reply(Numeric.ERR_INVALIDMODEPARAM, room.name(), "f", "*", "No such channel");
      return Optional.empty();
    }
    if (!RoomCommands.mayModerate(target.get(), by, 'h')) {
      session.reply(
          Numeric.ERR_CHANOPRIVSNEEDED, target.get().name(), "You must be operator there too");
      return Optional.empty();
    }
    return set(room, new ModeChange(true, 'f', target.get().name()));
  }

  private Optional<ModeChange> listed(Session session, Room room, ModeChange change, Client by) {
    String letter = String.valueOf(change.letter());
    List<RoomFacts.Listed> list = room.facts.list(change.letter());
    String wanted =
        change.letter() == 'w'
            ? Names.truncate(change.value(), LONGEST_MASK)
            : mask(change.value());
    Optional<String> present =
        list.stream()
            .map(RoomFacts.Listed::mask)
            .filter(mask -> core.fold(mask).equals(core.fold(wanted)))
            .findFirst();
    if (present.isPresent() == change.adding()) {
      return Optional.empty();
    }
    String mask = present.orElse(wanted);
    if (change.adding() && list.size() >= core.config().limits().listEntries()) {
      session.reply(Numeric.ERR_BANLISTFULL, room.name(), mask, "Channel list is full");
      return Optional.empty();
    }
    core.change(
        new Event.ListChanged(room.name(), letter, change.adding(), mask, by.source(), core.now()));
    return Optional.of(new ModeChange(change.adding(), change.letter(), mask));
  }

  private static String mask(String given) {
    String text = Names.truncate(given, LONGEST_MASK);
    Optional<Extban> extban = Extban.parse(text);
    if (extban.isEmpty()) {
      return Mask.complete(text).text();
    }
    Extban ban = extban.get();
    return ban.letter() == 'm' && Extban.parse(ban.value()).isEmpty()
        ? new Extban(ban.negated(), 'm', Mask.complete(ban.value()).text()).toString()
        : ban.toString();
  }

  private Optional<ModeChange> member(Session session, Room room, ModeChange change, Client by) {
    if (change.value().isEmpty()) {
      session.reply(Numeric.ERR_NEEDMOREPARAMS, "MODE", "Not enough parameters");
      return Optional.empty();
    }
    Client target = core.clients.get(core.fold(change.value()));
    if (target == null) {
      session.reply(Numeric.ERR_NOSUCHNICK, change.value(), "No such nick");
      return Optional.empty();
    }
    Member member = room.members.get(target);
    if (member == null) {
      session.reply(
          Numeric.ERR_USERNOTINCHANNEL, target.nick, room.name(), "They aren't on that channel");
      return Optional.empty();
    }
    if (!mayRank(room, change, by, target)) {
      session.reply(Numeric.ERR_CHANOPRIVSNEEDED, room.name(), "You're not a channel operator");
      return Optional.empty();
    }
    if (member.has(change.letter()) == change.adding()) {
      return Optional.empty();
    }
    member.set(change.letter(), change.adding());
    core.presence().touch(target);
    core.accounts().keepRoom(target, room, member);
    return Optional.of(new ModeChange(change.adding(), change.letter(), target.nick));
  }

  /** Up to one's own rank one may give; taking one's own away is always allowed. */
  private static boolean mayRank(Room room, ModeChange change, Client by, Client target) {
    Member own = room.members.get(by);
    if (own == null) {
      return by.isOperator();
    }
    boolean giveUp = !change.adding() && by.equals(target);
    int rank = Member.ORDER.indexOf(change.letter());
    boolean may = own.atLeast('o') ? rank >= Math.min(own.rank(), 2) : rank > 3;
    return giveUp || may;
  }
}
