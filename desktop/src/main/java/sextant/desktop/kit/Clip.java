package sextant.desktop.kit;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Where copied text goes and pasted text comes from; a test gives its own. */
public interface Clip {
  /** Replaces what is there by this text. */
  void put(String text);

  /** The text that is there; empty when there is none. */
  String text();

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
    };
  }
}
