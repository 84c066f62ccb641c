package sextant.desktop.web;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a body as text, in the charset that its server or its first lines name: not every
 * page is UTF-8.
 */
final class BodyText {
  private static final int SNIFFED = 1_024;
  private static final Pattern IN_TYPE =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w:.-]{1,40})");
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?is)<meta[^>]{0,300}?charset\\s*=\\s*[\"']?([\\w:.-]{1,40})"
              + "|<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([\\w:.-]{1,40})"
              + "|^@charset \"([\\w:.-]{1,40})\"");

  private BodyText() {}

  /**
   * The text, unless the bytes are none; what is cut off in the middle of a character ends before.
   *
   * @param type as {@code Content-Type} says it; empty when nobody does
   */
  static Optional<String> of(byte[] bytes, String type) {
    Optional<Charset> said = said(bytes, type);
    CharsetDecoder decoder = said.orElse(StandardCharsets.UTF_8).newDecoder();
    if (said.isPresent()) {
      decoder.onMalformedInput(CodingErrorAction.REPLACE);
      decoder.onUnmappableCharacter(CodingErrorAction.REPLACE);
    }
    CharBuffer chars = CharBuffer.allocate((int) (bytes.length * decoder.maxCharsPerByte()) + 1);
    boolean isBroken = decoder.decode(ByteBuffer.wrap(bytes), chars, false).isError();
    String text = chars.flip().toString();
    boolean isText = !isBroken && text.indexOf('\0') < 0;
    return isText ? Optional.of(withoutMark(text)) : Optional.empty();
  }

  /** The text whatever the bytes are; where nobody names a charset and UTF-8 fails, in that one. */
  static String of(byte[] bytes, String type, Charset otherwise) {
    return of(bytes, type).orElseGet(() -> new String(bytes, otherwise));
  }

  /** What somebody names, else UTF-8 if that fits, else that one. */
  static Charset charset(byte[] beginning, String type, Charset otherwise) {
    return said(beginning, type)
        .orElseGet(() -> of(beginning, "").isPresent() ? StandardCharsets.UTF_8 : otherwise);
  }

  private static Optional<Charset> said(byte[] bytes, String type) {
    Optional<Charset> marked = marked(bytes);
    if (marked.isPresent()) {
      return marked;
    }
    Matcher inType = IN_TYPE.matcher(type);
    if (inType.find()) {
      return named(inType.group(1));
    }
    int count = Math.min(SNIFFED, bytes.length);
    Matcher inside = INSIDE.matcher(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
    if (!inside.find()) {
      return Optional.empty();
    }
    for (int i = 1; i <= inside.groupCount(); i++) {
      if (inside.group(i) != null) {
        return named(inside.group(i));
      }
    }
    return Optional.empty();
  }

  private static Optional<Charset> marked(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : ((bytes[0] & 255) << 8) | (bytes[1] & 255);
    return switch (first) {
      case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
      case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
      case 0xEFBB -> Optional.of(StandardCharsets.UTF_8);
      default -> Optional.empty();
    };
  }

  // The Encoding Standard has these names mean the larger sets.
  private static Optional<Charset> named(String name) {
    String meant =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "gb2312", "gbk", "gb_2312-80", "x-gbk" -> "GB18030";
          case "iso-8859-1", "us-ascii", "ascii", "latin1" -> "windows-1252";
          default -> name;
        };
    try {
      return Optional.of(Charset.forName(meant));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
