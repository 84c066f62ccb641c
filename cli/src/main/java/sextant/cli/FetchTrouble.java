package sextant.cli;

import java.time.Duration;
import java.util.Optional;
import sextant.web.Exchange;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.Language;
import sextant.words.Quantity;

/** Why a fetch failed: what the exchange knows beyond the failure, and what helps in a terminal. */
final class FetchTrouble {
  private final FetchText text;
  private final Language language;
  private final Duration patience;

  /** {@code patience} is how long the next byte was waited for. */
  FetchTrouble(FetchText text, Language language, Duration patience) {
    this.text = text;
    this.language = language;
    this.patience = patience;
  }

  Explanation explain(Failure failure, Optional<Exchange> exchange) {
    Explanation said = failure.explain(language);
    return switch (failure.kind()) {
      case CONNECTION_CLOSED, CONNECTION_RESET -> broken(failure, said, exchange);
      case TIMEOUT -> silent(failure, said, exchange);
      case NOT_TLS -> new Explanation(said.what(), said.why(), text.plainTodo());
      case PROXY_UNREACHED -> new Explanation(said.what(), said.why(), text.proxyTodo());
      case TOO_MANY_REDIRECTS -> new Explanation(said.what(), said.why(), text.circleTodo());
      case BAD_RESPONSE ->
          exchange
              .filter(one -> one.head().map(head -> head.status() >= 300).orElse(false))
              .map(this::status)
              .orElse(said);
      default -> said;
    };
  }

  private Explanation broken(Failure failure, Explanation said, Optional<Exchange> exchange) {
    if (hasHead(exchange)) {
      String size = size(exchange);
      String why =
          total(exchange)
              .map(total -> text.brokenOfWhy(size, total))
              .orElseGet(() -> text.brokenWhy(size));
      return new Explanation(text.brokenWhat(failure.subject()), why, text.keptTodo());
    }
    return failure.kind() == Failure.Kind.CONNECTION_CLOSED
        ? new Explanation(said.what(), text.unansweredWhy(), text.unansweredTodo())
        : said;
  }

  private Explanation silent(Failure failure, Explanation said, Optional<Exchange> exchange) {
    String time = Quantity.duration(patience.toNanos());
    if (hasHead(exchange)) {
      String size = size(exchange);
      String why =
          total(exchange)
              .map(total -> text.silentOfWhy(size, total, time))
              .orElseGet(() -> text.silentWhy(size, time));
      return new Explanation(text.silentWhat(failure.subject()), why, text.silentTodo());
    }
    boolean isConnected = exchange.filter(one -> !one.remoteAddress().isEmpty()).isPresent();
    if (isConnected) {
      return new Explanation(said.what(), text.muteWhy(time), text.muteTodo());
    }
    String host = failure.subject().replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
    return new Explanation(said.what(), said.why(), text.nobodyTodo(host));
  }

  /** A status that is a failure because a person said so. */
  Explanation status(Exchange exchange) {
    String where = exchange.request().url().hostPort();
    Exchange.Head head = exchange.head().orElseThrow();
    String status = (head.status() + " " + head.reason()).strip();
    return head.status() < 400
        ? new Explanation(
            text.statusWhat(where, status),
            text.movedWhy(head.headers().first("Location").orElse("?")),
            text.movedTodo())
        : new Explanation(text.statusWhat(where, status), text.statusWhy(), text.statusTodo());
  }

  /** It was stopped because its time was over. */
  Explanation late(String subject, Duration longest) {
    return new Explanation(
        text.lateWhat(subject),
        text.lateWhy(Quantity.duration(longest.toNanos())),
        text.lateTodo());
  }

  private static boolean hasHead(Optional<Exchange> exchange) {
    return exchange.flatMap(Exchange::head).isPresent();
  }

  private static String size(Optional<Exchange> exchange) {
    return Quantity.bytes(exchange.map(Exchange::wireBytes).orElse(0L));
  }

  private static Optional<String> total(Optional<Exchange> exchange) {
    return exchange
        .flatMap(Exchange::head)
        .flatMap(head -> head.headers().first("Content-Length"))
        .filter(length -> length.matches("\\d{1,18}"))
        .map(length -> Quantity.bytes(Long.parseLong(length)));
  }
}
