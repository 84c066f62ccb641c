package sextant.http;

/**
 * The head of a response.
 *
 * @param reason the words behind the status, often none
 * @param isHttp11 false for HTTP/1.0, which knows neither chunks nor connections that stay
 */
public record ResponseHead(int status, String reason, Headers headers, boolean isHttp11) {
  /** Whether the connection may be used for another request. */
  boolean keepsConnection() {
    return isHttp11 && !headers.hasToken("Connection", "close");
  }
}
