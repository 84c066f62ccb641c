package sextant.chatclient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sextant.irc.ModeSyntax;

/**
 * What can be asked of a network: its server about people, rooms and accounts, its store about
 * lines that are no longer among the newest. Any thread; {@link Network#inquiry} gives it.
 */
public final class Inquiry {
  private final Session session;
  private final Mailbox mailbox;
  private final Conversation conversation;
  private final Questions questions;

  Inquiry(Session session, Mailbox mailbox, Conversation conversation) {
    this.session = session;
    this.mailbox = mailbox;
    this.conversation = conversation;
    this.questions = conversation.answers().questions();
  }

  /**
   * A line with those around it, half of them before it, oldest first; the server is asked for what
   * the store does not have.
   */
  public CompletableFuture<List<Line>> around(String place, Line line, int count) {
    return later(() ->
        conversation
            .history()
            .read("AROUND", named(place), line, count)
            .thenApply(_ -> stored(named(place), line, count)));
  }

  private List<Line> stored(String name, Line line, int count) {
    List<Line> lines = new ArrayList<>();
    String network = session.settings.name();
    lines.addAll(session.store.lines().before(network, name, line, count / 2));
    lines.add(line);
    lines.addAll(session.store.lines().after(network, name, line, count - count / 2));
    return List.copyOf(lines);
  }

  /** Lines after that one, oldest first, from store and server; empty when it is the newest. */
  public CompletableFuture<List<Line>> newer(String place, Line after, int count) {
    return later(() ->
        conversation
            .history()
            .read("AFTER", named(place), after, count)
            .thenApply(_ ->
                session.store.lines().after(session.settings.name(), named(place), after, count)));
  }

  /**
   * Lines that the server finds, newest first; none from one that does not search. Of one place
   * unless that is empty.
   */
  public CompletableFuture<List<ClientStore.Found>> search(String place, String words, int most) {
    return later(() -> conversation.search().search(place, words, most));
  }

  /** The rooms that the server tells of, those with most people first. */
  public CompletableFuture<List<RoomOnServer>> rooms() {
    return later(questions::rooms);
  }

  private String named(String place) {
    return session.place(place).map(one -> one.name).orElse(place);
  }

  /** The line of that msgid as the store has it. */
  public CompletableFuture<Optional<Line>> line(String msgid) {
    return ask(() -> session.store.lines().byMsgid(session.settings.name(), msgid));
  }

  /** The value of an ISUPPORT token, empty when the server does not say it. */
  public CompletableFuture<String> supported(String token) {
    return ask(() -> session.facts.supported(token, ""));
  }

  /** Where the server keeps files for its people (soju.im/FILEHOST); empty when it does not. */
  public CompletableFuture<Optional<String>> fileHost() {
    return ask(() ->
        Stream.of("FILEHOST", "draft/FILEHOST", "soju.im/FILEHOST")
            .map(token -> session.facts.supported(token, ""))
            .filter(url -> !url.isEmpty())
            .findFirst());
  }

  /** Which modes rooms have there. */
  public CompletableFuture<ModeSyntax> modes() {
    return ask(() -> session.facts.modes());
  }

  /** Whether we operate the server by now (RFC 2812, OPER). */
  public CompletableFuture<Boolean> isOperator() {
    return ask(() -> session.isOperator);
  }

  /**
   * Done when the server has answered what was sent before; false when there is no connection any
   * more.
   */
  public CompletableFuture<Boolean> answered() {
    return later(questions::answered);
  }

  /** A list of a room: {@code b} for bans, {@code e} exceptions, {@code I} invitations. */
  public CompletableFuture<List<ListEntry>> list(String room, char letter) {
    return later(() -> questions.list(room, letter));
  }

  /** Who somebody is; without a host when there is nobody of that nick. */
  public CompletableFuture<Whois> whois(String nick) {
    return later(() -> questions.whois(nick));
  }

  /** Makes an account; the nick of now is its name when {@code account} is empty. */
  public CompletableFuture<AccountAnswer> register(String account, String email, String password) {
    return later(() -> questions.register(account, email, password));
  }

  /** Gives the code that came by mail for a new account. */
  public CompletableFuture<AccountAnswer> verifyAccount(String account, String code) {
    return later(() -> questions.verify(account, code));
  }

  private <T> CompletableFuture<T> ask(Supplier<T> question) {
    return later(() -> CompletableFuture.completedFuture(question.get()));
  }

  private <T> CompletableFuture<T> later(Supplier<CompletableFuture<T>> question) {
    var posted = new CompletableFuture<Boolean>();
    CompletableFuture<T> answer = posted.thenCompose(_ -> question.get());
    mailbox.post(() -> posted.complete(true));
    return answer;
  }
}
