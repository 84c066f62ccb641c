package sextant.chatclient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.irc.MalformedException;
import sextant.irc.Message;
import sextant.irc.Source;

/** Hands every message to whom it concerns. Belongs to the network's thread. */
final class Conversation {
  private final Session session;
  private final HistorySync history;
  private final Outbox outbox;
  private final Speech speech;
  private final RoomEvents rooms;
  private final Answers answers;
  private final OwnReactions reactions;
  private final ServerSearch search;
  private final Set<String> wanted = new LinkedHashSet<>();
  private Batches batches = new Batches();

  Conversation(Session session) {
    this.session = session;
    this.history = new HistorySync(session);
    this.outbox = new Outbox(session);
    this.speech = new Speech(session, outbox);
    this.reactions = new OwnReactions(session);
    this.rooms = new RoomEvents(session, history);
    this.search = new ServerSearch(session, speech);
    this.answers = new Answers(session, rooms, history, new Answers.Askers(outbox, search));
    history.use(speech, outbox);
    wanted.addAll(session.settings.rooms());
    session.rooms().forEach(place -> wanted.add(place.name));
  }

  Outbox outbox() {
    return outbox;
  }

  HistorySync history() {
    return history;
  }

  ServerSearch search() {
    return search;
  }

  Answers answers() {
    return answers;
  }

  void joinLater(String room) {
    wanted.add(room);
  }

  void dontJoin(String room) {
    wanted.removeIf(each -> session.facts.same(each, room));
  }

  /** The connection is gone. */
  void disconnected() {
    session.rooms().stream()
        .filter(place -> place.isJoined)
        .forEach(place -> wanted.add(place.name));
    outbox.disconnected();
    history.reset();
    answers.questions().reset();
    search.reset();
    reactions.reset();
    batches = new Batches();
    session.leaveAll();
    session.isRegistered = false;
  }

  /** We are in: go where we want to be, and look what we missed. */
  void ready() {
    for (String room : wanted) {
      String[] words = room.split(",", 2); // a room may be kept with its key
      if (words.length > 1 && !words[1].isEmpty()) {
        session.send("JOIN", words[0], words[1]);
      } else {
        session.send("JOIN", words[0]);
      }
    }
    wanted.clear();
    List<String> partners = new ArrayList<>();
    for (Place place : session.all()) {
      if (place.kind == PlaceView.Kind.DIRECT) {
        partners.add(place.name);
        history.catchUp(place);
      }
    }
    if (!partners.isEmpty() && session.facts.supports("MONITOR")) {
      session.send(
          "MONITOR", "+", String.join(",", partners.subList(0, Math.min(50, partners.size()))));
    }
    if (session.facts.has("draft/metadata-2")) {
      session.send("METADATA", "*", "SUB", "display-name", "avatar", "color");
    }
    history.findConversations();
  }

  void openDirect(String nick) {
    Place place = session.open(nick);
    if (session.isRegistered) {
      if (session.facts.supports("MONITOR")) {
        session.send("MONITOR", "+", nick);
      }
      history.catchUp(place);
    }
  }

  /** Takes one line of the server. */
  void line(String line) {
    Message message;
    try {
      message = Message.parse(line);
    } catch (MalformedException _) {
      return; // nothing a person could do about it
    }
    switch (batches.take(message)) {
      case Batches.Result.Alone alone -> handle(alone.message());
      case Batches.Result.Kept _ -> {}
      case Batches.Result.Whole whole -> batch(whole.batch());
    }
  }

  private void batch(Batches.Batch batch) {
    switch (batch.type()) {
      case "chathistory", "draft/chathistory" -> history.page(batch);
      case "draft/chathistory-targets" -> history.conversations(batch);
      case "soju.im/search", "search", "draft/search" -> search.found(batch);
      case "labeled-response" -> {
        String label = batch.start().tag("label");
        batch.messages().forEach(message -> handle(labelled(message, label)));
      }
      default -> batch.messages().forEach(this::handle);
    }
  }

  private static Message labelled(Message message, String label) {
    Map<String, String> tags = new LinkedHashMap<>(message.tags());
    tags.put("label", label);
    return new Message(tags, message.source(), message.command(), message.parameters());
  }

  private void handle(Message received) {
    Message message = Bounds.of(received);
    if (message.command().equals("TAGMSG") && session.isMe(Source.parse(message.source()).nick())) {
      reactions.echoed(message);
    }
    if (!speech.take(message) && !rooms.take(message)) {
      answers.take(message);
    }
  }

  void react(Place place, String msgid, String reaction) {
    boolean isGiven = reactions.isGiven(place, msgid, reaction);
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(isGiven ? "+draft/unreact" : "+draft/react", reaction);
    tags.put("+draft/reply", msgid);
    session.send(new Message(tags, "", "TAGMSG", List.of(place.name)));
    if (session.facts.has("echo-message")) {
      reactions.wentOut(msgid, reaction, !isGiven);
    } else {
      speech.react(new Message(tags, session.self.toString(), "TAGMSG", List.of(place.name)));
    }
  }

  List<Person> people(Place place) {
    Person partner = place.partner;
    return partner != null ? List.of(partner) : rooms.ordered(place);
  }
}
