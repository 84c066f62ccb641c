package sextant.chatclient;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import sextant.irc.Message;
import sextant.irc.TagText;

/**
 * Asks the server for lines that have some words (soju.im/search, IRCv3 pull request 496): it knows
 * what was said while we were not there. Belongs to the network's thread.
 */
final class ServerSearch {
  private static final int MOST_WAITING = 20;

  private final Session session;
  private final Speech speech;
  private final Deque<CompletableFuture<List<ClientStore.Found>>> waiting = new ArrayDeque<>();

  ServerSearch(Session session, Speech speech) {
    this.session = session;
    this.speech = speech;
  }

  /** A new connection: answers to old questions never come. */
  void reset() {
    waiting.forEach(each -> each.complete(List.of()));
    waiting.clear();
  }

  /** Lines with these words, newest first; of one place unless that is empty. */
  CompletableFuture<List<ClientStore.Found>> search(String place, String words, int most) {
    boolean isOffered =
        session.facts.supports("SEARCH")
            || session.facts.has("soju.im/search")
            || session.facts.has("draft/search");
    boolean isServer = session.place(place).filter(session.server()::equals).isPresent();
    if (!session.isRegistered || !isOffered || isServer || waiting.size() >= MOST_WAITING) {
      return CompletableFuture.completedFuture(List.of());
    }
    Map<String, String> wishes = new LinkedHashMap<>();
    if (!place.isEmpty()) {
      wishes.put("in", place);
    }
    wishes.put("text", words.strip());
    wishes.put("limit", Integer.toString(most));
    var question = new StringBuilder();
    TagText.write(wishes, question);
    var answer = new CompletableFuture<List<ClientStore.Found>>();
    waiting.add(answer);
    session.send("SEARCH", question.toString());
    return answer;
  }

  /** The lines that were found. */
  void found(Batches.Batch batch) {
    CompletableFuture<List<ClientStore.Found>> asked = waiting.poll();
    if (asked == null) {
      return;
    }
    List<ClientStore.Found> found = new ArrayList<>();
    for (Message message : batch.messages()) {
      boolean isTalk = message.command().equals("PRIVMSG") || message.command().equals("NOTICE");
      Optional<Line> line = isTalk ? speech.line(message) : Optional.empty();
      line.ifPresent(
          one -> found.add(new ClientStore.Found(session.settings.name(), placeOf(message), one)));
    }
    asked.complete(List.copyOf(found.reversed()));
  }

  // Nobody's conversation is opened because it was found.
  private String placeOf(Message message) {
    String target = session.facts.withoutStatus(message.parameter(0));
    String nick = sextant.irc.Source.parse(message.source()).nick();
    String place = session.facts.isRoom(target) || session.isMe(nick) ? target : nick;
    return session.place(place).map(one -> one.name).orElse(place);
  }

  /** The server does not search; false when nobody asked it to. */
  boolean refused(Message fail) {
    boolean isOurs = fail.parameter(0).equals("SEARCH") || fail.parameter(1).equals("SEARCH");
    CompletableFuture<List<ClientStore.Found>> asked = isOurs ? waiting.poll() : null;
    if (asked != null) {
      asked.complete(List.of());
    }
    return asked != null;
  }
}
