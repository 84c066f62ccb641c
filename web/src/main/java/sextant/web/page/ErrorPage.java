package sextant.web.page;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import sextant.identity.CertificateLines;
import sextant.identity.CertificateSummary;
import sextant.web.PageText;
import sextant.web.WebUrl;
import sextant.words.Explanation;
import sextant.words.Failure;

/** What is shown when a page does not come: what happened, why, what to do. */
public final class ErrorPage {
  private ErrorPage() {}

  /**
   * The page.
   *
   * @param chain the certificates that were refused, the server's own first; empty when none were
   * @param mayAccept whether a person may go on in spite of the certificate: never for a host that
   *     insists on https (RFC 6797, 12.1)
   */
  public static String html(
      PageStyle style,
      Failure failure,
      WebUrl url,
      List<X509Certificate> chain,
      boolean mayAccept,
      Instant now) {
    PageText text = style.text();
    Explanation said = failure.explain(style.language());
    Html html = Html.page(style, said.what());
    html.element("h1", said.what());
    html.element("p", url.withoutSecrets().toString(), "class", "muted mono");
    html.element("p", why(text, failure, said));
    html.element("p", todo(text, failure, said));
    html.open("p").primary(style.action("retry", "url", url.toString()), text.retry());
    switch (failure.kind()) {
      case BLOCKED -> html.button(style.action("allow", "host", url.host()), text.allowOnce());
      case UNKNOWN_HOST -> {
        OwnAddress search = OwnAddress.of("search").with("q", url.host());
        html.button(search.toString(), text.searchForIt());
      }
      case OFFLINE -> html.button("sextant:start", text.start());
      default -> tools(html, text, url);
    }
    html.close("p");
    chain(html, style, chain, now);
    if (!chain.isEmpty()) {
      accept(html, style, url, mayAccept);
    }
    html.open("details").element("summary", text.details());
    html.element("p", failure.toString(), "class", "mono").close("details");
    return html.end();
  }

  private static void tools(Html html, PageText text, WebUrl url) {
    html.button(OwnAddress.of("ping").with("host", url.host()).toString(), text.pingHost());
    html.button(OwnAddress.of("trace").with("host", url.host()).toString(), text.traceHost());
    OwnAddress talk =
        OwnAddress.of("talk").with("host", url.host()).with("port", Integer.toString(url.port()));
    html.button(talk.toString(), text.talkHost());
  }

  private static String why(PageText text, Failure failure, Explanation said) {
    return switch (failure.kind()) {
      case TIMEOUT -> text.timeoutWhy();
      case CONNECTION_RESET, CONNECTION_CLOSED -> text.brokenWhy();
      default -> text.because(said.why());
    };
  }

  private static String todo(PageText text, Failure failure, Explanation said) {
    return switch (failure.kind()) {
      case UNKNOWN_HOST -> text.unknownHostTodo();
      case CONNECTION_REFUSED -> text.refusedTodo();
      case TIMEOUT -> text.timeoutTodo();
      case CONNECTION_RESET, CONNECTION_CLOSED -> text.brokenTodo();
      case CERTIFICATE_UNTRUSTED, CERTIFICATE_WRONG_NAME, CERTIFICATE_NOT_PINNED ->
          text.certificateTodo();
      case CERTIFICATE_EXPIRED -> text.expiredTodo();
      case NOT_TLS, TLS_HANDSHAKE -> text.tlsTodo();
      default -> text.tryThis(said.todo());
    };
  }

  private static void chain(Html html, PageStyle style, List<X509Certificate> chain, Instant now) {
    for (int i = 0; i < chain.size(); i++) {
      html.element("h2", style.text().certificate(i + 1)).open("dl");
      CertificateLines.of(CertificateSummary.of(chain.get(i)), now, style.language())
          .forEach(line -> html.element("dt", line.label()).element("dd", line.value()));
      html.close("dl");
    }
  }

  private static void accept(Html html, PageStyle style, WebUrl url, boolean mayAccept) {
    PageText text = style.text();
    html.open("details").element("summary", text.goOn());
    if (mayAccept) {
      html.element("p", text.goOnWarning(url.hostPort()), "class", "warn");
      html.open("p").button(style.action("accept", "url", url.toString()), text.accept());
      html.close("p");
    } else {
      html.element("p", text.neverGoOn(url.host()), "class", "warn");
    }
    html.close("details");
  }
}
