package sextant.chat.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sextant.irc.CaseMapping;

/**
 * What all events up to now add up to. {@link #apply} looks at nothing but the event, so the same
 * events give the same state everywhere. Owned by one thread.
 */
public final class State {
  private final CaseMapping mapping;
  private final Map<String, RoomFacts> rooms = new LinkedHashMap<>();
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, String> nickOwners = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> readMarkers = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> metadata = new LinkedHashMap<>();
  private final Map<String, Event.BanSet> bans = new LinkedHashMap<>();
  private final Map<Long, Person> people = new LinkedHashMap<>();
  private final Map<String, Long> nicksHeld = new LinkedHashMap<>();
  private final Map<String, String> nodes = new LinkedHashMap<>();
  private final List<Event> carried = new ArrayList<>();

  /** An empty state whose names are equal by that mapping. */
  public State(CaseMapping mapping) {
    this.mapping = mapping;
  }

  /** Makes the change. An event about something that does not exist changes nothing. */
  public void apply(Event event) {
    switch (event) {
      case Event.RoomMade e ->
          rooms.putIfAbsent(fold(e.room()), RoomFacts.of(e.room(), e.millis()));
      case Event.RoomGone e -> forgetRoom(fold(e.room()));
      case Event.RoomRenamed e -> rename(e);
      case Event.TopicSet e ->
          room(e.room(), r -> r.withTopic(new RoomFacts.Topic(e.text(), e.by(), e.millis())));
      case Event.ModeSet e -> room(e.room(), r -> r.withMode(e.letter(), e.adding(), e.value()));
      case Event.ListChanged e ->
          room(
              e.room(),
              r ->
                  r.withListed(
                      e.letter(), e.adding(), new RoomFacts.Listed(e.mask(), e.by(), e.millis())));
      case Event.FounderSet e -> room(e.room(), r -> r.withFounder(e.account()));
      case Event.RankSet e -> room(e.room(), r -> r.withRank(fold(e.account()), e.modes()));
      case Event.MemberKept e -> room(e.room(), r -> r.withKept(fold(e.account()), e.modes()));
      case Event.MemberLeft e -> room(e.room(), r -> r.withKept(fold(e.account()), null));
      case Event.AccountSet e -> setAccount(e.account());
      case Event.AccountGone e -> forgetAccount(fold(e.account()));
      case Event.ReadMarked e ->
          readMarkers
              .computeIfAbsent(fold(e.account()), k -> new LinkedHashMap<>())
              .merge(e.target(), e.millis(), Math::max);
      case Event.MetadataSet e -> setMetadata(e);
      case Event.BanSet e -> bans.put(e.kind() + " " + e.mask(), e);
      case Event.BanLifted e -> bans.remove(e.kind() + " " + e.mask());
      case Event.PersonSet e -> setPerson(e.person());
      case Event.PersonGone e -> forgetPerson(e.id());
      case Event.NodeSet e -> nodes.put(e.name(), e.text());
      case Event.NodeGone e -> nodes.put(e.name(), "");
      case Event.Carried e -> carried.add(e);
    }
  }

  /** A nick is held by one alone: what says otherwise changes nothing, on every machine alike. */
  private void setPerson(Person person) {
    Long holder = nicksHeld.get(fold(person.nick()));
    if (holder != null && holder != person.id()) {
      return;
    }
    forgetPerson(person.id());
    people.put(person.id(), person);
    nicksHeld.put(fold(person.nick()), person.id());
  }

  private void forgetPerson(long id) {
    Person gone = people.remove(id);
    if (gone != null) {
      nicksHeld.remove(fold(gone.nick()));
    }
  }

  /** Who is here, where sessions outlive the server that decides. */
  public Collection<Person> people() {
    return Collections.unmodifiableCollection(people.values());
  }

  /** Who has that id. */
  public Optional<Person> person(long id) {
    return Optional.ofNullable(people.get(id));
  }

  /**
   * The servers that keep this log together, as the log knows them: by name, their lines, which are
   * empty for those that were taken out.
   */
  public Map<String, String> nodes() {
    return Collections.unmodifiableMap(nodes);
  }

  private interface RoomChange {
    RoomFacts of(RoomFacts room);
  }

  private void room(String name, RoomChange change) {
    rooms.computeIfPresent(fold(name), (key, room) -> change.of(room));
  }

  private void forgetRoom(String key) {
    rooms.remove(key);
    metadata.remove(key);
  }

  private void rename(Event.RoomRenamed event) {
    RoomFacts room = rooms.remove(fold(event.room()));
    if (room != null) {
      rooms.put(fold(event.name()), room.renamed(event.name()));
    }
  }

  private void setAccount(Account account) {
    String key = fold(account.name());
    nickOwners.values().removeIf(key::equals);
    accounts.put(key, account);
    nickOwners.put(key, key);
    account.nicks().forEach(nick -> nickOwners.put(fold(nick), key));
  }

  private void forgetAccount(String key) {
    accounts.remove(key);
    nickOwners.values().removeIf(key::equals);
    readMarkers.remove(key);
    metadata.remove(key);
    rooms.replaceAll((name, room) -> withoutAccount(room, key));
  }

  private RoomFacts withoutAccount(RoomFacts room, String key) {
    RoomFacts next = fold(room.founder()).equals(key) ? room.withFounder("") : room;
    next = next.ranks().containsKey(key) ? next.withRank(key, "") : next;
    return next.kept().containsKey(key) ? next.withKept(key, null) : next;
  }

  private void setMetadata(Event.MetadataSet event) {
    String owner = fold(event.owner());
    if (event.value().isEmpty()) {
      metadata.getOrDefault(owner, new TreeMap<>()).remove(event.key());
    } else {
      metadata.computeIfAbsent(owner, k -> new TreeMap<>()).put(event.key(), event.value());
    }
  }

  /** The form under which equal names are equal. */
  public String fold(String name) {
    return mapping.fold(name);
  }

  /** How names are compared. */
  public CaseMapping mapping() {
    return mapping;
  }

  /** The room of that name. */
  public Optional<RoomFacts> room(String name) {
    return Optional.ofNullable(rooms.get(fold(name)));
  }

  /** All rooms, oldest first. */
  public Collection<RoomFacts> rooms() {
    return Collections.unmodifiableCollection(rooms.values());
  }

  /** The account of that name. */
  public Optional<Account> account(String name) {
    return Optional.ofNullable(accounts.get(fold(name)));
  }

  /** The account that owns a nick: its own name or a further one. */
  public Optional<Account> ownerOfNick(String nick) {
    String key = nickOwners.get(fold(nick));
    return key == null ? Optional.empty() : Optional.ofNullable(accounts.get(key));
  }

  /** All accounts, oldest first. */
  public Collection<Account> accounts() {
    return Collections.unmodifiableCollection(accounts.values());
  }

  /** Up to when an account has read a target (folded), in milliseconds since 1970. */
  public Optional<Long> readMarker(String account, String target) {
    return Optional.ofNullable(readMarkers.getOrDefault(fold(account), Map.of()).get(target));
  }

  /** How many targets of an account have a marker. */
  public int readMarkerCount(String account) {
    return readMarkers.getOrDefault(fold(account), Map.of()).size();
  }

  /** The keys of a room or account. */
  public Map<String, String> metadata(String owner) {
    return Collections.unmodifiableMap(metadata.getOrDefault(fold(owner), Map.of()));
  }

  /** Every refusal in force or run out. */
  public Collection<Event.BanSet> bans() {
    return Collections.unmodifiableCollection(bans.values());
  }

  /** The shortest list of events that gives this state. */
  public List<Event> toEvents() {
    List<Event> events = new ArrayList<>();
    accounts.values().forEach(account -> events.add(new Event.AccountSet(account)));
    rooms.values().forEach(room -> describe(room, events));
    readMarkers.forEach((account, targets) ->
        targets.forEach((target, at) -> events.add(new Event.ReadMarked(account, target, at))));
    metadata.forEach((owner, keys) ->
        keys.forEach((key, value) -> events.add(new Event.MetadataSet(owner, key, value))));
    events.addAll(bans.values());
    people.values().forEach(person -> events.add(new Event.PersonSet(person)));
    nodes.forEach((name, text) ->
        events.add(text.isEmpty() ? new Event.NodeGone(name) : new Event.NodeSet(name, text)));
    events.addAll(carried); // last, as they came: what they hang on is there
    return events;
  }

  private static void describe(RoomFacts room, List<Event> events) {
    String name = room.name();
    events.add(new Event.RoomMade(name, room.madeMillis()));
    RoomFacts.Topic topic = room.topic();
    if (!topic.equals(RoomFacts.Topic.NONE)) {
      events.add(new Event.TopicSet(name, topic.text(), topic.by(), topic.millis()));
    }
    room.modes()
        .forEach((letter, value) -> events.add(new Event.ModeSet(name, true, letter, value)));
    room.lists()
        .forEach((letter, masks) ->
            masks.forEach(m ->
                events.add(
                    new Event.ListChanged(name, letter, true, m.mask(), m.by(), m.millis()))));
    if (!room.founder().isEmpty()) {
      events.add(new Event.FounderSet(name, room.founder()));
    }
    room.ranks().forEach((account, modes) -> events.add(new Event.RankSet(name, account, modes)));
    room.kept().forEach((account, modes) -> events.add(new Event.MemberKept(name, account, modes)));
  }
}
