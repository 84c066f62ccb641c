package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sextant.chat.core.MetadataNews.Fact;
import sextant.chat.log.Event;
import sextant.irc.Message;
import sextant.irc.Names;
import sextant.irc.Numeric;

/** METADATA: small facts about people and rooms, and who wants to hear of them (IRCv3 metadata). */
final class MetadataCommand {
  private static final int MOST_SUBSCRIPTIONS = 100;

  private final Core core;

  MetadataCommand(Core core) {
    this.core = core;
  }

  /** Whose facts: a client's, a room's, or of somebody who is only coming in. */
  private record Owner(Optional<Client> client, Optional<Room> room, String name) {
    boolean isEarly() {
      return client.isEmpty() && room.isEmpty();
    }
  }

  void metadata(Session session, Message message) {
    String word = message.parameter(1).toUpperCase(Locale.ROOT);
    List<String> keys = message.parameters().subList(2, message.parameters().size());
    switch (word) {
      case "SUB", "UNSUB" -> subscribe(session, keys, word.equals("SUB"));
      case "SUBS" -> subscriptions(session);
      case "GET", "LIST", "SET", "CLEAR", "SYNC" -> about(session, message, word, keys);
      default ->
          session.fail(
              "METADATA", "SUBCOMMAND_INVALID", message.parameter(1), "Unknown subcommand");
    }
  }

  private void about(Session session, Message message, String word, List<String> keys) {
    String target = message.parameter(0);
    Optional<Owner> owner = owner(session, target);
    if (owner.isEmpty()) {
      session.fail("METADATA", "INVALID_TARGET", target, "No such nick or channel");
      return;
    }
    boolean changes = word.equals("SET") || word.equals("CLEAR");
    if (changes && !may(session, owner.get())) {
      String key = keys.isEmpty() || word.equals("CLEAR") ? "*" : keys.getFirst();
      session.fail("METADATA", "KEY_NO_PERMISSION", target, key, "You may not change this");
      return;
    }
    switch (word) {
      case "GET" -> get(session, owner.get(), keys);
      case "SET" -> set(session, owner.get(), keys);
      case "CLEAR" -> clear(session, owner.get());
      default -> list(session, owner.get(), word.equals("SYNC"));
    }
  }

  private Optional<Owner> owner(Session session, String target) {
    if (target.equals("*")) {
      return Optional.of(
          new Owner(Optional.ofNullable(session.client), Optional.empty(), session.replyNick()));
    }
    if (!target.isEmpty() && Names.isRoomSign(target.charAt(0))) {
      return core.room(target)
          .filter(room -> session.isRegistered() && isOpenTo(room, session.client()))
          .map(room -> new Owner(Optional.empty(), Optional.of(room), room.name()));
    }
    return core.client(target).map(c -> new Owner(Optional.of(c), Optional.empty(), c.nick));
  }

  /** Rooms that one cannot just join keep their facts to themselves. */
  private static boolean isOpenTo(Room room, Client client) {
    boolean closed = room.has('s') || room.has('i') || room.has('k');
    return !closed || room.members.containsKey(client) || client.isOperator();
  }

  private static boolean may(Session session, Owner owner) {
    Client client = session.client;
    if (client == null) {
      return owner.isEarly();
    }
    return owner.client().map(client::equals).orElse(false)
        || owner.room().map(room -> RoomCommands.mayModerate(room, client, 'h')).orElse(false)
        || client.isOperator();
  }

  private Map<String, String> facts(Session session, Owner owner) {
    if (owner.isEarly()) {
      return new TreeMap<>(session.earlyMetadata);
    }
    return owner
        .client()
        .map(client -> client.metadata)
        .map(map -> (Map<String, String>) new TreeMap<>(map))
        .orElseGet(() -> core.state().metadata(owner.name()));
  }

  private void get(Session session, Owner owner, List<String> keys) {
    List<Line> lines = new ArrayList<>();
    Map<String, String> facts = facts(session, owner);
    for (String key : keys) {
      if (!isKey(key)) {
        session.fail("METADATA", "KEY_INVALID", orStar(key), "Not a valid key");
        continue;
      }
      lines.add(answer(session, owner, new Fact(key, facts.getOrDefault(key, ""))));
    }
    session.batch("metadata", List.of(owner.name()), lines);
  }

  private static String orStar(String key) {
    return key.isEmpty() || key.indexOf(' ') >= 0 ? "*" : key;
  }

  private static Line answer(Session session, Owner owner, Fact fact) {
    return fact.value().isEmpty()
        ? MetadataNews.numeric(
            session, Numeric.RPL_KEYNOTSET, owner.name(), fact.key(), "key not set")
        : MetadataNews.numeric(
            session, Numeric.RPL_KEYVALUE, owner.name(), fact.key(), "*", fact.value());
  }

  private void list(Session session, Owner owner, boolean asNews) {
    List<Line> lines = new ArrayList<>();
    facts(session, owner)
        .forEach((key, value) -> {
          Fact fact = new Fact(key, value);
          if (!asNews) {
            lines.add(answer(session, owner, fact));
          } else if (session.subscriptions.contains(key)) {
            lines.add(MetadataNews.line(session, owner.name(), owner.name(), fact));
          }
        });
    session.batch("metadata", List.of(owner.name()), lines);
  }

  private void set(Session session, Owner owner, List<String> words) {
    String key = words.isEmpty() ? "" : words.getFirst();
    String value = words.size() > 1 ? words.get(1) : "";
    Map<String, String> facts = facts(session, owner);
    if (!isKey(key)) {
      session.fail("METADATA", "KEY_INVALID", orStar(key), "Not a valid key");
    } else if (Names.utf8Length(value) > core.config().limits().metadataValue()) {
      tooLong(session, key);
    } else if (value.isEmpty() && !facts.containsKey(key)) {
      session.fail("METADATA", "KEY_NOT_SET", owner.name(), key, "key not set");
    } else if (!facts.containsKey(key) && facts.size() >= core.config().limits().metadataKeys()) {
      session.fail("METADATA", "LIMIT_REACHED", owner.name(), "Too many keys");
    } else {
      store(session, owner, new Fact(key, value));
      session.send(answer(session, owner, new Fact(key, value)));
    }
  }

  private static void tooLong(Session session, String key) {
    if (session.has(Cap.METADATA_3)) {
      session.fail("METADATA", "INVALID_VALUE", key, "The value is too long");
    } else {
      session.fail("METADATA", "INVALID_VALUE", "The value is too long");
    }
  }

  private void store(Session session, Owner owner, Fact fact) {
    if (owner.isEarly()) {
      put(session.earlyMetadata, fact.key(), fact.value());
      return;
    }
    List<Client> audience = new ArrayList<>();
    owner
        .client()
        .ifPresent(client -> {
          keep(core, client, fact.key(), fact.value());
          audience.addAll(core.fanout().neighbours(client));
          audience.add(client);
        });
    owner
        .room()
        .ifPresent(room -> {
          core.change(new Event.MetadataSet(room.name(), fact.key(), fact.value()));
          audience.addAll(room.members.keySet());
        });
    MetadataNews.changed(core, session, owner.name(), audience, fact);
  }

  private static void put(Map<String, String> facts, String key, String value) {
    if (value.isEmpty()) {
      facts.remove(key);
    } else {
      facts.put(key, value);
    }
  }

  /** Keeps a fact of a client, for good when it has an account. */
  static void keep(Core core, Client client, String key, String value) {
    put(client.metadata, key, value);
    if (!client.account.isEmpty()) {
      core.change(new Event.MetadataSet(client.account, key, value));
    }
  }

  private void clear(Session session, Owner owner) {
    List<Line> lines = new ArrayList<>();
    for (String key : List.copyOf(facts(session, owner).keySet())) {
      store(session, owner, new Fact(key, ""));
      lines.add(answer(session, owner, new Fact(key, "")));
    }
    session.batch("metadata", List.of(owner.name()), lines);
  }

  private static void subscribe(Session session, List<String> keys, boolean on) {
    List<String> done = new ArrayList<>();
    for (String key : keys) {
      if (!isKey(key)) {
        session.fail("METADATA", "KEY_INVALID", orStar(key), "Not a valid key");
      } else if (on && session.subscriptions.size() >= MOST_SUBSCRIPTIONS) {
        session.fail("METADATA", "TOO_MANY_SUBS", key, "Too many subscriptions");
        break;
      } else {
        boolean changed = on ? session.subscriptions.add(key) : session.subscriptions.remove(key);
        if (changed || !done.contains(key)) {
          done.add(key);
        }
      }
    }
    if (!done.isEmpty()) {
      session.reply(
          on ? Numeric.RPL_METADATASUBOK : Numeric.RPL_METADATAUNSUBOK,
          done.toArray(String[]::new));
    }
  }

  private static void subscriptions(Session session) {
    List<Line> lines = new ArrayList<>();
    if (!session.subscriptions.isEmpty()) {
      lines.add(
          MetadataNews.numeric(
              session, Numeric.RPL_METADATASUBS, session.subscriptions.toArray(String[]::new)));
    }
    session.batch("metadata-subs", List.of(), lines);
  }

  private static boolean isKey(String key) {
    return key.matches("[a-z0-9_./-]{1,64}");
  }
}
