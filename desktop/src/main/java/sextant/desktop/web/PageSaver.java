package sextant.desktop.web;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Png;
import sextant.desktop.shell.RoomContext;
import sextant.web.WebUrl;

/** Saves a page as it is now: as HTML, as a PDF file, or as the picture of all of it. */
final class PageSaver {
  private final RoomContext context;
  private final WebRoomText text;
  private final FileWriting writing;

  PageSaver(RoomContext context, WebRoomText text, FileWriting writing) {
    this.context = context;
    this.text = text;
    this.writing = writing;
  }

  /** Asks where; the end of the name says what: .html, .pdf or .png. */
  void save(Tab tab, Page page) {
    save(tab, page, text.savePageTitle(), ".html");
  }

  /** Asks where to write the page as it is printed. */
  void print(Tab tab, Page page) {
    save(tab, page, text.printPageTitle(), ".pdf");
  }

  private void save(Tab tab, Page page, String title, String usual) {
    Optional<Path> chosen = context.filePicker().save(title, name(tab) + usual);
    if (chosen.isEmpty()) {
      return;
    }
    Path file = chosen.get();
    String end = file.toString().toLowerCase(Locale.ROOT).replaceFirst("^.*\\.", "");
    switch (end) {
      case "pdf" -> tab.print(page.pdf(bytes -> writing.write(file, () -> bytes)));
      case "png" -> page.picture(picture -> writing.write(file, () -> Png.of(picture)));
      default -> {
        String html = html(tab, page);
        writing.write(file, () -> html.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  // From a file the page finds its pictures again, is read in the charset it is written in, and is
  // laid out by the same rules.
  private static String html(Tab tab, Page page) {
    String address = tab.addressProperty().get();
    String base =
        WebUrl.parse(address).isPresent() && page.script("document.querySelector('base')").isEmpty()
            ? "<base href=\"" + LocalHtml.escaped(address) + "\">"
            : "";
    String rules = page.script("document.doctype?'<!DOCTYPE html>\\n':''");
    return rules
        + page.html()
            .replaceFirst(
                "(?i)<head(\\s[^>]*)?>",
                "$0<meta charset=\"utf-8\">" + Matcher.quoteReplacement(base));
  }

  private static String name(Tab tab) {
    String title = tab.titleProperty().get().replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ").strip();
    return title.isEmpty() ? "page" : title.substring(0, Math.min(80, title.length()));
  }
}
