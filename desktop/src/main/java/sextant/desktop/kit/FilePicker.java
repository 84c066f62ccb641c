package sextant.desktop.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks a person for a file; a test, and a screen without file dialogs, gives its own. */
public interface FilePicker {
  /** A file to read; empty when the person thought better of it. */
  Optional<Path> open(String title);

  /** A file to write, this name proposed; empty when the person thought better of it. */
  Optional<Path> save(String title, String proposedName);

  /** Files to read; empty when the person thought better of it. */
  default List<Path> openMany(String title) {
    return open(title).stream().toList();
  }

  /** A folder; empty when the person thought better of it. */
  default Optional<Path> folder(String title) {
    return open(title);
  }

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
      public List<Path> openMany(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        List<File> chosen = chooser.showOpenMultipleDialog(owner.get());
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
      }

      @Override
      public Optional<Path> folder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
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
