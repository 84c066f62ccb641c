package sextant.chatclient;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import sextant.irc.Message;

/**
 * Questions whose answer is several lines: the lists of a room, who somebody is, a new account.
 * Belongs to the network's thread.
 */
final class Questions {
  private static final int MOST_ENTRIES = 2_000;
  private static final int MOST_WAITING = 100;
  private static final int MOST_ROOMS = 10_000;
  private static final String ANSWERED = "answered";

  private final Session session;
  private final Map<String, Lists> lists = new HashMap<>();
  private final Map<String, Someone> someone = new HashMap<>();
  private final Deque<CompletableFuture<AccountAnswer>> accounts = new ArrayDeque<>();
  private final Deque<CompletableFuture<Boolean>> pings = new ArrayDeque<>();
  private final List<RoomOnServer> rooms = new ArrayList<>();
  private Optional<CompletableFuture<List<RoomOnServer>>> asksRooms = Optional.empty();

  private record Lists(List<ListEntry> entries, CompletableFuture<List<ListEntry>> answer) {}

  private static final class Someone {
    final CompletableFuture<Whois> answer = new CompletableFuture<>();
    Whois known;

    Someone(String nick) {
      known = Whois.nobody(nick);
    }
  }

  Questions(Session session) {
    this.session = session;
  }

  /** A new connection: answers to old questions never come. */
  void reset() {
    lists.values().forEach(each -> each.answer().complete(List.of()));
    lists.clear();
    someone.values().forEach(each -> each.answer.complete(each.known));
    someone.clear();
    accounts.forEach(each -> each.complete(new AccountAnswer.Refused("")));
    accounts.clear();
    pings.forEach(each -> each.complete(false));
    pings.clear();
    endOfRooms();
  }

  /** Servers answer in order: behind a pong nothing is left of what was asked before. */
  CompletableFuture<Boolean> answered() {
    if (!session.isRegistered || pings.size() > MOST_WAITING) {
      return CompletableFuture.completedFuture(false);
    }
    var answer = new CompletableFuture<Boolean>();
    pings.add(answer);
    session.send("PING", ANSWERED);
    return answer;
  }

  private boolean pong(Message message) {
    boolean isOurs = message.parameter(1).equals(ANSWERED) && !pings.isEmpty();
    return isOurs && pings.remove().complete(true);
  }

  /** The rooms that the server tells of, those with most people first. */
  CompletableFuture<List<RoomOnServer>> rooms() {
    if (!session.isRegistered) {
      return CompletableFuture.completedFuture(List.of());
    }
    if (asksRooms.isEmpty()) {
      asksRooms = Optional.of(new CompletableFuture<>());
      session.send("LIST");
    }
    return asksRooms.get();
  }

  private boolean room(Message message) {
    if (asksRooms.isPresent() && rooms.size() < MOST_ROOMS) {
      String people = message.parameter(2);
      int count = people.matches("[0-9]{1,7}") ? Integer.parseInt(people) : 0;
      rooms.add(new RoomOnServer(message.parameter(1), count, message.parameter(3)));
    }
    return asksRooms.isPresent();
  }

  private boolean endOfRooms() {
    Optional<CompletableFuture<List<RoomOnServer>>> asked = asksRooms;
    asksRooms = Optional.empty();
    rooms.sort(
        Comparator.comparingInt(RoomOnServer::people).reversed().thenComparing(RoomOnServer::name));
    asked.ifPresent(each -> each.complete(List.copyOf(rooms)));
    rooms.clear();
    return asked.isPresent();
  }

  /** The entries of a room's list of that letter, as {@code b} for bans. */
  CompletableFuture<List<ListEntry>> list(String room, char letter) {
    if (!session.isRegistered || lists.size() > MOST_WAITING) {
      return CompletableFuture.completedFuture(List.of());
    }
    Lists asked = new Lists(new ArrayList<>(), new CompletableFuture<>());
    Lists before = lists.put(letter + session.facts.fold(room), asked);
    if (before != null) {
      var _ = asked.answer().thenAccept(before.answer()::complete);
    }
    session.send("MODE", room, "+" + letter);
    return asked.answer();
  }

  CompletableFuture<Whois> whois(String nick) {
    if (!session.isRegistered || someone.size() > MOST_WAITING) {
      return CompletableFuture.completedFuture(Whois.nobody(nick));
    }
    Someone asked = someone.computeIfAbsent(session.facts.fold(nick), _ -> new Someone(nick));
    session.send("WHOIS", nick);
    return asked.answer;
  }

  CompletableFuture<AccountAnswer> register(String account, String email, String password) {
    return account(
        "REGISTER", account.isEmpty() ? "*" : account, email.isEmpty() ? "*" : email, password);
  }

  CompletableFuture<AccountAnswer> verify(String account, String code) {
    return account("VERIFY", account, code);
  }

  private CompletableFuture<AccountAnswer> account(String command, String... words) {
    var answer = new CompletableFuture<AccountAnswer>();
    if (!session.isRegistered || !session.facts.has("draft/account-registration")) {
      answer.complete(new AccountAnswer.Refused(""));
      return answer;
    }
    accounts.add(answer);
    session.send(command, words);
    return answer;
  }

  /** Takes a line of an answer; false when nobody asked for it. */
  boolean take(Message message) {
    return switch (message.command()) {
      case "367" -> entry(message, 'b', 2);
      case "368" -> end(message, 'b');
      case "346" -> entry(message, 'I', 2);
      case "347" -> end(message, 'I');
      case "348" -> entry(message, 'e', 2);
      case "349" -> end(message, 'e');
      case "728" -> entry(message, 'q', 3);
      case "729" -> end(message, 'q');
      case "482" -> listRefused(message);
      case "PONG" -> pong(message);
      case "321" -> asksRooms.isPresent();
      case "322" -> room(message);
      case "323" -> endOfRooms();
      case "311", "330", "301", "312", "313", "317", "319", "320", "335", "338", "378", "671" ->
          about(message);
      case "401", "402" -> nobody(message);
      case "318" -> known(message);
      case "REGISTER", "VERIFY" -> accountAnswer(message);
      case "FAIL" -> accountRefused(message);
      default -> false;
    };
  }

  private boolean entry(Message message, char letter, int at) {
    Lists asked = lists.get(letter + session.facts.fold(message.parameter(1)));
    if (asked != null && asked.entries().size() < MOST_ENTRIES) {
      String when = message.parameter(at + 2);
      long millis = when.matches("[0-9]{1,11}") ? Long.parseLong(when) * 1_000 : 0;
      asked.entries().add(new ListEntry(message.parameter(at), message.parameter(at + 1), millis));
    }
    return asked != null;
  }

  private boolean end(Message message, char letter) {
    Lists asked = lists.remove(letter + session.facts.fold(message.parameter(1)));
    if (asked != null) {
      asked.answer().complete(List.copyOf(asked.entries()));
    }
    return asked != null;
  }

  // Some servers show a list to operators of the room only; the line is told all the same.
  private boolean listRefused(Message message) {
    String room = session.facts.fold(message.parameter(1));
    for (char letter : "bIeq".toCharArray()) {
      Lists asked = lists.remove(letter + room);
      if (asked != null) {
        asked.answer().complete(List.of());
      }
    }
    return false;
  }

  private boolean about(Message message) {
    Someone asked = someone.get(session.facts.fold(message.parameter(1)));
    if (asked == null) {
      return false;
    }
    Whois old = asked.known;
    asked.known =
        switch (message.command()) {
          case "311" ->
              new Whois(
                  message.parameter(1),
                  message.parameter(3),
                  message.parameter(5),
                  old.account(),
                  old.more());
          case "330" ->
              new Whois(old.nick(), old.host(), old.realName(), message.parameter(2), old.more());
          case "317" -> old; // seconds and a moment, both as bare numbers
          default -> told(old, message);
        };
    return true;
  }

  private static Whois told(Whois old, Message message) {
    if (old.more().size() >= 20) {
      return old;
    }
    List<String> more = new ArrayList<>(old.more());
    List<String> words = message.parameters();
    more.add(String.join(" ", words.subList(Math.min(2, words.size()), words.size())));
    return new Whois(old.nick(), old.host(), old.realName(), old.account(), more);
  }

  private boolean nobody(Message message) {
    return someone.containsKey(session.facts.fold(message.parameter(1)));
  }

  private boolean known(Message message) {
    Someone asked = someone.remove(session.facts.fold(message.parameter(1)));
    if (asked != null) {
      asked.answer.complete(asked.known);
    }
    return asked != null;
  }

  private boolean accountAnswer(Message message) {
    CompletableFuture<AccountAnswer> asked = accounts.poll();
    if (asked == null) {
      return false;
    }
    String account = message.parameter(1);
    boolean isMade = message.parameter(0).equals("SUCCESS");
    asked.complete(
        isMade
            ? new AccountAnswer.Made(account)
            : new AccountAnswer.NeedsCode(account, message.parameter(2)));
    return true;
  }

  private boolean accountRefused(Message message) {
    String about = message.parameter(0);
    boolean isOurs = about.equals("REGISTER") || about.equals("VERIFY");
    CompletableFuture<AccountAnswer> asked = isOurs ? accounts.poll() : null;
    if (asked != null) {
      asked.complete(new AccountAnswer.Refused(message.parameters().getLast()));
    }
    return asked != null;
  }
}
