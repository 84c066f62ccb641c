package sextant.chatclient;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import sextant.irc.Message;
import sextant.irc.ServerTime;
import sextant.irc.Source;

/**
 * Reads what was said while we were not there (IRCv3 chathistory): after a join the gap up to the
 * last known line, on scrolling back page after page.
 */
final class HistorySync {
  private static final int MOST_PAGES = 50;
  private static final long FIRST_LOOK_BACK_MILLIS = 7L * 24 * 60 * 60 * 1000;

  private final Session session;
  private final Map<String, Deque<Question>> asked = new HashMap<>();
  private @Nullable Speech speech;
  private @Nullable Outbox outbox;

  /**
   * One question for history.
   *
   * @param place where
   * @param line the words after CHATHISTORY
   * @param knownMillis up to where we know everything; {@link Long#MIN_VALUE} when paging back
   * @param pages how many pages this chain may still take
   * @param done given the lines of the last page when the chain is at its end
   */
  private record Question(
      Place place,
      List<String> line,
      long knownMillis,
      int pages,
      CompletableFuture<List<Line>> done) {}

  HistorySync(Session session) {
    this.session = session;
  }

  /** Completes the circle: history has lines of ours, which the outbox waits for. */
  void use(Speech newSpeech, Outbox newOutbox) {
    this.speech = newSpeech;
    this.outbox = newOutbox;
  }

  private Outbox outbox() {
    return java.util.Objects.requireNonNull(outbox, "outbox");
  }

  private Speech speech() {
    return java.util.Objects.requireNonNull(speech, "speech");
  }

  /** A new connection: answers to old questions never come. */
  void reset() {
    asked.values().forEach(queue -> queue.forEach(question -> question.done().complete(List.of())));
    asked.clear();
  }

  /** After joining a room or opening a conversation: reads what we missed. */
  void catchUp(Place place) {
    if (!session.facts.hasHistory()) {
      outbox().settled(place, false);
      return;
    }
    Optional<Line> last = place.lines.lastWithMsgid();
    String limit = Integer.toString(session.facts.historyLimit());
    String after = last.map(this::reference).orElse("*");
    long known = last.map(Line::millis).orElse(Long.MAX_VALUE);
    int pages = last.isPresent() ? MOST_PAGES : 1;
    var done = new CompletableFuture<List<Line>>();
    ask(new Question(place, List.of("LATEST", place.name, after, limit), known, pages, done));
  }

  /** Conversations with people who wrote while we were away. */
  void findConversations() {
    if (session.facts.hasHistory()) {
      long since = session.nowMillis() - FIRST_LOOK_BACK_MILLIS;
      session.send(
          "CHATHISTORY",
          "TARGETS",
          "timestamp=" + ServerTime.format(session.nowMillis() + 60_000),
          "timestamp=" + ServerTime.format(since),
          "50");
    }
  }

  /**
   * Lines before that one, oldest first: from the store, and before that from the server when it
   * has more.
   */
  CompletableFuture<List<Line>> older(Place place, Line before, int count) {
    String network = session.settings.name();
    boolean canAsk =
        session.isRegistered
            && session.facts.hasHistory()
            && place.isJoined
            && !place.reachedBeginning
            && place != session.server();
    if (!canAsk) {
      return CompletableFuture.completedFuture(
          session.store.lines().before(network, place.name, before, count));
    }
    var done = new CompletableFuture<List<Line>>();
    String limit = Integer.toString(Math.min(count, session.facts.historyLimit()));
    List<String> line = List.of("BEFORE", place.name, reference(before), limit);
    ask(new Question(place, line, Long.MIN_VALUE, 1, done));
    return done.thenApply(page -> {
      List<Line> older = session.store.lines().before(network, place.name, before, count);
      return withSameTime(older, page, before);
    });
  }

  // Of lines with one time the store tells the order in which they came, not that of the server.
  private static List<Line> withSameTime(List<Line> older, List<Line> page, Line before) {
    Set<String> keys = new HashSet<>();
    older.forEach(line -> keys.add(line.key()));
    keys.add(before.key());
    List<Line> all = new ArrayList<>(older);
    page.stream()
        .filter(line -> line.millis() == before.millis() && keys.add(line.key()))
        .forEach(all::add);
    return List.copyOf(all);
  }

  private String reference(Line line) {
    boolean byId =
        !line.msgid().isEmpty()
            && session.facts.supported("MSGREFTYPES", "msgid,timestamp").contains("msgid");
    return byId ? "msgid=" + line.msgid() : "timestamp=" + ServerTime.format(line.millis());
  }

  private void ask(Question question) {
    Deque<Question> queue =
        asked.computeIfAbsent(session.facts.fold(question.place().name), _ -> new ArrayDeque<>());
    queue.add(question);
    if (queue.size() == 1) {
      put(question);
    }
  }

  private void put(Question question) {
    session.send(new Message(Map.of(), "", "CHATHISTORY", question.line()));
  }

  private Optional<Question> answered(String target) {
    Deque<Question> queue = asked.get(session.facts.fold(target));
    Question question = queue == null ? null : queue.poll();
    if (queue != null && queue.peek() != null) {
      put(queue.peek());
    }
    return Optional.ofNullable(question);
  }

  /** The server refused a question: FAIL CHATHISTORY code subcommand target. */
  void refused(Message fail) {
    for (String word : fail.parameters()) {
      Optional<Question> question = answered(word);
      question.ifPresent(each -> {
        each.done().complete(List.of());
        if (each.knownMillis() != Long.MIN_VALUE) {
          outbox().settled(each.place(), false);
        }
      });
      if (question.isPresent()) {
        return;
      }
    }
  }

  /** A page of history that is whole. */
  void page(Batches.Batch batch) {
    Optional<Question> found = answered(batch.target());
    Place place = found.map(Question::place).orElseGet(() -> session.open(batch.target()));
    List<Line> lines = merge(place, batch.messages());
    if (found.isEmpty()) {
      return;
    }
    Question question = found.get();
    boolean isPagingBack = question.knownMillis() == Long.MIN_VALUE;
    int limit = Integer.parseInt(question.line().get(3));
    boolean isFull = batch.messages().size() >= limit;
    if (isPagingBack) {
      place.reachedBeginning = batch.messages().isEmpty();
      question.done().complete(lines);
      return;
    }
    boolean reachesKnown = lines.isEmpty() || lines.getFirst().millis() <= question.knownMillis();
    if (isFull && !reachesKnown && question.pages() > 1) {
      List<String> next =
          List.of("BEFORE", place.name, reference(lines.getFirst()), question.line().get(3));
      ask(new Question(place, next, question.knownMillis(), question.pages() - 1, question.done()));
    } else {
      question.done().complete(lines);
      outbox().settled(place, true);
    }
  }

  /** Puts the lines of a page between those known; returns all of them, oldest first. */
  private List<Line> merge(Place place, List<Message> messages) {
    List<Line> lines = new ArrayList<>();
    boolean isNews = false;
    for (Message message : messages) {
      Optional<Line> line = line(message);
      if (line.isPresent()) {
        lines.add(line.get());
        isNews |= keep(place, message, line.get());
      } else {
        happened(message);
      }
    }
    if (isNews) {
      place.recount();
      session.told.reloaded(place);
    }
    return lines;
  }

  private boolean keep(Place place, Message message, Line line) {
    boolean confirmed = line.isOwn() && outbox().confirm(place, message, line);
    if (confirmed || place.lines.add(line) == LineWindow.Placed.KNOWN) {
      return false;
    }
    boolean _ = session.store.lines().keep(session.settings.name(), place.name, line);
    return true;
  }

  private void happened(Message message) {
    switch (message.command()) {
      case "TAGMSG" -> speech().react(message);
      case "REDACT" -> speech().redacted(message);
      case "EDIT" -> speech().edited(message);
      default -> {}
    }
  }

  private Optional<Line> line(Message message) {
    return switch (message.command()) {
      case "PRIVMSG", "NOTICE" -> speech().line(message);
      case "JOIN" -> event(message, Line.Kind.JOIN, "");
      case "PART" -> event(message, Line.Kind.PART, message.parameter(1));
      case "QUIT" -> event(message, Line.Kind.QUIT, message.parameter(0));
      case "KICK" ->
          event(
              message, Line.Kind.KICK, (message.parameter(1) + " " + message.parameter(2)).strip());
      case "NICK" -> event(message, Line.Kind.NICK, message.parameter(0));
      case "TOPIC" -> event(message, Line.Kind.TOPIC, message.parameter(1));
      case "MODE" ->
          event(
              message,
              Line.Kind.MODE,
              String.join(
                  " ",
                  message
                      .parameters()
                      .subList(
                          Math.min(1, message.parameters().size()), message.parameters().size())));
      default -> Optional.empty();
    };
  }

  private Optional<Line> event(Message message, Line.Kind kind, String text) {
    String msgid = message.tag("msgid");
    String nick = Source.parse(message.source()).nick();
    Line line =
        Line.told(
            msgid.isEmpty() ? session.newKey() : msgid, session.time(message), kind, nick, text);
    return Optional.of(msgid.isEmpty() ? line : line.arrived(msgid, line.millis(), text, nick));
  }

  /** The names of those who wrote while we were away. */
  void conversations(Batches.Batch batch) {
    for (Message message : batch.messages()) {
      String target = message.parameter(1);
      if (!target.isEmpty() && !session.facts.isRoom(target) && !session.isMe(target)) {
        catchUp(session.open(target));
      }
    }
  }
}
