package sextant.chatclient;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.irc.Message;

/**
 * Our own words until the server has confirmed them. Each has an id that goes with it as a label
 * and as a client tag; after a broken connection the id is looked for in the server's history, so
 * that nothing is said twice and nothing is lost.
 */
final class Outbox {
  private static final String ID_TAG = "+sextant/id";

  private final Session session;
  private final Map<String, Entry> waiting = new LinkedHashMap<>();
  private int batches;

  private static final class Entry {
    final ClientStore.Outgoing line;
    boolean isSent;

    /** Whether it went out over the connection we have now. */
    boolean isOnThisConnection;

    Entry(ClientStore.Outgoing line) {
      this.line = line;
      this.isSent = line.isSent();
    }
  }

  Outbox(Session session) {
    this.session = session;
    for (ClientStore.Outgoing line : session.store.outgoing(session.settings.name())) {
      waiting.put(line.id(), new Entry(line));
    }
  }

  /** Keeps a line and sends it as soon as that is possible. */
  void say(Place place, Line.Kind kind, String text, String replyTo) {
    enqueue(place, kind, text, replyTo);
    send(place);
  }

  private void enqueue(Place place, Line.Kind kind, String text, String replyTo) {
    String id = session.newKey();
    var outgoing =
        new ClientStore.Outgoing(id, place.name, kind, text, replyTo, session.nowMillis(), false);
    waiting.put(id, new Entry(outgoing));
    session.store.keepOutgoing(session.settings.name(), outgoing);
    session.add(place, Line.waiting(outgoing, session.nick, session.account));
  }

  /** Sends what waits for that place, in order. */
  void send(Place place) {
    if (!session.isRegistered || !place.isJoined) {
      return;
    }
    for (Entry entry : List.copyOf(waiting.values())) {
      if (!entry.isSent && session.facts.same(entry.line.place(), place.name)) {
        transmit(place, entry);
      }
    }
  }

  private void transmit(Place place, Entry entry) {
    ClientStore.Outgoing line = entry.line;
    String command = line.kind() == Line.Kind.NOTICE ? "NOTICE" : "PRIVMSG";
    int room = Splitter.room(session.self.toString(), command, place.name);
    boolean isAction = line.kind() == Line.Kind.ACTION;
    int limit = isAction ? room - 9 : room;
    boolean fits =
        line.text().indexOf('\n') < 0
            && line.text().getBytes(StandardCharsets.UTF_8).length <= limit;
    if (fits) {
      String text = isAction ? "\u0001ACTION " + line.text() + "\u0001" : line.text();
      session.send(new Message(tags(line), "", command, List.of(place.name, text)));
      markSent(place, entry);
    } else if (isAction || !fitsMultiline(line.text())) {
      cut(place, entry, limit);
    } else {
      sendBatch(place, entry, command, limit);
      markSent(place, entry);
    }
  }

  private boolean fitsMultiline(String text) {
    if (!session.facts.has("draft/multiline")) {
      return false;
    }
    int bytes = session.facts.capabilityNumber("draft/multiline", "max-bytes", 4096);
    int lines = session.facts.capabilityNumber("draft/multiline", "max-lines", 100);
    return text.getBytes(StandardCharsets.UTF_8).length <= bytes
        && text.lines().count() + text.length() / 300 < lines;
  }

  private void sendBatch(Place place, Entry entry, String command, int limit) {
    String reference = "s" + ++batches;
    session.send(
        new Message(
            tags(entry.line),
            "",
            "BATCH",
            List.of("+" + reference, "draft/multiline", place.name)));
    for (String row : entry.line.text().split("\n", -1)) {
      boolean continues = false;
      for (String piece : Splitter.split(row, limit)) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("batch", reference);
        if (continues) {
          tags.put("draft/multiline-concat", "");
        }
        session.send(new Message(tags, "", command, List.of(place.name, piece)));
        continues = true;
      }
    }
    session.send("BATCH", "-" + reference);
  }

  private Map<String, String> tags(ClientStore.Outgoing line) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (session.facts.has("labeled-response")) {
      tags.put("label", line.id());
    }
    if (session.facts.has("message-tags")) {
      tags.put(ID_TAG, line.id());
      if (!line.replyTo().isEmpty()) {
        tags.put("+draft/reply", line.replyTo());
      }
    }
    return tags;
  }

  /** A server without multiline gets several lines for one. */
  private void cut(Place place, Entry entry, int limit) {
    forget(entry.line.id());
    place.lines.remove(entry.line.id());
    session.store.lines().remove(session.settings.name(), entry.line.id());
    session.told.reloaded(place);
    List<String> pieces = new ArrayList<>();
    for (String row : entry.line.text().split("\n", -1)) {
      if (!row.isEmpty()) {
        pieces.addAll(Splitter.split(row, limit));
      }
    }
    for (String piece : pieces) {
      enqueue(place, entry.line.kind(), piece, entry.line.replyTo());
    }
    send(place);
  }

  private void markSent(Place place, Entry entry) {
    entry.isSent = true;
    entry.isOnThisConnection = true;
    session.store.markSent(entry.line.id());
    if (!session.facts.has("echo-message")) { // nothing will confirm it
      forget(entry.line.id());
      place
          .lines
          .byKey(entry.line.id())
          .ifPresent(line -> session.change(place, line.withDelivery(Line.DONE)));
    }
  }

  private void forget(String id) {
    waiting.remove(id);
    session.store.dropOutgoing(id);
  }

  /** Takes an echo, or a line of history, that is one of ours; false when it is none. */
  boolean confirm(Place place, Message message, Line arrived) {
    Optional<Entry> entry = entryOf(place, message, arrived);
    if (entry.isEmpty()) {
      return false;
    }
    String id = entry.get().line.id();
    forget(id);
    Optional<Line> ours = place.lines.byKey(id);
    if (ours.isEmpty()) {
      return false;
    }
    Line done =
        ours.get().arrived(arrived.msgid(), arrived.millis(), arrived.text(), arrived.nick());
    session.change(place, done);
    if (place.lines.settle(id)) {
      session.told.reloaded(place);
    }
    return true;
  }

  private Optional<Entry> entryOf(Place place, Message message, Line arrived) {
    for (String id : List.of(message.tag("label"), message.tag(ID_TAG))) {
      Entry entry = waiting.get(id);
      if (entry != null) {
        return Optional.of(entry);
      }
    }
    boolean hasIds = session.facts.has("message-tags") || session.facts.has("labeled-response");
    if (hasIds) {
      return Optional.empty();
    }
    return waiting.values().stream()
        .filter(entry -> entry.isSent && session.facts.same(entry.line.place(), place.name))
        .filter(entry -> entry.line.text().equals(arrived.text()))
        .findFirst();
  }

  /** The server said no to what had this label, or to the oldest line sent to that place. */
  boolean refuse(String label, String target, String reason) {
    Entry entry = waiting.get(label);
    if (entry == null && label.isEmpty()) {
      entry =
          waiting.values().stream()
              .filter(each -> each.isOnThisConnection)
              .filter(each -> session.facts.same(each.line.place(), target))
              .findFirst()
              .orElse(null);
    }
    if (entry == null) {
      return false;
    }
    fail(entry, new Line.Delivery.Failed(Line.Delivery.Why.REFUSED, reason));
    return true;
  }

  private void fail(Entry entry, Line.Delivery.Failed failed) {
    forget(entry.line.id());
    session
        .place(entry.line.place())
        .ifPresent(place ->
            place
                .lines
                .byKey(entry.line.id())
                .ifPresent(line -> session.change(place, line.withDelivery(failed))));
  }

  /** The connection is gone: what was sent and not confirmed must be looked up. */
  void disconnected() {
    waiting.values().forEach(entry -> entry.isOnThisConnection = false);
  }

  /**
   * The place is as the server has it: what went out over an older connection and is not there
   * never arrived.
   *
   * @param isLookedUp whether the server's history was read
   */
  void settled(Place place, boolean isLookedUp) {
    for (Entry entry : List.copyOf(waiting.values())) {
      boolean isOpen = entry.isSent && !entry.isOnThisConnection;
      if (isOpen && session.facts.same(entry.line.place(), place.name)) {
        if (isLookedUp) {
          entry.isSent = false;
        } else {
          fail(entry, new Line.Delivery.Failed(Line.Delivery.Why.UNCERTAIN, ""));
        }
      }
    }
    send(place);
  }

  /** Sends a line that failed once more. */
  void retry(Place place, String key) {
    place
        .lines
        .byKey(key)
        .filter(line -> line.delivery() instanceof Line.Delivery.Failed)
        .ifPresent(line -> {
          discard(place, key);
          say(place, line.kind(), line.text(), line.replyTo());
        });
  }

  /** Throws away a line that was not confirmed. */
  void discard(Place place, String key) {
    boolean isOurs =
        place.lines.byKey(key).filter(line -> line.isOwn() && line.msgid().isEmpty()).isPresent();
    if (isOurs) {
      forget(key);
      place.lines.remove(key);
      session.store.lines().remove(session.settings.name(), key);
      session.told.reloaded(place);
    }
  }
}
