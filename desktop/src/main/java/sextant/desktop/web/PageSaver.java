package sextant.desktop.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Png;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.RoomContext;

/** Saves a page as it is now: as HTML, or as a picture when the name ends in {@code .png}. */
final class PageSaver {
  private static final System.Logger LOGGER = System.getLogger(PageSaver.class.getName());

  private final RoomContext context;
  private final WebRoomText text;

  PageSaver(RoomContext context, WebRoomText text) {
    this.context = context;
    this.text = text;
  }

  void save(Tab tab, Page page) {
    String title = tab.titleProperty().get().replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ").strip();
    String name = title.isEmpty() ? "page" : title.substring(0, Math.min(80, title.length()));
    Optional<Path> chosen = context.filePicker().save(text.savePageTitle(), name + ".html");
    if (chosen.isEmpty()) {
      return;
    }
    boolean isPicture = chosen.get().toString().toLowerCase(java.util.Locale.ROOT).endsWith(".png");
    var picture = isPicture ? page.picture() : null;
    byte[] html = page.html().getBytes(StandardCharsets.UTF_8);
    Ui.background(
        "web-save",
        () -> {
          try {
            Files.write(chosen.get(), picture == null ? html : Png.of(picture));
          } catch (IOException failed) {
            LOGGER.log(System.Logger.Level.WARNING, "cannot save the page", failed);
          }
        });
  }
}
