package sextant.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to ask for next when an answer points elsewhere (RFC 9110, 15.4). */
final class Redirects {
  static final int MOST = 20;

  private static final Set<String> OF_THE_BODY =
      Set.of("Content-Type", "Content-Length", "Content-Encoding", "Content-Language");
  private static final List<String> OF_THE_ORIGIN =
      List.of("Authorization", "Cookie", "Proxy-Authorization");

  private Redirects() {}

  /** The next request; empty when the answer is the last. */
  static Optional<WebRequest> next(WebRequest request, WebResponse response) {
    return response
        .redirect()
        .flatMap(location -> request.url().resolve(location))
        .map(url -> next(request, response.status(), url.inheritingFragment(request.url())));
  }

  private static WebRequest next(WebRequest request, int status, WebUrl url) {
    boolean isPostMoved = status <= 302 && request.method().equals("POST");
    boolean isSeeOther = status == 303 && !request.method().equals("HEAD");
    WebRequest next = request.withUrl(url);
    if (isPostMoved || isSeeOther) {
      next = next.with("GET", Optional.empty()).withHeaders(request.headers().without(OF_THE_BODY));
    }
    boolean isElsewhere = !url.origin().equals(request.url().origin());
    return isElsewhere ? next.withHeaders(next.headers().without(OF_THE_ORIGIN)) : next;
  }
}
