package sextant.desktop.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Where copied text goes and pasted text comes from; a test gives its own. */
public interface Clip {
  /** Replaces what is there by this text. */
  void put(String text);

  /** The text that is there; empty when there is none. */
  String text();

  /** The files that are there. */
  default List<Path> files() {
    return List.of();
  }

  /** The picture that is there. */
  default Optional<Image> image() {
    return Optional.empty();
  }

  /** The clipboard of the system. JavaFX thread only. */
  static Clip ofSystem() {
    return new Clip() {
      @Override
      public void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
      }

      @Override
      public String text() {
        String text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
      }

      @Override
      public List<Path> files() {
        List<File> files = Clipboard.getSystemClipboard().getFiles();
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
      }

      @Override
      public Optional<Image> image() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getImage());
      }
    };
  }
}
