package sextant.chatclient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import sextant.irc.ModeSyntax;

/**
 * What can be asked of a network: its server about people, rooms and accounts, its store about
 * lines that are no longer among the newest. Any thread; {@link Network#inquiry} gives it.
 */
public final class Inquiry {
  private final Session session;
  private final Mailbox mailbox;
  private final Questions questions;

  Inquiry(Session session, Mailbox mailbox, Questions questions) {
    this.session = session;
    this.mailbox = mailbox;
    this.questions = questions;
  }

  /** A line with those around it, half of them before it, oldest first. */
  public CompletableFuture<List<Line>> around(String place, Line line, int count) {
    return ask(() -> {
      List<Line> lines = new ArrayList<>();
      String network = session.settings.name();
      String name = named(place);
      lines.addAll(session.store.lines().before(network, name, line, count / 2));
      lines.add(line);
      lines.addAll(session.store.lines().after(network, name, line, count - count / 2));
      return List.copyOf(lines);
    });
  }

  /** Lines from the store after that one, oldest first; empty when it is the newest. */
  public CompletableFuture<List<Line>> newer(String place, Line after, int count) {
    return ask(
        () -> session.store.lines().after(session.settings.name(), named(place), after, count));
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

  /** Which modes rooms have there. */
  public CompletableFuture<ModeSyntax> modes() {
    return ask(() -> session.facts.modes());
  }

  /** Whether we operate the server by now (RFC 2812, OPER). */
  public CompletableFuture<Boolean> isOperator() {
    return ask(() -> session.isOperator);
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
