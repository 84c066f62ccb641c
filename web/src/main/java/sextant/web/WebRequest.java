package sextant.web;

import java.util.Optional;

/**
 * One thing to ask a server for.
 *
 * @param body what goes with it, empty for none
 * @param caching what the cache may do
 * @param context on whose behalf; decides about cookies, upgrades and mixed content
 */
public record WebRequest(
    String method,
    WebUrl url,
    HeaderList headers,
    Optional<RequestBody> body,
    Caching caching,
    Context context) {

  /** What the cache may do for a request. */
  public enum Caching {
    /** As the server allowed. */
    USUAL,
    /** Ask the server whether the stored answer still holds. */
    REVALIDATE,
    /** Take everything anew, then store it: the hard reload. */
    RELOAD,
    /** Neither read nor write. */
    NONE
  }

  /**
   * On whose behalf a request is made.
   *
   * @param tab the tab, 0 for none
   * @param page the page that asks, empty for what a person typed
   * @param isNavigation whether the answer becomes the page itself
   */
  public record Context(long tab, Optional<WebUrl> page, boolean isNavigation) {
    /** A person asks, without a page. */
    public static final Context PERSON = new Context(0, Optional.empty(), true);

    /** A part of a page. */
    public static Context partOf(long tab, WebUrl page) {
      return new Context(tab, Optional.of(page), false);
    }
  }

  /** Asks for an address as a person does, without headers of its own. */
  public static WebRequest get(WebUrl url) {
    return new WebRequest(
        "GET", url, HeaderList.NONE, Optional.empty(), Caching.USUAL, Context.PERSON);
  }

  /** The same with these headers. */
  public WebRequest withHeaders(HeaderList other) {
    return new WebRequest(method, url, other, body, caching, context);
  }

  /** The same for another address. */
  public WebRequest withUrl(WebUrl other) {
    return new WebRequest(method, other, headers, body, caching, context);
  }

  /** The same with this method and body. */
  public WebRequest with(String otherMethod, Optional<RequestBody> otherBody) {
    return new WebRequest(otherMethod, url, headers, otherBody, caching, context);
  }

  /** The same with another use of the cache. */
  public WebRequest with(Caching other) {
    return new WebRequest(method, url, headers, body, other, context);
  }

  /** The same on behalf of another. */
  public WebRequest with(Context other) {
    return new WebRequest(method, url, headers, body, caching, other);
  }

  /** Whether asking changes nothing at the server (RFC 9110, 9.2.1). */
  public boolean isSafe() {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }

  /** Whether another site's page asks, as the SameSite rule of cookies sees it. */
  boolean isCrossSite() {
    return context.page().filter(page -> !page.isSameSite(url)).isPresent();
  }
}
