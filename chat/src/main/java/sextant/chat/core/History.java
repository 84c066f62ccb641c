package sextant.chat.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.chat.log.Item;

/** What is kept of what happens, and how it looks when it is shown again. */
final class History {
  private History() {}

  /** Something that somebody did in a room. */
  record Said(Client client, String msgid, String kind, String text, Map<String, String> tags) {
    Said(Client client, String msgid, String kind, String text) {
      this(client, msgid, kind, text, Map.of());
    }
  }

  static void keep(Core core, Room room, Said said) {
    core.keep(item(core, room.key, said));
  }

  static void keepDirect(Core core, Client other, Said said) {
    String target = Item.conversation(identity(core, said.client()), identity(core, other));
    core.keep(item(core, target, said));
  }

  private static Item item(Core core, String target, Said said) {
    Client client = said.client();
    Map<String, String> tags = said.tags();
    if (client.has('B')) {
      tags = new LinkedHashMap<>(tags);
      tags.put("bot", "");
    }
    return new Item(
        target,
        core.now(),
        said.msgid(),
        said.kind(),
        client.source(),
        client.account.isEmpty() ? "" : core.fold(client.account),
        said.text(),
        tags);
  }

  /** Under what name somebody's conversations are kept: the account, or this very client. */
  static String identity(Core core, Client client) {
    return client.account.isEmpty()
        ? "~" + client.key + "~" + client.id
        : core.fold(client.account);
  }

  /** The name to show for an identity. */
  static String nickOf(Core core, String identity) {
    if (identity.startsWith("~")) {
      return identity.substring(1, Math.max(1, identity.lastIndexOf('~')));
    }
    return core.state().account(identity).map(account -> account.name()).orElse(identity);
  }

  /** The identity of the person a client means by a nick. */
  static Optional<String> identityOf(Core core, String nick) {
    Optional<String> present = core.client(nick).map(client -> identity(core, client));
    return present.isPresent()
        ? present
        : core.state().ownerOfNick(nick).map(account -> core.fold(account.name()));
  }

  /** A line of the history as a session may see it; a multiline message may be several. */
  static List<Line> lines(Session session, Item item, String target) {
    Map<String, String> tags = new LinkedHashMap<>(item.tags());
    boolean bot = tags.remove("bot") != null;
    String account = item.account().isEmpty() ? "" : nickOf(session.core, item.account());
    Line.Meta meta = new Line.Meta(item.millis(), item.msgid(), account, bot, "", tags);
    List<Line> lines = new ArrayList<>();
    switch (item.kind()) {
      case "PRIVMSG", "NOTICE" -> said(item, target, meta, lines);
      case "TAGMSG" -> lines.add(Line.of(meta, item.source(), "TAGMSG", target));
      case "JOIN" -> lines.add(join(session, item, target, meta, account));
      case "QUIT", "NICK" -> lines.add(Line.of(meta, item.source(), item.kind(), item.text()));
      case "KICK", "MODE" ->
          lines.add(Line.of(meta, item.source(), item.kind(), words(target, item)));
      default -> lines.add(Line.of(meta, item.source(), item.kind(), target, item.text()));
    }
    return lines;
  }

  private static void said(Item item, String target, Line.Meta meta, List<Line> lines) {
    Line.Meta rest = meta;
    for (String part : item.text().split("\n")) {
      if (!part.isEmpty()) {
        lines.add(Line.of(rest, item.source(), item.kind(), target, part));
        rest = meta.withId("");
      }
    }
  }

  private static Line join(
      Session session, Item item, String target, Line.Meta meta, String account) {
    return session.has(Cap.EXTENDED_JOIN)
        ? Line.of(
            meta, item.source(), "JOIN", target, account.isEmpty() ? "*" : account, item.text())
        : Line.of(meta, item.source(), "JOIN", target);
  }

  private static List<String> words(String target, Item item) {
    List<String> words = new ArrayList<>(List.of(target));
    if (item.kind().equals("KICK")) {
      int space = item.text().indexOf(' ');
      words.add(item.text().substring(0, space));
      words.add(item.text().substring(space + 1));
    } else {
      words.addAll(List.of(item.text().split(" ")));
    }
    return words;
  }
}
