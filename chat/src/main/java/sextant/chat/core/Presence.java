package sextant.chat.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sextant.chat.log.Event;
import sextant.chat.log.EventLog;
import sextant.chat.log.Person;
import sextant.chat.net.ClientLink;

/**
 * Who is here, kept in the log where sessions outlive the server that decides: whoever decides next
 * knows everybody, and people whose server died are waited for, not gone.
 */
final class Presence {
  private final Core core;
  private final boolean isKept;
  private final boolean isWritten;
  private final Set<Client> touched = new LinkedHashSet<>();
  private final Map<Client, Person> known = new HashMap<>();
  private final Map<Client, Long> waitedForSince = new LinkedHashMap<>();
  private final Map<Long, Client> followed = new HashMap<>();
  private final Set<Session> restless = new LinkedHashSet<>();
  private @Nullable PassportListener passports;

  /** Hears what another server must know to go on with a session. */
  @FunctionalInterface
  public interface PassportListener {
    void issued(ClientLink link, String passport);
  }

  Presence(Core core, EventLog log) {
    this.core = core;
    this.isKept = log.outlivesServer();
    this.isWritten = isKept && log.isWritable();
  }

  void tellPassports(PassportListener listener) {
    passports = listener;
  }

  /** Makes everybody the log knows; where sessions end with the server, they are gone instead. */
  void restore() {
    for (Person person : List.copyOf(core.state().people())) {
      if (!isKept) {
        core.change(new Event.PersonGone(person.id()));
      } else {
        restore(person);
      }
    }
  }

  /** Somebody came, changed or left, as another server has decided. */
  void follow(Event event) {
    switch (event) {
      case Event.PersonSet e -> replace(e.person().id());
      case Event.PersonGone e -> replace(e.id());
      default -> {}
    }
  }

  private void replace(long id) {
    Client before = followed.remove(id);
    if (before != null) {
      core.removeClient(before);
      core.operators.remove(before);
      known.remove(before);
      waitedForSince.remove(before);
      before.rooms.keySet().forEach(room -> room.members.remove(before));
    }
    core.state()
        .person(id)
        .ifPresent(person -> {
          Client now = restore(person);
          if (before != null) {
            now.sessions.addAll(before.sessions);
            now.sessions.forEach(session -> session.client = now);
          }
        });
  }

  private Client restore(Person person) {
    String key = core.fold(person.nick());
    Client client =
        new Client(
            person.id(),
            person.nick(),
            key,
            person.user(),
            person.host(),
            person.realName(),
            person.signOnMillis());
    client.account = person.account();
    client.away = person.away();
    client.modes = person.modes();
    client.operator = person.operator();
    client.realAddress = person.realAddress();
    client.realHost = person.realHost();
    client.isSecure = person.isSecure();
    if (!client.account.isEmpty()) {
      client.metadata.putAll(core.state().metadata(client.account));
    }
    for (String place : person.rooms()) {
      String[] words = place.split(" ", 3);
      core.room(words[2])
          .ifPresent(room -> {
            Member member = new Member(words[0], Long.parseLong(words[1]));
            room.members.put(client, member);
            client.rooms.put(room, member);
          });
    }
    core.addClient(client);
    if (client.isOperator()) {
      core.operators.add(client);
    }
    known.put(client, person);
    followed.put(client.id, client);
    waitedForSince.put(client, core.now());
    return client;
  }

  /** Something about a client may be different now. */
  void touch(Client client) {
    if (isWritten) {
      touched.add(client);
    }
  }

  /** What another server must know of the session may be different now. */
  void touch(Session session) {
    if (isWritten && session.isRegistered()) {
      restless.add(session);
    }
  }

  /** Writes down what has changed in this round, and gives out passports. */
  void roundEnds() {
    if (!isKept) {
      return;
    }
    touched.forEach(this::writeGone); // first of all: the nicks are free for others then
    touched.forEach(this::write);
    touched.clear();
    PassportListener listener = passports;
    for (Session session : restless) {
      String passport = Passport.write(session);
      if (listener != null && !passport.equals(session.knownPassport) && session.isRegistered()) {
        session.knownPassport = passport;
        listener.issued(session.connection, passport);
      }
    }
    restless.clear();
  }

  private void writeGone(Client client) {
    Person before = known.get(client);
    boolean isHere = client.equals(core.clients.get(client.key));
    if (before != null && !(isHere && before.nick().equals(client.nick))) {
      core.change(new Event.PersonGone(client.id));
    }
    if (!isHere) {
      known.remove(client);
      followed.remove(client.id);
      waitedForSince.remove(client);
    }
  }

  private void write(Client client) {
    Person before = known.get(client);
    Person now = person(client, before);
    if (client.equals(core.clients.get(client.key)) && !now.equals(before)) {
      known.put(client, now);
      core.change(new Event.PersonSet(now));
    }
  }

  private static Person person(Client client, @Nullable Person before) {
    List<String> rooms = new ArrayList<>();
    client.rooms.forEach((room, member) ->
        rooms.add(member.modes() + " " + member.joinedMillis + " " + room.name()));
    Set<String> homes = new TreeSet<>();
    client.sessions.forEach(session -> homes.add(session.connection.home()));
    if (homes.isEmpty() && before != null) {
      homes.addAll(before.homes());
    }
    return new Person(
        client.id,
        client.nick,
        client.user,
        client.host,
        client.realName,
        client.account,
        client.away,
        client.modes,
        client.operator,
        client.realAddress,
        client.realHost,
        client.isSecure,
        client.signOnMillis,
        rooms,
        List.copyOf(homes));
  }

  /** Goes on with a session that another server, or this one before, has begun; null if unknown. */
  @Nullable Session attach(ClientLink link, String text) {
    Optional<Passport> passport = Passport.read(text);
    Optional<Client> owner =
        passport.flatMap(
            p -> core.clients.values().stream().filter(c -> c.id == p.client()).findFirst());
    if (owner.isEmpty()) {
      return null;
    }
    Client client = owner.get();
    Session session = new Session(core, link, core.nextId());
    passport.get().dress(session);
    session.client = client;
    session.nick = client.nick;
    client.sessions.add(session);
    core.sessions.add(session);
    core.guard().attached(session);
    waitedForSince.remove(client);
    session.knownPassport = text;
    touch(client);
    return session;
  }

  /** A session whose server cannot be reached: it is put aside, and nobody is told anything. */
  void detach(Session session, long silentMillis) {
    core.sessions.remove(session);
    core.watchers.clear(session);
    core.guard().closed(session);
    Client client = session.client;
    if (client != null && client.sessions.remove(session) && client.sessions.isEmpty()) {
      waitedForSince.put(client, core.now() - silentMillis);
    }
  }

  /** Since when somebody may have missed what was said, because their server died; 0 for none. */
  long missesSince(Client client) {
    boolean isWaitedFor = client.sessions.isEmpty() && !core.accounts().isAlwaysOn(client);
    return isWaitedFor ? waitedForSince.getOrDefault(client, 0L) : 0;
  }

  /** All sessions of that server are here again: whoever was only there and is not has left. */
  void allAttached(String home) {
    for (Client client : List.copyOf(waitedForSince.keySet())) {
      Person person = known.get(client);
      if (client.sessions.isEmpty() && person != null && person.homes().equals(List.of(home))) {
        end(client, "Connection closed");
      }
    }
  }

  private void end(Client client, String reason) {
    waitedForSince.remove(client);
    if (client.gone || !client.sessions.isEmpty()) {
      return;
    }
    if (core.accounts().isAlwaysOn(client)) {
      core.accounts().sessionsGone(client);
    } else {
      core.lobby().quit(client, reason);
    }
  }

  /** Lets those go whose server has been away for too long. */
  void tick() {
    long limit = core.config().cluster().graceSeconds() * 1000L;
    for (Map.Entry<Client, Long> each : Map.copyOf(waitedForSince).entrySet()) {
      boolean isAsleep = core.accounts().isAlwaysOn(each.getKey());
      if (!isAsleep && core.now() - each.getValue() > limit) {
        end(each.getKey(), "Connection lost");
      }
    }
  }

  /**
   * Whether that is somebody whose server died, and who comes back now from the same place; who has
   * not said a user name yet may be.
   */
  boolean isReturn(Session session, Client present) {
    return waitedForSince.containsKey(present)
        && present.sessions.isEmpty()
        && present.account.equals(session.login.account)
        && present.realAddress.equals(session.address)
        && (session.user.isEmpty()
            || present.user.equals("~" + session.user)
            || present.user.equals(session.user));
  }
}
