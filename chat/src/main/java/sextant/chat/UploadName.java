package sextant.chat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files that strangers gave, made harmless; and what a browser may show by them. */
final class UploadName {
  private static final int LONGEST = 80;
  private static final Pattern QUOTED = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Pattern PLAIN = Pattern.compile("filename=([^\"; ]+)");
  private static final Pattern ENCODED = Pattern.compile("filename\\*=(?i:UTF-8)''([^; ]+)");

  /** What a browser shows; everything else it can only keep. No SVG and no HTML: they can act. */
  private static final Map<String, String> SHOWN =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"));

  private UploadName() {}

  /** The name a client gives in Content-Disposition, or one that fits the type. */
  static String of(String disposition, String type) {
    String given = given(disposition);
    String clean = given.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
    String name = clean.length() > LONGEST ? clean.substring(clean.length() - LONGEST) : clean;
    return name.isEmpty() || name.startsWith(".") ? "file" + ending(type) : name;
  }

  private static String given(String disposition) {
    Matcher encoded = ENCODED.matcher(disposition);
    if (encoded.find()) {
      try {
        return URLDecoder.decode(encoded.group(1), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException broken) {
        return "";
      }
    }
    for (Pattern pattern : new Pattern[] {QUOTED, PLAIN}) {
      Matcher matcher = pattern.matcher(disposition);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    return "";
  }

  private static String ending(String type) {
    String plain = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return SHOWN.entrySet().stream()
        .filter(entry -> entry.getValue().startsWith(plain) && !plain.isEmpty())
        .map(entry -> "." + entry.getKey())
        .sorted()
        .findFirst()
        .orElse("");
  }

  private static String endingOf(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  static boolean isShown(String name) {
    return SHOWN.containsKey(endingOf(name));
  }

  static String typeToShow(String name) {
    return SHOWN.getOrDefault(endingOf(name), "application/octet-stream");
  }
}
