package sextant.desktop.chat;

import java.io.File;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import sextant.desktop.ChatRoomText;

/** Files and pictures that are pasted into the field, and files that are dropped, are given. */
final class AttachingKeys {
  private AttachingKeys() {}

  static void install(TextArea field, Attaching attaching, ChatRoomText text) {
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean isPaste = event.isShortcutDown() && event.getCode() == KeyCode.V;
          if (isPaste && attaching.paste(text.pictureName())) {
            event.consume();
          }
        });
    takeDrops(field, attaching);
  }

  /** Files that are dropped there are given to the place in front. */
  static void takeDrops(Node target, Attaching attaching) {
    target.addEventFilter(
        DragEvent.DRAG_OVER,
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    target.addEventFilter(
        DragEvent.DRAG_DROPPED,
        event -> {
          if (event.getDragboard().hasFiles()) {
            attaching.give(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
          }
        });
  }
}
