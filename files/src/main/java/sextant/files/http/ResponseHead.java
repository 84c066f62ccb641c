package sextant.files.http;

/** The head of a response. */
public record ResponseHead(int status, Headers headers, boolean isHttp11) {
  /** Whether the connection may be used for another request. */
  boolean keepsConnection() {
    return isHttp11 && !headers.hasToken("Connection", "close");
  }
}
