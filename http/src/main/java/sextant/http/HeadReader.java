package sextant.http;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Reads the heads of requests and responses (RFC 9112, sections 2 to 5). */
final class HeadReader {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private HeadReader() {}

  /** The next request, or empty when the other side has no more. */
  static Optional<RequestHead> request(ByteInput input) throws IOException {
    HeadRules rules = HeadRules.OF_PEERS;
    Optional<String> line = input.line(rules, 414);
    if (line.isPresent() && line.get().isEmpty()) { // one empty line is forgiven (section 2.2)
      line = input.line(rules, 414);
    }
    if (line.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = line.get().split(" ", -1);
    if (parts.length != 3 || !isToken(parts[0]) || parts[0].length() > 20) {
      throw new HttpFormatException(400, "not a request line");
    }
    boolean isHttp11 = parts[2].equals("HTTP/1.1");
    if (!isHttp11 && !parts[2].equals("HTTP/1.0")) {
      throw new HttpFormatException(
          parts[2].startsWith("HTTP/") ? 505 : 400, "not HTTP/1.1 or HTTP/1.0");
    }
    Target target = Target.parse(parts[1]);
    Headers headers = headers(input, rules);
    if (isHttp11 && headers.all("Host").size() != 1) {
      throw new HttpFormatException(400, "not exactly one Host");
    }
    return Optional.of(new RequestHead(parts[0], target, headers, isHttp11));
  }

  /** The next response. */
  static ResponseHead response(ByteInput input, HeadRules rules) throws IOException {
    String line =
        input.line(rules, 400).orElseThrow(() -> new EOFException("closed without an answer"));
    boolean isHttp11 = line.startsWith("HTTP/1.1 ");
    boolean isStatus = line.length() >= 12 && line.substring(9, 12).matches("[1-9][0-9][0-9]");
    boolean ends = line.length() == 12 || (line.length() > 12 && line.charAt(12) == ' ');
    if (!(isHttp11 || line.startsWith("HTTP/1.0 ")) || !isStatus || !ends) {
      throw new HttpFormatException(400, "not a status line");
    }
    int status = Integer.parseInt(line.substring(9, 12));
    String reason = line.substring(12).strip();
    return new ResponseHead(status, reason, headers(input, rules), isHttp11);
  }

  /** Header fields up to the empty line; also the trailers of a chunked body. */
  static Headers headers(ByteInput input, HeadRules rules) throws IOException {
    Headers headers = new Headers();
    int bytes = 0;
    for (int count = 0; ; count++) {
      String line =
          input.line(rules, 431).orElseThrow(() -> new EOFException("ended within the headers"));
      if (line.isEmpty()) {
        return headers;
      }
      bytes += line.length();
      if (count == rules.mostFields() || bytes > rules.mostBytes()) {
        throw new HttpFormatException(431, "too many headers");
      }
      if (rules.acceptsOldForms() && isContinued(line) && count > 0) {
        headers.continueLast(value(line));
        continue;
      }
      int colon = line.indexOf(':');
      if (colon <= 0 || !isToken(line.substring(0, colon))) {
        throw new HttpFormatException(400, "not a header");
      }
      headers.add(line.substring(0, colon), value(line.substring(colon + 1)));
    }
  }

  private static boolean isContinued(String line) {
    return line.charAt(0) == ' ' || line.charAt(0) == '\t';
  }

  private static String value(String text) throws HttpFormatException {
    String value = text.strip();
    if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
      throw new HttpFormatException(400, "a header with a control character");
    }
    return value;
  }

  private static boolean isToken(String word) {
    return !word.isEmpty()
        && word.chars()
            .allMatch(c ->
                (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || TOKEN_MARKS.indexOf(c) >= 0);
  }
}
