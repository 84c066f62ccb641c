package sextant.chatclient;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.irc.Message;
import sextant.irc.Source;
import sextant.words.Language;

/**
 * Everything known about one network, and the small steps by which it changes. Belongs to the
 * network's thread; the handlers share it.
 */
final class Session {
  /** More rooms and conversations than anybody has; what comes beyond goes to the server's page. */
  private static final int MOST_PLACES = 2_000;

  /** A room's or a person's name may be so long; longer ones are nobody's. */
  static final int LONGEST_NAME = 200;

  private static final int MOST_MEMBERS = 300_000;
  private static final long MOST_CHARACTERS = 24_000_000;
  private static final int ADDED_BETWEEN_LOOKS = 1_000;
  private static final long FUTURE_MILLIS = 60_000;

  final NetworkSettings settings;
  final Told told;
  final ClientStore store;
  private final Surroundings surroundings;
  private final Consumer<String> out;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Place server;
  ServerFacts facts = new ServerFacts();
  String nick;
  String account = "";
  Source self;
  boolean isRegistered;

  /** Whether we operate the server: OPER was answered with yes. */
  boolean isOperator;

  private long lastKey;
  private int addedLines;

  Session(NetworkSettings settings, Told told, Surroundings surroundings, Consumer<String> out) {
    this.settings = settings;
    this.told = told;
    this.store = surroundings.store();
    this.surroundings = surroundings;
    this.out = out;
    this.nick = settings.nick();
    this.self = new Source(nick, "", "");
    this.server = new Place(settings.name(), PlaceView.Kind.SERVER);
    this.server.isJoined = true;
    store.places(settings.name()).forEach(this::restore);
  }

  private void restore(ClientStore.KeptPlace kept) {
    Place place = new Place(kept.name(), kept.kind());
    place.topic = kept.topic();
    place.readMillis = kept.readMillis();
    place.isMuted = kept.isMuted();
    place.draft = kept.draft();
    places.put(facts.fold(kept.name()), place);
    store.lines().newest(settings.name(), kept.name(), 500).forEach(place.lines::addNew);
    place.recount();
  }

  long nowMillis() {
    return surroundings.clock().millis();
  }

  /** A key no other line has: the time, made unique. */
  String newKey() {
    lastKey = Math.max(lastKey + 1, nowMillis() << 10);
    return "~" + Long.toString(lastKey, 36);
  }

  /** What the person reads. */
  Language language() {
    return surroundings.language();
  }

  String nonce() {
    byte[] random = new byte[18];
    surroundings.random().nextBytes(random);
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  void send(Message message) {
    out.accept(message.format());
  }

  void send(String command, String... parameters) {
    send(Message.of(command, parameters));
  }

  /** A new connection: nothing that the server said before holds. */
  void reset() {
    facts = new ServerFacts();
    nick = settings.nick();
    account = "";
    self = new Source(nick, "", "");
    isRegistered = false;
    isOperator = false;
    leaveAll();
  }

  void leaveAll() {
    for (Place place : places.values()) {
      if (place.kind == PlaceView.Kind.ROOM && place.isJoined) {
        place.isJoined = false;
        place.members.clear();
        told.members(place);
      }
    }
  }

  boolean isMe(String other) {
    return facts.same(nick, other);
  }

  /** Our own modes changed, as {@code +o}. */
  void ownMode(String target, String letters) {
    int at = letters.indexOf('o');
    if (isMe(target) && at >= 0) {
      isOperator = letters.lastIndexOf('-', at) <= letters.lastIndexOf('+', at);
      told.places();
    }
  }

  Place server() {
    return server;
  }

  Optional<Place> place(String name) {
    return facts.same(name, settings.name()) && !facts.isRoom(name)
        ? Optional.of(server)
        : Optional.ofNullable(places.get(facts.fold(name)));
  }

  /** The place of that name, made when it is new. */
  Place open(String name) {
    String folded = facts.fold(name);
    Place place = places.get(folded);
    if (place != null) {
      return place;
    }
    if (places.size() >= MOST_PLACES || name.isBlank() || name.length() > LONGEST_NAME) {
      return server;
    }
    place = new Place(name, facts.isRoom(name) ? PlaceView.Kind.ROOM : PlaceView.Kind.DIRECT);
    if (place.kind == PlaceView.Kind.DIRECT) {
      place.isJoined = true;
      place.partner = Person.named(name);
    }
    places.put(folded, place);
    store.keepPlace(settings.name(), place);
    store.lines().newest(settings.name(), name, 500).forEach(place.lines::addNew);
    told.places();
    return place;
  }

  void close(Place place) {
    places.remove(facts.fold(place.name), place);
    store.forgetPlace(settings.name(), place.name);
    told.places();
  }

  void rename(Place place, String name) {
    places.remove(facts.fold(place.name));
    store.renamePlace(settings.name(), place.name, name);
    place.name = name;
    places.put(facts.fold(name), place);
    told.places();
  }

  List<Place> rooms() {
    return places.values().stream().filter(p -> p.kind == PlaceView.Kind.ROOM).toList();
  }

  List<Place> all() {
    List<Place> all = new ArrayList<>(places.values());
    all.addFirst(server);
    return all;
  }

  List<PlaceView> views() {
    return all().stream().map(Place::view).toList();
  }

  /** Puts a line that happens now into a place and the store, and tells it. */
  void add(Place place, Line line) {
    added(place, line, place.lines.addNew(line));
  }

  /** The same for one that says itself when it was said: a bouncer may say it twice. */
  void addStamped(Place place, Line line) {
    added(place, line, place.lines.add(line));
  }

  private void added(Place place, Line line, LineWindow.Placed placed) {
    switch (placed) {
      case KNOWN -> {
        return;
      }
      case LAST -> told.added(place, line);
      case BETWEEN -> told.reloaded(place);
    }
    place.count(line);
    look();
    if (place != server) {
      boolean _ = store.lines().keep(settings.name(), place.name, line);
    }
  }

  private void look() {
    if (++addedLines % ADDED_BETWEEN_LOOKS == 0) {
      slim();
    }
  }

  /** What all places hold together is bounded, too: the fullest ones forget most. */
  private void slim() {
    long characters = all().stream().mapToLong(place -> place.lines.characters()).sum();
    List<Place> fullest = new ArrayList<>(all());
    fullest.sort(Comparator.comparingLong((Place place) -> place.lines.characters()).reversed());
    for (Place place : fullest) {
      if (characters <= MOST_CHARACTERS) {
        return;
      }
      long held = place.lines.characters();
      place.lines.trim(LineWindow.MOST, held / 4);
      characters -= held - place.lines.characters();
    }
  }

  /** Whether the places together have room for one more person. */
  boolean hasRoomForPeople() {
    return all().stream().mapToInt(place -> place.members.size()).sum() < MOST_MEMBERS;
  }

  /** Puts a line that changed in the place of the old one. */
  void change(Place place, Line line) {
    place.lines.replace(line);
    look(); // words and reactions may be far longer than before
    store.lines().change(settings.name(), line);
    told.changed(place, line);
  }

  /** A line that the network tells, at the time of the message or now. */
  void tell(Place place, Message message, Line.Kind kind, String who, String text) {
    String msgid = message.tag("msgid");
    String key = msgid.isEmpty() ? newKey() : msgid;
    Line line = Line.told(key, time(message), kind, who, text);
    add(place, msgid.isEmpty() ? line : line.arrived(msgid, line.millis(), text, who));
  }

  /** When the server says it was; a clock far ahead would keep its lines at the end for ever. */
  long time(Message message) {
    long now = nowMillis();
    long said = sextant.irc.ServerTime.parse(message.tag("time")).orElse(now);
    return said > now + FUTURE_MILLIS ? now : said;
  }

  List<String> typing(Place place) {
    long now = nowMillis();
    place.typingUntilMillis.values().removeIf(until -> until <= now);
    return List.copyOf(place.typingUntilMillis.keySet());
  }
}
