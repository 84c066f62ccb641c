package sextant.desktop.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import sextant.web.HeaderList;
import sextant.web.WebResponse;

/** Which answers are pages and which are files to be saved. */
final class MediaTypes {
  private static final int SNIFFED = 512;
  private static final Set<String> SHOWN =
      Set.of(
          "application/xhtml+xml",
          "application/xml",
          "application/json",
          "application/javascript",
          "application/ecmascript",
          "multipart/x-mixed-replace");
  private static final Set<String> NOT_SHOWN = Set.of("text/calendar", "text/vcard", "image/tiff");

  private MediaTypes() {}

  /** The media type of a page; looked for in its first bytes when the server says none. */
  static String ofPage(WebResponse response) throws IOException {
    if (!response.mediaType().isEmpty()) {
      return response.mediaType();
    }
    byte[] first = response.peek(SNIFFED);
    String text = new String(first, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<")) {
      return "text/html";
    }
    return text.indexOf('\0') < 0 ? "text/plain" : "application/octet-stream";
  }

  /** Whether the answer is a file to be saved: the server says so, or it cannot be shown. */
  static boolean isSaved(HeaderList headers, String type) {
    String disposition = headers.first("Content-Disposition").orElse("").strip();
    boolean isAttachment = disposition.toLowerCase(Locale.ROOT).startsWith("attachment");
    return isAttachment || !isShown(type);
  }

  /** Whether the engine can show it. */
  static boolean isShown(String type) {
    return !NOT_SHOWN.contains(type)
        && (type.startsWith("text/")
            || type.startsWith("image/")
            || type.endsWith("+xml")
            || type.endsWith("+json")
            || SHOWN.contains(type));
  }
}
