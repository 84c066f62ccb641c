package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /** Whose facts: a client or a room. */
  private record Owner(Optional<Client> client, Optional<Room> room, String name) {}

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
      String key = keys.isEmpty() ? "*" : keys.getFirst();
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
              new Owner(Optional.ofNullable(session.client), Optional.empty(), session.replyNick()))
          .filter(owner -> owner.client().isPresent());
    }
    if (!target.isEmpty() && Names.isRoomSign(target.charAt(0))) {
      return core.room(target)
          .filter(room -> session.isRegistered() && room.isVisibleTo(session.client()))
          .map(room -> new Owner(Optional.empty(), Optional.of(room), room.name()));
    }
    return core.client(target).map(c -> new Owner(Optional.of(c), Optional.empty(), c.nick));
  }

  private static boolean may(Session session, Owner owner) {
    Client client = session.client;
    if (client == null) {
      return false;
    }
    return owner.client().map(client::equals).orElse(false)
        || owner.room().map(room -> RoomCommands.mayModerate(room, client, 'h')).orElse(false)
        || client.isOperator();
  }

  private Map<String, String> facts(Owner owner) {
    return owner
        .client()
        .map(client -> client.metadata)
        .map(map -> (Map<String, String>) new TreeMap<>(map))
        .orElseGet(() -> core.state().metadata(owner.name()));
  }

  private void get(Session session, Owner owner, List<String> keys) {
    List<Line> lines = new ArrayList<>();
    for (String key : keys) {
      if (!isKey(key)) {
        session.fail("METADATA", "KEY_INVALID", key, "Not a valid key");
        continue;
      }
      String value = facts(owner).get(key);
      lines.add(
          value == null
              ? numeric(session, Numeric.RPL_KEYNOTSET, owner.name(), key, "key not set")
              : numeric(session, Numeric.RPL_KEYVALUE, owner.name(), key, "*", value));
    }
    session.batch("metadata", List.of(owner.name()), lines);
  }

  private Line numeric(Session session, Numeric numeric, String... words) {
    List<String> all = new ArrayList<>(List.of(session.replyNick()));
    all.addAll(List.of(words));
    return Line.of(Line.Meta.at(core.now()), core.config().name(), numeric.text(), all);
  }

  private void list(Session session, Owner owner, boolean asChanges) {
    List<Line> lines = new ArrayList<>();
    facts(owner)
        .forEach((key, value) -> {
          if (!asChanges) {
            lines.add(numeric(session, Numeric.RPL_KEYVALUE, owner.name(), key, "*", value));
          } else if (session.subscriptions.contains(key)) {
            lines.add(notice(owner.name(), owner.name(), key, value));
          }
        });
    session.batch("metadata", List.of(owner.name()), lines);
  }

  private Line notice(String source, String target, String key, String value) {
    Line.Meta meta = Line.Meta.at(core.now());
    return value.isEmpty()
        ? Line.of(meta, source, "METADATA", target, key, "*")
        : Line.of(meta, source, "METADATA", target, key, "*", value);
  }

  private void set(Session session, Owner owner, List<String> words) {
    String key = words.isEmpty() ? "" : words.getFirst();
    String value = words.size() > 1 ? words.get(1) : "";
    Map<String, String> facts = facts(owner);
    if (!isKey(key)) {
      session.fail("METADATA", "KEY_INVALID", key.isEmpty() ? "*" : key, "Not a valid key");
    } else if (Names.utf8Length(value) > core.config().limits().metadataValue()) {
      session.fail("METADATA", "VALUE_INVALID", "The value is too long");
    } else if (value.isEmpty() && !facts.containsKey(key)) {
      session.fail("METADATA", "KEY_NOT_SET", owner.name(), key, "key not set");
    } else if (!facts.containsKey(key) && facts.size() >= core.config().limits().metadataKeys()) {
      session.fail("METADATA", "LIMIT_REACHED", owner.name(), "Too many keys");
    } else {
      store(session, owner, key, value);
      session.send(
          value.isEmpty()
              ? numeric(session, Numeric.RPL_KEYNOTSET, owner.name(), key, "key not set")
              : numeric(session, Numeric.RPL_KEYVALUE, owner.name(), key, "*", value));
    }
  }

  private void store(Session session, Owner owner, String key, String value) {
    owner.client().ifPresent(client -> storeOfClient(client, key, value));
    owner.room().ifPresent(room -> core.change(new Event.MetadataSet(room.name(), key, value)));
    Client by = session.client();
    Line line = notice(by.source(), owner.name(), key, value);
    List<Client> audience = new ArrayList<>();
    owner
        .client()
        .ifPresent(client -> {
          audience.addAll(core.fanout().neighbours(client));
          audience.add(client);
        });
    owner.room().ifPresent(room -> audience.addAll(room.members.keySet()));
    for (Client client : audience) {
      for (Session each : client.sessions) {
        if (each != session && each.has(Cap.METADATA) && each.subscriptions.contains(key)) {
          each.send(line);
        }
      }
    }
  }

  private void storeOfClient(Client client, String key, String value) {
    if (value.isEmpty()) {
      client.metadata.remove(key);
    } else {
      client.metadata.put(key, value);
    }
    if (!client.account.isEmpty()) {
      core.change(new Event.MetadataSet(client.account, key, value));
    }
  }

  private void clear(Session session, Owner owner) {
    List<Line> lines = new ArrayList<>();
    for (Map.Entry<String, String> fact : List.copyOf(facts(owner).entrySet())) {
      store(session, owner, fact.getKey(), "");
      lines.add(
          numeric(
              session, Numeric.RPL_KEYVALUE, owner.name(), fact.getKey(), "*", fact.getValue()));
    }
    session.batch("metadata", List.of(owner.name()), lines);
  }

  private void subscribe(Session session, List<String> keys, boolean on) {
    List<String> done = new ArrayList<>();
    for (String key : keys) {
      if (!isKey(key)) {
        session.fail("METADATA", "KEY_INVALID", key.isEmpty() ? "*" : key, "Not a valid key");
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
      List<String> words = new ArrayList<>(List.of(session.replyNick()));
      words.addAll(session.subscriptions);
      lines.add(
          Line.of(
              Line.Meta.at(session.core.now()),
              session.core.config().name(),
              Numeric.RPL_METADATASUBS.text(),
              words));
    }
    session.batch("metadata-subs", List.of(), lines);
  }

  private static boolean isKey(String key) {
    return key.matches("[a-z0-9_./-]{1,64}");
  }
}
