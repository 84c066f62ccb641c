package sextant.desktop.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Ui;
import sextant.web.page.WindowAdvice;
import sextant.words.Failure;
import sextant.words.Language;
import sextant.words.Quantity;

/** Writes the files a person asks for and says what became of it. */
final class FileWriting {
  private final WebRoomModel model;
  private final Language language;

  /** Makes the bytes of a file, on a thread of its own. */
  @FunctionalInterface
  interface Content {
    byte[] bytes() throws IOException;
  }

  FileWriting(WebRoomModel model, Language language) {
    this.model = model;
    this.language = language;
  }

  /** Writes a file behind the window's back; returns at once. JavaFX thread. */
  void write(Path file, Content content) {
    Ui.background(
        "web-save",
        () -> {
          Notice became;
          try {
            byte[] bytes = content.bytes();
            Files.write(file, bytes);
            String said = new WebRoomText(language).savedAs(file, Quantity.bytes(bytes.length));
            became = new Notice(said, false, Optional.of(file));
          } catch (IOException failed) {
            became = failure(failed, file, language);
          }
          Optional<Notice> notice = Optional.of(became);
          Ui.later(() -> model.noticeProperty().set(notice));
        });
  }

  /** What is said about a file that could not be read or written. */
  static Notice failure(IOException failed, Path file, Language language) {
    Failure why = Failure.of(failed, file.toString());
    return new Notice(WindowAdvice.explain(why, language).inOneLine(), true, Optional.empty());
  }
}
