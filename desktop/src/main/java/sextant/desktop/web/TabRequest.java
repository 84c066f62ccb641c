package sextant.desktop.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import sextant.web.Exchange;
import sextant.web.HeaderList;
import sextant.web.RequestBody;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.WebUrl;
import sextant.words.Failure;
import sextant.words.FailureException;

/** One request of the engine on its way: finds its tab, asks, and decides what the engine gets. */
final class TabRequest {
  /** What the engine says and ours says better, or what servers need not know. */
  private static final List<String> OURS =
      List.of(
          "User-Agent",
          "Accept-Encoding",
          "Accept-Charset",
          "Accept-Language",
          "Cookie",
          "Pragma",
          "Cache-Control",
          "Connection");

  /** What the engine must not see: the body is decoded, and its length is another one. */
  private static final List<String> HIDDEN =
      List.of("Content-Encoding", "Content-Length", "Transfer-Encoding", "Set-Cookie");

  private final String method;
  private final String address;
  private final HeaderList asked;
  private final Optional<SpooledBody> body;

  TabRequest(String method, String address, HeaderList asked, Optional<SpooledBody> body) {
    this.method = method;
    this.address = address;
    this.asked = asked;
    this.body = body;
  }

  /** Asks; blocks until the head of the answer is there. */
  TabAnswer ask() throws IOException {
    String agent = asked.first("User-Agent").orElse("");
    String referrer = asked.first("Referer").orElse("");
    TabLoads tab =
        TabRegistry.byUserAgent(agent)
            .or(() -> agent.isEmpty() ? TabRegistry.ofFrame(address, referrer) : Optional.empty())
            .orElseThrow(() -> new IOException("the tab is closed"));
    OptionalInt load = agent.isEmpty() ? OptionalInt.empty() : tab.asks(address);
    WebRequest request = request(tab, load.isPresent());
    if (load.isEmpty()) {
      return part(tab.client().send(request));
    }
    try {
      return page(tab, load.getAsInt(), request, tab.client().send(request));
    } catch (FailureException failed) {
      return failed(tab, load.getAsInt(), request, failed.failure());
    }
  }

  private WebRequest request(TabLoads tab, boolean isPage) throws IOException {
    WebUrl url = WebUrl.of(address);
    HeaderList headers = Agents.headers(asked.without(OURS), tab);
    Optional<RequestBody> sent =
        body.isPresent() ? Optional.of(body.get().body()) : Optional.empty();
    return new WebRequest(method, url, headers, sent, tab.caching(), tab.context(address, isPage));
  }

  private static TabAnswer part(WebResponse response) throws IOException {
    return answer(response, response.headers());
  }

  private static TabAnswer page(TabLoads tab, int load, WebRequest request, WebResponse response)
      throws IOException {
    Optional<WebUrl> next = response.redirect().flatMap(request.url()::resolve);
    if (next.filter(ForbiddenPorts::isOf).isPresent()) {
      response.close();
      return failed(tab, load, WebRequest.get(next.get()), ForbiddenPorts.failure(next.get()));
    }
    if (next.isPresent()) {
      if (!tab.redirected(load, next.get().toString())) {
        response.close();
        return failed(
            tab,
            load,
            request,
            new Failure(Failure.Kind.TOO_MANY_REDIRECTS, request.url().hostPort(), ""));
      }
      return answer(response, response.headers());
    }
    String type = MediaTypes.ofPage(response);
    if (response.status() < 300 && MediaTypes.isSaved(response.headers(), type)) {
      return tab.noPage(load) ? saved(tab, response) : tooLate(response);
    }
    if (!tab.committed(load, address(request))) {
      return tooLate(response);
    }
    tab.listener().answered(response.exchange());
    HeaderList headers =
        response.headers().has("Content-Type")
            ? response.headers()
            : response.headers().plus("Content-Type", type);
    return answer(response, headers).with(new PageBody(tab, response));
  }

  private static TabAnswer saved(TabLoads tab, WebResponse response) {
    tab.listener().download(response);
    return TabAnswer.nothing();
  }

  private static TabAnswer tooLate(WebResponse response) {
    response.close();
    return TabAnswer.nothing();
  }

  private static String address(WebRequest request) {
    return request.url().toString();
  }

  private static TabAnswer answer(WebResponse response, HeaderList headers) {
    int status = response.status() == 308 ? 307 : response.status(); // the engine knows no 308
    String reason = response.exchange().head().map(Exchange.Head::reason).orElse("");
    return new TabAnswer(
        status,
        reason.isEmpty() ? "OK" : reason,
        headers.without(HIDDEN),
        response.body(),
        response.contentLength().orElse(-1));
  }

  private static TabAnswer failed(TabLoads tab, int load, WebRequest request, Failure failure) {
    if (!tab.committed(load, address(request))) {
      return TabAnswer.nothing();
    }
    Optional<Exchange> exchange =
        tab.traffic().ofTab(tab.number()).reversed().stream()
            .filter(one -> one.request().url().equals(request.url()))
            .findFirst();
    tab.listener().failed(request.url(), failure, exchange);
    String host = request.url().host().toLowerCase(Locale.ROOT);
    return TabAnswer.page("<!doctype html><title>" + host.replace("<", "") + "</title>");
  }
}
