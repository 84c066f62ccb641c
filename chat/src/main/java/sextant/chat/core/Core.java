package sextant.chat.core;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.chat.ChatConfig;
import sextant.chat.log.Event;
import sextant.chat.log.EventLog;
import sextant.chat.log.Item;
import sextant.chat.log.MessageId;
import sextant.chat.log.State;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;
import sextant.chat.net.Endpoint;
import sextant.chat.net.Page;
import sextant.chat.net.Reactor;

/**
 * Who is here and what is so; every change passes through here. Belongs to the reactor's thread.
 */
public final class Core implements Reactor.Owner {
  private static final int MOST_PENDING = 20_000;

  final Map<String, Client> clients = new LinkedHashMap<>();
  final Map<String, Room> rooms = new LinkedHashMap<>();
  final Set<Session> sessions = new LinkedHashSet<>();
  final Set<Client> operators = new LinkedHashSet<>();
  final Watchers watchers = new Watchers();
  final Whowas whowas = new Whowas();
  final Counters counters = new Counters();
  final long startedMillis;
  private final Outside outside;
  private final State state;
  private final EventLog log;
  private final Dispatcher dispatcher = new Dispatcher(this);
  private final Pages pages = new Pages();
  private final Tokens tokens = new Tokens(this);
  private final Verification verification = new Verification(this);
  private final Guard guard = new Guard(this);
  private final Fanout fanout = new Fanout(this);
  private final Lobby lobby = new Lobby(this);
  private final Accounts accounts = new Accounts(this);
  private final Services services = new Services(this);
  private final Lookalikes lookalikes;
  private final RoomBans roomBans = new RoomBans(this);
  private final Privacy privacy = new Privacy(this);
  private final SpamFilter spamFilter = new SpamFilter(this);
  private final Bans bans = new Bans(this);
  private final Presence presence;
  private final LogWaits waits;
  private final RoomKeeper keeper = new RoomKeeper(this);
  private final Group group = new Group(this);
  private final String start;
  private ChatConfig config;
  private long clock;
  private long lastId;
  private long passing;

  /** Takes up what the state knows: rooms, and those who are always on. */
  public Core(ChatConfig config, State state, EventLog log, Outside outside, long lastMillis) {
    this.config = config;
    this.state = state;
    this.log = log;
    this.lookalikes = new Lookalikes(state);
    this.presence = new Presence(this, log);
    this.lastId = log.incarnation() << 32;
    this.outside = outside;
    this.start = outside.token().substring(0, 8);
    this.clock = lastMillis;
    this.waits = new LogWaits(this, log);
    lookAtClock();
    this.startedMillis = now();
    Commands.register(this);
    keeper.restore();
    presence.restore();
    accounts.wakeAlwaysOn();
  }

  ChatConfig config() {
    return config;
  }

  /** Goes on with another configuration. */
  public void useConfig(ChatConfig next) {
    ChatConfig before = config;
    config = next;
    tokens.changed(before.offers(), next.offers());
  }

  Outside outside() {
    return outside;
  }

  State state() {
    return state;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  Guard guard() {
    return guard;
  }

  Fanout fanout() {
    return fanout;
  }

  Lobby lobby() {
    return lobby;
  }

  Services services() {
    return services;
  }

  Accounts accounts() {
    return accounts;
  }

  Bans bans() {
    return bans;
  }

  Presence presence() {
    return presence;
  }

  /** What a group of servers asks of this one. */
  public Group group() {
    return group;
  }

  /** Whether anything can be changed now. */
  boolean isWritable() {
    return log.isWritable();
  }

  /**
   * Milliseconds since 1970 that never go back, not even over a restart; they stand still while one
   * command runs, so that what is kept and what is told have the same time.
   */
  long now() {
    return clock;
  }

  /** Looks at the clock, between two commands. */
  void lookAtClock() {
    clock = Math.max(clock, outside.clockMillis());
  }

  SpamFilter spamFilter() {
    return spamFilter;
  }

  Verification verification() {
    return verification;
  }

  Tokens tokens() {
    return tokens;
  }

  /**
   * Whose credentials those are, as HTTP gives them; on the reactor's thread, where the answer
   * comes too, now or later.
   */
  public void whoIs(String address, String authorization, Consumer<Optional<String>> answer) {
    lookAtClock();
    new HttpLogin(this).whoIs(address, authorization, answer);
  }

  Privacy privacy() {
    return privacy;
  }

  RoomBans roomBans() {
    return roomBans;
  }

  Lookalikes lookalikes() {
    return lookalikes;
  }

  /** Somebody is here under their present nick. */
  void addClient(Client client) {
    clients.put(client.key, client);
    lookalikes.add(client);
    presence.touch(client);
  }

  /** Somebody is not here any more under their present nick. */
  void removeClient(Client client) {
    clients.remove(client.key);
    lookalikes.remove(client);
    presence.touch(client);
  }

  String fold(String name) {
    return state.fold(name);
  }

  long nextId() {
    return ++lastId;
  }

  /** The position that everything said from now on waits for. */
  public long position() {
    return log.position();
  }

  /** Makes a durable change. */
  void change(Event event) {
    log.append(new EventLog.Entry.Change(event));
    state.apply(event);
    keeper.changed(event);
  }

  /** Appends to the log what is no change of the state. */
  void append(EventLog.Entry entry) {
    log.append(entry);
  }

  /** The id of the line that is appended next. */
  String nextMsgid() {
    return MessageId.of(log.position() + 1);
  }

  /** The id of something that is not kept. */
  String passingMsgid() {
    return MessageId.passing(start, ++passing);
  }

  /** Keeps a line in a history. */
  void keep(Item item) {
    if (config.history().isKept()) {
      log.append(new EventLog.Entry.Line(item));
    }
  }

  /** Everything up to that position is on disk. */
  public void durable(long position) {
    waits.durable(position);
  }

  /** Entries that are appended and not durable yet. */
  long pending() {
    return waits.pending();
  }

  @Override
  public boolean isBehind() {
    return pending() > MOST_PENDING;
  }

  /** Runs work on another thread, and its end on this one. */
  <T> void elsewhere(Dispatcher.Work<T> work, BiConsumer<@Nullable T, @Nullable Exception> end) {
    waits.elsewhere(work, end);
  }

  /** Reads the history for a session that waits; sees all that was said before. */
  <T> void read(Session session, Reading<T> reading, Dispatcher.End<T> end) {
    session.isSuspended = true;
    waits.run(() -> dispatcher.await(session, () -> outside.read(reading), end));
  }

  /** Reads the history for nobody's session; sees all that was said before. */
  <T> void readLater(Reading<T> reading, BiConsumer<@Nullable T, @Nullable Exception> end) {
    waits.run(() -> elsewhere(() -> outside.read(reading), end));
  }

  Optional<Client> client(String nick) {
    return Optional.ofNullable(clients.get(fold(nick)));
  }

  Optional<Room> room(String name) {
    return Optional.ofNullable(rooms.get(fold(name)));
  }

  RoomKeeper keeper() {
    return keeper;
  }

  Collection<Client> allClients() {
    return Collections.unmodifiableCollection(clients.values());
  }

  @Override
  public @Nullable ConnectionHandler accepted(ClientLink connection) {
    lookAtClock();
    if (connection.kind() == Endpoint.Kind.ADMIN) {
      return new Admin(this, connection);
    }
    counters.accepted++;
    Session session = new Session(this, connection, nextId());
    sessions.add(session);
    return session;
  }

  void opened(Session session) {
    guard.opened(session);
  }

  void disconnected(Session session, String reason) {
    lookAtClock();
    sessions.remove(session);
    watchers.clear(session);
    guard.closed(session);
    if (isWritable()) {
      lobby.disconnected(session, reason);
    }
  }

  /** What ends with each round of the reactor: all that was done in it belongs together. */
  @Override
  public void roundEnds() {
    presence.roundEnds();
    log.together();
  }

  /** A client that does not read loses this connection; somebody always on loses nothing else. */
  void tooSlow(Session session) {
    outside.execute(() -> session.connection.end("SendQ exceeded"));
  }

  @Override
  public void tick() {
    lookAtClock();
    guard.tick();
    if (!isWritable()) {
      return;
    }
    presence.tick();
    keeper.tick();
  }

  Optional<Page> page(String path, ClientLink connection) {
    return pages.page(this, path, connection);
  }

  /** Tells operators that want to hear it (+s) what goes on. */
  void tellOperators(String text) {
    for (Client client : List.copyOf(operators)) {
      if (client.has('s')) {
        client.sessions.forEach(
            session -> session.fromServer("NOTICE", client.nick, "*** " + text));
      }
    }
  }

  /** Tells everybody that the server goes, and closes. */
  public void shutDown(String reason) {
    for (Session session : List.copyOf(sessions)) {
      session.notice(reason);
      session.error(reason);
      session.connection.end(reason);
    }
  }

  /** Takes a new configuration and tells who asked. */
  public void reload() throws IOException {
    useConfig(outside.reload());
  }
}
