package sextant.chat.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.irc.Formatting;
import sextant.irc.Message;
import sextant.irc.Names;
import sextant.irc.Numeric;
import sextant.irc.TagText;

/** PRIVMSG, NOTICE, TAGMSG: what people say, to rooms and to each other. */
final class Speech {
  private static final int MOST_TARGETS = 4;

  private final Core core;
  private final Playback playback;

  /**
   * What is said.
   *
   * @param kind the command
   * @param parts its lines; one, unless it is a multiline message; none for TAGMSG
   * @param tags client tags
   * @param concat which parts continue the one before
   */
  record Words(String kind, List<String> parts, Map<String, String> tags, List<Boolean> concat) {
    boolean isNotice() {
      return kind.equals("NOTICE");
    }

    boolean isTags() {
      return kind.equals("TAGMSG");
    }

    /** The whole text with line ends. */
    String text() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < parts.size(); i++) {
        text.append(i == 0 || concat.get(i) ? "" : "\n").append(parts.get(i));
      }
      return text.toString();
    }

    boolean isMultiline() {
      return parts.size() > 1;
    }
  }

  Speech(Core core) {
    this.core = core;
    this.playback = new Playback(core);
  }

  void say(Session session, Message message) {
    String kind = message.command();
    if (message.parameter(0).isEmpty()) {
      if (!kind.equals("NOTICE")) {
        session.reply(Numeric.ERR_NORECIPIENT, "No recipient given (" + kind + ")");
      }
      return;
    }
    String text = message.parameter(1);
    boolean isTags = kind.equals("TAGMSG");
    if (text.isEmpty() && !isTags) {
      if (!kind.equals("NOTICE")) {
        session.reply(Numeric.ERR_NOTEXTTOSEND, "No text to send");
      }
      return;
    }
    Map<String, String> tags = clientTags(session, message);
    if (isTags && tags.isEmpty()) {
      return;
    }
    Words words = new Words(kind, isTags ? List.of() : List.of(text), tags, List.of(false));
    String[] targets = message.parameter(0).split(",");
    for (int i = 0; i < targets.length; i++) {
      if (i == MOST_TARGETS) {
        session.reply(Numeric.ERR_TOOMANYTARGETS, targets[i], "Too many targets");
        return;
      }
      say(session, targets[i], words);
    }
  }

  /** ZNC module words: what clients of that bouncer say to its modules. */
  void znc(Session session, Message message) {
    if (message.parameter(0).equalsIgnoreCase("*playback")) {
      List<String> words = message.parameters().subList(1, message.parameters().size());
      playback.play(session, String.join(" ", words));
    }
  }

  static Map<String, String> clientTags(Session session, Message message) {
    if (message.tags().isEmpty() || !session.has(Cap.MESSAGE_TAGS)) {
      return Map.of();
    }
    Map<String, String> tags = new LinkedHashMap<>();
    message
        .tags()
        .forEach((key, value) -> {
          if (TagText.isClientOnly(key)) {
            tags.put(key, value);
          }
        });
    return tags;
  }

  void say(Session session, String target, Words words) {
    Client client = session.client();
    client.activeMillis = core.now();
    core.counters.messages++;
    Optional<String> spam =
        client.isOperator() ? Optional.empty() : core.spamFilter().refusal(words);
    if (spam.isPresent()) {
      core.tellOperators("Spam from " + client.source() + " to " + target + ": " + spam.get());
      no(session, words, Numeric.ERR_CANNOTSENDTOCHAN, target, "This text is not wanted here");
      return;
    }
    char sign = target.isEmpty() ? 0 : target.charAt(0);
    boolean plain = target.length() < 2 || !Names.isRoomSign(target.charAt(1));
    char least = plain ? 0 : Member.modeOfSign(sign); // & alone begins a room
    String name = least == 0 ? target : target.substring(1);
    if (!name.isEmpty() && Names.isRoomSign(name.charAt(0))) {
      Optional<Room> room = core.room(name);
      if (room.isEmpty()) {
        no(session, words, Numeric.ERR_NOSUCHCHANNEL, target, "No such channel");
      } else {
        toRoom(session, room.get(), words, least == 0 ? null : sign);
      }
    } else if (target.equalsIgnoreCase("*playback")) {
      playback.play(session, words.text());
    } else if (Services.isService(target)) {
      if (!words.isTags()) {
        core.services().said(session, target, words.text());
      }
    } else {
      toPerson(session, target, words);
    }
  }

  private static void no(
      Session session, Words words, Numeric numeric, String target, String text) {
    if (!words.isNotice()) {
      session.reply(numeric, target.isEmpty() ? "*" : target, text);
    }
  }

  private void toRoom(Session session, Room room, Words words, @Nullable Character sign) {
    Client client = session.client();
    Optional<String> refusal = refusal(room, client, words);
    if (refusal.isPresent()) {
      no(session, words, Numeric.ERR_CANNOTSENDTOCHAN, room.name(), refusal.get());
      return;
    }
    String slow = room.facts.value('S');
    if (!slow.isEmpty() && !words.isTags()) {
      room.lastSaid.put(client, core.now());
    }
    String target = sign == null ? room.name() : sign + room.name();
    boolean kept = sign == null && isKept(words);
    String msgid =
        kept && core.config().history().isKept() ? core.nextMsgid() : core.passingMsgid();
    if (kept) {
      History.keep(
          core, room, new History.Said(client, msgid, words.kind(), words.text(), words.tags()));
    }
    Delivery delivery = new Delivery(core, session, client, target, words, msgid);
    char least = sign == null ? 0 : Member.modeOfSign(sign);
    boolean moderated = room.has('U') && !isHigh(room, client);
    for (Map.Entry<Client, Member> member : room.members.entrySet()) {
      boolean hears = least == 0 || member.getValue().atLeast(least);
      boolean may = !moderated || member.getValue().atLeast('h');
      boolean listens = !member.getKey().has('D');
      if (hears && may && listens && member.getKey() != client) {
        delivery.to(member.getKey());
      }
    }
    delivery.echo();
  }

  private static boolean isHigh(Room room, Client client) {
    Member member = room.members.get(client);
    return member != null && member.atLeast('v');
  }

  /** Of tag messages only reactions are worth keeping, and those that ask for it. */
  private static boolean isKept(Words words) {
    return !words.isTags()
        || words.tags().containsKey("+draft/react")
        || words.tags().containsKey("+react")
        || words.tags().containsKey("+draft/unreact")
        || words.tags().containsKey("+draft/persist")
        || words.tags().containsKey("+persist");
  }

  private Optional<String> refusal(Room room, Client client, Words words) {
    Member member = room.members.get(client);
    boolean high = member != null && member.atLeast('v');
    if (member == null && room.has('n')) {
      return Optional.of("Cannot send to channel: join it first");
    }
    if (member == null && room.has('s')) {
      return Optional.of("Cannot send to channel");
    }
    if (room.has('m') && !high) {
      return Optional.of("Cannot send to channel: it is moderated");
    }
    if (!high && core.roomBans().holdOff(room, client, true)) {
      return Optional.of("Cannot send to channel: you are banned or muted");
    }
    if (room.has('M') && client.account.isEmpty() && !high) {
      return Optional.of("Cannot send to channel: log in first");
    }
    return refusalOfText(room, client, words, high);
  }

  private Optional<String> refusalOfText(Room room, Client client, Words words, boolean high) {
    String text = words.isTags() ? "" : words.text();
    boolean ctcp = text.startsWith("\u0001");
    if (room.has('C') && ctcp && !text.startsWith("\u0001ACTION")) {
      return Optional.of("Cannot send to channel: no CTCP here");
    }
    if (room.has('T') && words.isNotice()) {
      return Optional.of("Cannot send to channel: no notices here");
    }
    if (room.has('c') && !Formatting.strip(text).equals(text)) {
      return Optional.of("Cannot send to channel: no colours here");
    }
    String slow = room.facts.value('S');
    if (!slow.isEmpty() && !high && !words.isTags()) {
      long wait =
          room.lastSaid.getOrDefault(client, 0L) + Integer.parseInt(slow) * 1000L - core.now();
      if (wait > 0) {
        return Optional.of("Cannot send to channel: slow mode, wait " + (wait / 1000 + 1) + " s");
      }
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean word =
        !high
            && room.facts.list('w').stream()
                .anyMatch(entry ->
                    !text.isEmpty() && lower.contains(entry.mask().toLowerCase(Locale.ROOT)));
    return word
        ? Optional.of("Cannot send to channel: a word that is not wanted")
        : Optional.empty();
  }

  private void toPerson(Session session, String nick, Words words) {
    Client client = session.client();
    Client target = core.clients.get(core.fold(nick));
    if (target == null) {
      no(session, words, Numeric.ERR_NOSUCHNICK, nick, "No such nick");
      return;
    }
    if (!target.equals(client) && !core.privacy().admits(session, target, words)) {
      return;
    }
    boolean kept = isKept(words);
    String msgid =
        kept && core.config().history().isKept() ? core.nextMsgid() : core.passingMsgid();
    if (kept) {
      History.keepDirect(
          core, target, new History.Said(client, msgid, words.kind(), words.text(), words.tags()));
    }
    client.accepted.add(target.key);
    Delivery delivery = new Delivery(core, session, client, target.nick, words, msgid);
    if (!target.equals(client)) {
      delivery.to(target);
    }
    delivery.echoTo(target.equals(client));
    if (!target.away.isEmpty() && !words.isNotice() && !words.isTags()) {
      session.reply(Numeric.RPL_AWAY, target.nick, target.away);
    }
  }

  /** The parts of one message as one list of lines, for those who cannot take a batch. */
  static List<Line> lines(Line.Meta meta, String source, String target, Words words) {
    List<Line> lines = new ArrayList<>();
    Line.Meta next = meta;
    for (String part : words.parts()) {
      if (!part.isEmpty()) {
        lines.add(Line.of(next, source, words.kind(), target, part));
        next = meta.withId("");
      }
    }
    return lines;
  }
}
