package sextant.chatclient;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import sextant.irc.Message;
import sextant.irc.ServerTime;

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
  private @Nullable PastLines past;
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
      CompletableFuture<List<Line>> done) {
    /** The line that all of the answer come before; empty when it is not known or not asked so. */
    String beforeMsgid() {
      boolean isBefore = line.getFirst().equals("BEFORE") && line.get(2).startsWith("msgid=");
      return isBefore ? line.get(2).substring("msgid=".length()) : "";
    }
  }

  HistorySync(Session session) {
    this.session = session;
  }

  /** Completes the circle: history has lines of ours, which the outbox waits for. */
  void use(Speech newSpeech, Outbox newOutbox) {
    this.speech = newSpeech;
    this.past = new PastLines(session, newSpeech);
    this.outbox = newOutbox;
  }

  private Outbox outbox() {
    return Objects.requireNonNull(outbox, "outbox");
  }

  private Speech speech() {
    return Objects.requireNonNull(speech, "speech");
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
    if (!canAsk(place) || place.reachedBeginning) {
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

  private boolean canAsk(Place place) {
    return session.isRegistered
        && session.facts.hasHistory()
        && place.isJoined
        && place != session.server();
  }

  /**
   * Brings lines {@code AROUND} or {@code AFTER} one from the server into the store; done at once
   * when it cannot be asked.
   */
  CompletableFuture<List<Line>> read(String word, String name, Line line, int count) {
    Optional<Place> place = session.place(name).filter(this::canAsk);
    if (place.isEmpty() || line.msgid().isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    var done = new CompletableFuture<List<Line>>();
    String limit = Integer.toString(Math.min(count, session.facts.historyLimit()));
    List<String> words = List.of(word, place.get().name, reference(line), limit);
    ask(new Question(place.get(), words, Long.MIN_VALUE, 1, done));
    return done;
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
    boolean isPagingBack = found.filter(each -> each.knownMillis() == Long.MIN_VALUE).isPresent();
    String before = found.map(Question::beforeMsgid).orElse("");
    List<Line> lines = merge(place, batch.messages(), isPagingBack, before);
    if (found.isEmpty()) {
      return;
    }
    Question question = found.get();
    int limit = Integer.parseInt(question.line().get(3));
    boolean isFull = batch.messages().size() >= limit;
    if (isPagingBack) {
      boolean isBefore = question.line().getFirst().equals("BEFORE");
      place.reachedBeginning |= isBefore && batch.messages().isEmpty();
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
  private List<Line> merge(
      Place place, List<Message> messages, boolean isApart, String beforeMsgid) {
    List<Line> lines = new ArrayList<>();
    boolean isNews = false;
    for (Message message : messages) {
      Optional<Line> line = Objects.requireNonNull(past, "past").of(message);
      if (line.isPresent()) {
        lines.add(line.get());
        isNews |=
            isApart
                ? keepApart(place, message, line.get(), beforeMsgid)
                : keep(place, message, line.get(), beforeMsgid);
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

  private boolean keep(Place place, Message message, Line line, String beforeMsgid) {
    boolean confirmed = line.isOwn() && outbox().confirm(place, message, line);
    if (confirmed || place.lines.add(line, beforeMsgid) == LineWindow.Placed.KNOWN) {
      return false;
    }
    boolean _ = session.store.lines().keep(session.settings.name(), place.name, line);
    return true;
  }

  // What was said long before the newest lines is for the store alone: between may be lines that
  // nobody has read yet.
  private boolean keepApart(Place place, Message message, Line line, String beforeMsgid) {
    Optional<Line> first = place.lines.first();
    boolean isAmongNewest = first.filter(one -> one.millis() <= line.millis()).isPresent();
    if (!isAmongNewest) {
      boolean _ = session.store.lines().keepApart(session.settings.name(), place.name, line);
    }
    return isAmongNewest && keep(place, message, line, beforeMsgid);
  }

  private void happened(Message message) {
    switch (message.command()) {
      case "TAGMSG" -> speech().react(message);
      case "REDACT" -> speech().redacted(message);
      case "EDIT" -> speech().edited(message);
      default -> {}
    }
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
