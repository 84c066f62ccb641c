package sextant.desktop.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks a person for a file; a test, and a screen without file dialogs, gives its own. */
public interface FilePicker {
  /** A file to read; empty when the person thought better of it. */
  Optional<Path> open(String title);

  /** A file to write, this name proposed; empty when the person thought better of it. */
  Optional<Path> save(String title, String proposedName);

  /** The dialogs of the system, over the window that {@code owner} gives. */
  static FilePicker ofSystem(Supplier<? extends @Nullable Window> owner) {
    return new FilePicker() {
      @Override
      public Optional<Path> open(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
      }

      @Override
      public Optional<Path> save(String title, String proposedName) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(proposedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
      }
    };
  }
}
