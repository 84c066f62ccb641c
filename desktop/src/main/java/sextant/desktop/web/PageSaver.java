package sextant.desktop.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Png;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.RoomContext;

/** Saves a page as it is now: as HTML, as a PDF file, or as the picture of all of it. */
final class PageSaver {
  private static final System.Logger LOGGER = System.getLogger(PageSaver.class.getName());

  private final RoomContext context;
  private final WebRoomText text;

  PageSaver(RoomContext context, WebRoomText text) {
    this.context = context;
    this.text = text;
  }

  /** Asks where; the end of the name says what: .html, .pdf or .png. */
  void save(Tab tab, Page page) {
    save(page, text.savePageTitle(), name(tab) + ".html");
  }

  /** Asks where to write the page as it is printed. */
  void print(Tab tab, Page page) {
    save(page, text.printPageTitle(), name(tab) + ".pdf");
  }

  private void save(Page page, String title, String proposed) {
    Optional<Path> chosen = context.filePicker().save(title, proposed);
    if (chosen.isEmpty()) {
      return;
    }
    Path file = chosen.get();
    String end = file.toString().toLowerCase(Locale.ROOT).replaceFirst("^.*\\.", "");
    switch (end) {
      case "pdf" -> page.pdf(bytes -> write(file, () -> bytes));
      case "png" -> page.picture(picture -> write(file, () -> Png.of(picture)));
      default -> {
        String html = page.html();
        write(file, () -> html.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String name(Tab tab) {
    String title = tab.titleProperty().get().replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ").strip();
    return title.isEmpty() ? "page" : title.substring(0, Math.min(80, title.length()));
  }

  private static void write(Path file, Supplier<byte[]> bytes) {
    Ui.background(
        "web-save",
        () -> {
          try {
            Files.write(file, bytes.get());
          } catch (IOException failed) {
            LOGGER.log(System.Logger.Level.WARNING, "cannot save the page", failed);
          }
        });
  }
}
