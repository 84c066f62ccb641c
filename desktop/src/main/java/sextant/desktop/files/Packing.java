package sextant.desktop.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Png;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.RoomContext;
import sextant.words.Failure;
import sextant.words.Language;

/** Puts together what is to be sent: chosen, dropped or pasted. JavaFX thread. */
final class Packing {
  private final FilesModel model;
  private final RoomContext context;
  private FilesRoomText text = new FilesRoomText(Language.ENGLISH);

  Packing(FilesModel model, RoomContext context) {
    this.model = model;
    this.context = context;
  }

  void speak(Language language) {
    text = new FilesRoomText(language);
  }

  /** Lets the person choose files to send. */
  void chooseFiles() {
    List<Path> chosen = context.filePicker().openMany(text.chooseFiles());
    if (!chosen.isEmpty()) {
      add(chosen);
    }
  }

  void chooseFolder() {
    context.filePicker().folder(text.chooseFolder()).ifPresent(path -> add(List.of(path)));
  }

  /** Adds files and folders to what is to be sent. */
  void add(List<Path> paths) {
    model.parcelProperty().set(model.parcelProperty().get().and(paths));
  }

  /** Takes what is on the clipboard: files, a picture, or a text. */
  void paste() {
    List<Path> files = context.clip().files();
    Optional<Image> image = context.clip().image();
    String words = context.clip().text();
    if (!files.isEmpty()) {
      add(files);
    } else if (image.isPresent()) {
      keepPicture(Png.of(image.get()));
    } else if (!words.isBlank()) {
      model.parcelProperty().set(Parcel.of(words));
    }
  }

  private void keepPicture(byte[] png) {
    Ui.background(
        "files-picture",
        () -> {
          try {
            Path folder = Files.createTempDirectory("sextant-picture");
            Path file = folder.resolve(text.pictureName() + ".png");
            Files.write(file, png);
            file.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            Ui.later(() -> add(List.of(file)));
          } catch (IOException e) {
            Failure failure = Failure.of(e, text.pictureName());
            Ui.later(() -> model.failureProperty().set(Optional.of(failure)));
          }
        });
  }
}
