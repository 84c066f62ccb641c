package sextant.http;

/**
 * The head of a request.
 *
 * @param isHttp11 false for HTTP/1.0, which knows neither chunks nor connections that stay
 */
public record RequestHead(String method, Target target, Headers headers, boolean isHttp11) {
  /** Whether the connection may be used for another request. */
  boolean keepsConnection() {
    return isHttp11 && !headers.hasToken("Connection", "close");
  }

  /** The path of the target. */
  public String path() {
    return target.path();
  }
}
