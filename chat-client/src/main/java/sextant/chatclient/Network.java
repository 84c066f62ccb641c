package sextant.chatclient;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sextant.irc.Message;
import sextant.irc.ServerTime;

/**
 * One network a person is on. Every method may be called from any thread and returns at once; what
 * comes of it is told to the listener, or completes the future that is returned. Close it to leave.
 */
public final class Network implements AutoCloseable {
  private final NetworkSettings settings;
  private final Session session;
  private final Conversation conversation;
  private final Mailbox mailbox;
  private final Connector connector;
  private final Inquiry inquiry;
  private final TypingNotice typing;

  /** Opens nothing yet; lines of earlier days can be read at once. */
  public Network(NetworkSettings settings, Surroundings surroundings, NetworkListener listener) {
    this.settings = settings;
    Told told = new Told(listener);
    Holder<Connector> link = new Holder<>();
    this.session = new Session(settings, told, surroundings, line -> link.value().send(line));
    this.conversation = new Conversation(session);
    this.typing = new TypingNotice(session);
    this.mailbox =
        new Mailbox("chat-" + settings.name(), surroundings.clock(), () -> idle(surroundings));
    this.connector = new Connector(session, conversation, mailbox, surroundings, listener);
    link.set(connector);
    this.inquiry = new Inquiry(session, mailbox, conversation);
    told.places();
    mailbox.start();
    mailbox.post(() -> {});
  }

  private void idle(Surroundings surroundings) {
    ClientStore store = surroundings.store();
    boolean isMore = store.oldest().takeOut(settings.name(), surroundings.clock().millis());
    store.flush();
    session.told.flush(session);
    if (isMore) {
      mailbox.post(() -> {});
    }
  }

  private static final class Holder<T> {
    private @Nullable T value;

    void set(T newValue) {
      value = newValue;
    }

    T value() {
      return java.util.Objects.requireNonNull(value, "value");
    }
  }

  /** Where it is and who we are. */
  public NetworkSettings settings() {
    return settings;
  }

  /** What can be asked of it. */
  public Inquiry inquiry() {
    return inquiry;
  }

  /** Connects, and again and again when the connection breaks, until {@link #disconnect}. */
  public void connect() {
    mailbox.post(connector::connect);
  }

  /** Says goodbye and stays away. */
  public void disconnect(String reason) {
    mailbox.post(() -> connector.disconnect(reason));
  }

  /** Joins a room; with a key when it has one, else empty. */
  public void join(String room, String key) {
    mailbox.post(() -> {
      Place place = session.open(room);
      place.isMuted = false;
      if (!session.isRegistered) {
        conversation.joinLater(room);
      } else if (key.isEmpty()) {
        session.send("JOIN", room);
      } else {
        session.send("JOIN", room, key);
      }
    });
  }

  /** Leaves a room, or ends a conversation with one person; its lines stay in the store. */
  public void leave(String name, String reason) {
    at(
        name,
        place -> {
          if (place.kind == PlaceView.Kind.ROOM && place.isJoined && session.isRegistered) {
            session.send("PART", place.name, reason);
          }
          conversation.dontJoin(place.name);
          session.close(place);
        });
  }

  /** Opens a conversation with one person. */
  public void openDirect(String nick) {
    mailbox.post(() -> conversation.openDirect(nick));
  }

  /**
   * Says something; kept and sent later when there is no connection.
   *
   * @param text one or several lines
   * @param replyTo the msgid of the line it answers, empty for none
   */
  public void say(String name, String text, String replyTo) {
    words(name, Line.Kind.MESSAGE, text, replyTo);
  }

  /** Tells what we do: {@code /me}. */
  public void act(String name, String text) {
    words(name, Line.Kind.ACTION, text, "");
  }

  /** Says something that no program answers. */
  public void notice(String name, String text) {
    words(name, Line.Kind.NOTICE, text, "");
  }

  private void words(String name, Line.Kind kind, String text, String replyTo) {
    if (text.isBlank()) {
      return;
    }
    mailbox.post(() -> {
      Place place = session.place(name).orElseGet(() -> session.open(name));
      if (place == session.server()) {
        session.tell(place, Message.of("NOTE"), Line.Kind.ERROR, "", text);
        return;
      }
      place.draft = "";
      typing.forget(place);
      conversation.outbox().say(place, kind, text, replyTo);
    });
  }

  /** Sends a line that failed once more. */
  public void retry(String name, String key) {
    at(name, place -> conversation.outbox().retry(place, key));
  }

  /** Throws away a line that failed or waits. */
  public void discard(String name, String key) {
    at(name, place -> conversation.outbox().discard(place, key));
  }

  /** Reacts to a line, or takes the reaction back when it was given before. */
  public void react(String name, String msgid, String reaction) {
    at(name, place -> conversation.react(place, msgid, reaction));
  }

  /** Takes a line back; others see that it was. */
  public void redact(String name, String msgid, String reason) {
    at(name, place -> session.send("REDACT", place.name, msgid, reason));
  }

  /** Replaces one of our own lines by other words, on servers that can. */
  public void edit(String name, String msgid, String text) {
    at(name, place -> session.send("EDIT", place.name, msgid, text));
  }

  /** Tells others that we type; call it at every key. */
  public void typing(String name, boolean isTyping) {
    at(name, place -> typing.tell(place, isTyping));
  }

  /** Everything in that place is read; our other devices are told. */
  public void markRead(String name) {
    at(
        name,
        place -> {
          List<Line> lines = place.lines.all();
          if (lines.isEmpty() || lines.getLast().millis() <= place.readMillis) {
            return;
          }
          long millis = lines.getLast().millis();
          conversation.answers().read(place, millis);
          if (session.facts.has("draft/read-marker") && place != session.server()) {
            session.send("MARKREAD", place.name, "timestamp=" + ServerTime.format(millis));
          }
        });
  }

  /** Makes a place quiet, or loud again. */
  public void mute(String name, boolean isMuted) {
    at(
        name,
        place -> {
          place.isMuted = isMuted;
          session.store.keepPlace(settings.name(), place);
          session.told.places();
        });
  }

  /** Keeps what was typed and not sent. */
  public void draft(String name, String text) {
    at(
        name,
        place -> {
          place.draft = text;
          session.store.keepPlace(settings.name(), place);
        });
  }

  /** Sends a line as it is: for commands that have no method of their own. */
  public void raw(String line) {
    mailbox.post(() -> connector.send(line));
  }

  private void at(String name, Consumer<Place> action) {
    mailbox.post(() -> session.place(name).ifPresent(action));
  }

  /** The newest lines of a place, oldest first. */
  public CompletableFuture<List<Line>> lines(String name) {
    return ask(() -> session.place(name).map(place -> place.lines.all()).orElse(List.of()));
  }

  /** The newest lines only: so many, and more until nothing is missing after the known key. */
  public CompletableFuture<List<Line>> lines(String name, int least, String known) {
    return ask(
        () -> session.place(name).map(place -> place.lines.newest(least, known)).orElse(List.of()));
  }

  /** Lines before that one, oldest first; the server is asked for what the store does not have. */
  public CompletableFuture<List<Line>> older(String name, Line before, int count) {
    var answer = new CompletableFuture<List<Line>>();
    mailbox.post(() -> {
      CompletableFuture<List<Line>> lines =
          session
              .place(name)
              .map(place -> conversation.history().older(place, before, count))
              .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
      var _ = lines.thenAccept(answer::complete);
    });
    return answer;
  }

  /** The people of a room, by rank and then by name; the other one of a conversation. */
  public CompletableFuture<List<Person>> members(String name) {
    return ask(() -> session.place(name).map(conversation::people).orElse(List.of()));
  }

  /** What somebody says of themselves: display-name, avatar, color (IRCv3 metadata). */
  public CompletableFuture<Map<String, String>> metadata(String nick) {
    return ask(() -> conversation.answers().metadata(nick));
  }

  /** Whether the server has this capability and we use it. */
  public CompletableFuture<Boolean> has(String capability) {
    return ask(() -> session.facts.has(capability));
  }

  private <T> CompletableFuture<T> ask(Supplier<T> question) {
    var answer = new CompletableFuture<T>();
    mailbox.post(() -> {
      try {
        answer.complete(question.get());
      } catch (RuntimeException e) {
        answer.completeExceptionally(new CompletionException(e));
      }
    });
    return answer;
  }

  /** Says goodbye and ends the thread; the store stays open. */
  @Override
  public void close() {
    var gone = new CompletableFuture<Boolean>();
    mailbox.post(() -> {
      connector.disconnect("");
      session.store.flush();
      gone.complete(true);
    });
    boolean _ = gone.completeOnTimeout(false, 1, java.util.concurrent.TimeUnit.SECONDS).join();
    mailbox.close();
  }
}
