package sextant.web.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An address of the browser itself: {@code sextant:history?q=words}.
 *
 * @param page the part before the question mark, in lower case
 * @param parameters by name, in order; of a repeated name the first
 */
public record OwnAddress(String page, Map<String, String> parameters) {
  static final String KEY = "key";

  private static final int LONGEST = 16_384;
  private static final int MOST_PARAMETERS = 64;

  /** Keeps a copy. */
  public OwnAddress {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The address of a page, without parameters. */
  public static OwnAddress of(String page) {
    return new OwnAddress(page, Map.of());
  }

  /** The same with one more parameter. */
  public OwnAddress with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new OwnAddress(page, more);
  }

  /** A parameter; empty when it is not there. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** Whether it carries the key, and so comes from a page of ours. */
  public boolean mayChange(String key) {
    byte[] given = parameters.getOrDefault(KEY, "").getBytes(StandardCharsets.UTF_8);
    return !key.isEmpty() && MessageDigest.isEqual(given, key.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads an address; empty when it is not one of ours. */
  public static Optional<OwnAddress> parse(String address) {
    if (!address.regionMatches(true, 0, "sextant:", 0, 8) || address.length() > LONGEST) {
      return Optional.empty();
    }
    String rest = address.substring(8).replaceFirst("^//", "").replaceFirst("#.*", "");
    int question = rest.indexOf('?');
    String page = question < 0 ? rest : rest.substring(0, question);
    String name = page.replaceFirst("/+$", "").toLowerCase(Locale.ROOT);
    if (!name.matches("[a-z-]{1,40}")) {
      return Optional.empty();
    }
    return Optional.of(
        new OwnAddress(name, question < 0 ? Map.of() : query(rest.substring(question + 1))));
  }

  private static Map<String, String> query(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && parameters.size() < MOST_PARAMETERS) {
        parameters.putIfAbsent(
            decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  /** The whole address, everything in it encoded. */
  @Override
  public String toString() {
    var address = new StringBuilder("sextant:" + page);
    char mark = '?';
    for (Map.Entry<String, String> one : parameters.entrySet()) {
      address.append(mark).append(encoded(one.getKey())).append('=');
      address.append(encoded(one.getValue()));
      mark = '&';
    }
    return address.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
