package sextant.web;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;
import sextant.words.Version;

/**
 * Asks for things on the web with the memory of one {@link WebProfile}. Calls block the thread that
 * makes them; any number may run at once.
 */
public final class WebClient implements AutoCloseable {
  private static final String AGENT = "sextant/" + Version.NUMBER;
  private static final int MOST_LOGINS = 3;

  private final WebProfile profile;
  private final Logins logins;
  private final Transport transport;
  private final Upgrades upgrades;
  private final CachedSending cached;
  private final AtomicLong number;
  private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
  private volatile boolean isClosed;

  private WebClient(
      WebProfile profile, WebOptions options, Login.Source source, AtomicLong number) {
    this.profile = profile;
    this.number = number;
    logins = new Logins(source, options.proxy());
    transport = new Transport(options, profile.certificateExceptions(), logins);
    upgrades = new Upgrades(profile.strictHosts(), options.isHttpsFirst());
    cached = new CachedSending(profile, this::sendOverNetwork);
  }

  /** A client that has no login but those in addresses. */
  public static WebClient open(WebProfile profile, WebOptions options) {
    return open(profile, options, Login.Source.NONE);
  }

  /** A client that asks {@code source} when a server wants to know who is there. */
  public static WebClient open(WebProfile profile, WebOptions options, Login.Source source) {
    return new WebClient(profile, options, source, new AtomicLong());
  }

  /** What this client remembers. */
  public WebProfile profile() {
    return profile;
  }

  /** Forgets every login. */
  public void forgetLogins() {
    logins.clear();
  }

  /** Asks and follows redirects, 20 at most; one that leads out of the web is a failure. */
  public WebResponse fetch(WebRequest request) throws FailureException {
    WebRequest next = request;
    for (int hop = 0; hop <= Redirects.MOST; hop++) {
      WebResponse response = send(next);
      Optional<WebRequest> after = Redirects.next(next, response);
      if (after.isEmpty()) {
        checkLeadsNowhere(response);
        return response;
      }
      response.close();
      next = after.get();
    }
    throw new FailureException(
        new Failure(Kind.TOO_MANY_REDIRECTS, request.url().hostPort(), next.url().toString()));
  }

  private static void checkLeadsNowhere(WebResponse response) throws FailureException {
    Optional<String> outside = response.redirect();
    if (outside.isPresent()) {
      response.close();
      throw new FailureException(
          new Failure(Kind.REDIRECT_REFUSED, response.url().hostPort(), outside.get()));
    }
  }

  /**
   * Asks once and returns when the head of the answer is there; a redirect is an answer. Blocks.
   */
  public WebResponse send(WebRequest request) throws FailureException {
    Exchange exchange = begin(request);
    try {
      checkMayAsk(request, exchange);
      Optional<WebUrl> instead = upgrades.instead(request);
      return instead.isPresent()
          ? ourRedirect(exchange, instead.get())
          : cached.send(request, headers(request), exchange);
    } catch (IOException failed) {
      FailureException failure = WebFailures.wrap(failed, request.url());
      noteRefused(failed, exchange);
      Optional<WebUrl> back = upgrades.back(request, failure.failure());
      if (back.isPresent() && !exchange.isCancelled()) {
        return ourRedirect(exchange, back.get());
      }
      exchange.failed(failure.failure());
      throw failure;
    }
  }

  /** Begins a record that the answer will fill; used also by what answers without the network. */
  private Exchange begin(WebRequest request) {
    Instant now = profile.clock().instant();
    var exchange = new Exchange(number.incrementAndGet(), request, now, this::changed);
    profile.traffic().add(exchange);
    running.add(exchange);
    if (isClosed) {
      exchange.cancel();
    }
    return exchange;
  }

  private void changed(Exchange exchange) {
    profile.traffic().changed();
    if (exchange.state() != Exchange.State.RUNNING) {
      running.remove(exchange);
    }
  }

  private void checkMayAsk(WebRequest request, Exchange exchange) throws FailureException {
    Optional<String> rule = profile.blockList().blocks(request);
    if (rule.isPresent()) {
      throw new FailureException(new Failure(Kind.BLOCKED, request.url().host(), rule.get()));
    }
    if (Upgrades.isMixed(request)) {
      exchange.mixed();
      if (!Upgrades.isPassive(request)) {
        throw new FailureException(
            new Failure(Kind.BLOCKED, request.url().host(), "http:// in an https:// page"));
      }
    }
  }

  private HeaderList headers(WebRequest request) {
    HeaderList headers =
        request
            .headers()
            .orElse("User-Agent", AGENT)
            .orElse("Accept", "*/*")
            .orElse("Accept-Encoding", ContentDecoder.ACCEPTED);
    String cookies = profile.cookies().header(request, CookieJar.Asker.HTTP);
    if (!cookies.isEmpty()) {
      headers = headers.orElse("Cookie", cookies);
    }
    Optional<String> login = logins.known(request);
    return login.isPresent() ? headers.orElse("Authorization", login.get()) : headers;
  }

  private static WebResponse ourRedirect(Exchange exchange, WebUrl to) {
    var head =
        new Exchange.Head(307, "Internal Redirect", "", HeaderList.of("Location", to.toString()));
    exchange.answered(head, Exchange.Source.OURSELVES);
    exchange.finished();
    return new WebResponse(exchange, head, BodyStream.empty(exchange));
  }

  private static void noteRefused(Throwable failed, Exchange exchange) {
    for (Throwable t = failed; t != null; t = t.getCause()) {
      if (t instanceof RefusedCertificateException refused) {
        exchange.refused(refused.chain());
      }
    }
  }

  private Transport.Answer sendOverNetwork(
      WebRequest request, HeaderList headers, Exchange exchange) throws IOException {
    Transport.Answer answer = transport.send(request, headers, exchange);
    remember(request, answer.head());
    HeaderList retried = headers;
    for (int attempt = 0; answer.head().status() == 401 && attempt < MOST_LOGINS; attempt++) {
      boolean isOwn = request.headers().has("Authorization");
      Optional<String> login =
          isOwn ? Optional.empty() : logins.answer(request, answer.head().headers(), attempt);
      if (login.isEmpty()) {
        break;
      }
      answer.body().close();
      retried = retried.with("Authorization", login.get());
      answer = transport.send(request, retried, exchange);
      remember(request, answer.head());
    }
    return answer;
  }

  private void remember(WebRequest request, Exchange.Head head) {
    for (String field : head.headers().all("Set-Cookie")) {
      profile.cookies().set(request, field, CookieJar.Asker.HTTP);
    }
    boolean isExcepted = profile.certificateExceptions().has(request.url());
    if (!isExcepted) {
      head.headers()
          .first("Strict-Transport-Security")
          .ifPresent(field -> profile.strictHosts().note(request.url(), field));
    }
  }

  /**
   * Cancels every exchange that runs, and what is asked for later; closes the connections. The
   * profile stays open.
   */
  @Override
  public void close() {
    isClosed = true;
    running.forEach(Exchange::cancel);
    transport.close();
  }
}
