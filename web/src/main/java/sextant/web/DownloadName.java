package sextant.web;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file name of a download: from {@code Content-Disposition} (RFC 6266, RFC 8187), else from the
 * address; made harmless, so that it can only name a file in the folder.
 */
final class DownloadName {
  private static final Pattern EXTENDED =
      Pattern.compile("(?i)filename\\*\\s*=\\s*([\\w-]+)'[^']*'([^;\\s]+)");
  private static final Pattern QUOTED =
      Pattern.compile("(?i)filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.){0,1000})\"");
  private static final Pattern BARE = Pattern.compile("(?i)filename\\s*=\\s*([^;\"\\s]+)");
  private static final int LONGEST = 150;

  private DownloadName() {}

  /** The name for an answer; never empty. What a page proposes counts less than the server. */
  static String of(WebResponse response, String proposed) {
    String field = response.headers().first("Content-Disposition").orElse("");
    String name =
        fromField(field)
            .map(DownloadName::harmless)
            .filter(one -> !one.isEmpty())
            .or(() -> Optional.of(harmless(proposed)).filter(one -> !one.isEmpty()))
            .orElseGet(() -> harmless(response.url().lastSegment()));
    if (name.isEmpty()) {
      name = harmless(response.url().host());
    }
    boolean isPage = response.mediaType().equals("text/html") && name.indexOf('.') < 0;
    return isPage ? name + ".html" : name;
  }

  /** Whether the server wants the answer saved instead of shown. */
  static boolean isAttachment(HeaderList headers) {
    return headers
        .first("Content-Disposition")
        .filter(field -> field.strip().toLowerCase(Locale.ROOT).startsWith("attachment"))
        .isPresent();
  }

  private static Optional<String> fromField(String field) {
    Matcher extended = EXTENDED.matcher(field);
    if (extended.find()) {
      try {
        Charset charset = Charset.forName(extended.group(1));
        return Optional.of(URLDecoder.decode(extended.group(2).replace("+", "%2B"), charset));
      } catch (IllegalArgumentException notDecodable) {
        // the plain name follows
      }
    }
    Matcher quoted = QUOTED.matcher(field);
    if (quoted.find()) {
      return Optional.of(asUtf8(quoted.group(1).replaceAll("\\\\(.)", "$1")));
    }
    Matcher bare = BARE.matcher(field);
    return bare.find() ? Optional.of(asUtf8(bare.group(1))) : Optional.empty();
  }

  // Header bytes come as ISO 8859-1; many servers write UTF-8 into them all the same.
  private static String asUtf8(String text) {
    if (text.chars().anyMatch(c -> c > 255)) {
      return text;
    }
    String utf8 = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return utf8.indexOf('\uFFFD') >= 0 ? text : utf8;
  }

  /**
   * A name that stays in its folder on every system: no path, no control characters, not hidden.
   */
  static String harmless(String name) {
    String last = name.replaceFirst("^.*[/\\\\]", "");
    String plain =
        last.replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "_").replaceFirst("^[. ]+", "").strip();
    String cut = plain.replaceFirst("[. ]+$", "");
    boolean isDevice = cut.matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    String free = isDevice ? "_" + cut : cut;
    if (free.length() <= LONGEST) {
      return free;
    }
    int dot = free.lastIndexOf('.');
    String end = dot > free.length() - 10 ? free.substring(dot) : "";
    return free.substring(0, LONGEST - end.length()) + end;
  }
}
