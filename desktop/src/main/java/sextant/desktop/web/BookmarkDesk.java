package sextant.desktop.web;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Ui;
import sextant.web.store.BookmarkNode;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.BookmarkNode.Folder;

/** Under the bar: what of a bookmark can be changed, what was kept, what can be taken back. */
final class BookmarkDesk {
  private final WebRoomText text;
  private final WebRoomModel model;
  private final BookmarkActions actions;
  private final VBox node = new VBox();
  private final PauseTransition notice = new PauseTransition(Duration.seconds(8));

  BookmarkDesk(WebRoomText text, WebRoomModel model, WebRoomActions room, Listening listening) {
    this.text = text;
    this.model = model;
    actions = room.bookmarks();
    notice.setOnFinished(event -> end());
    listening.to(model.bookmarkTaskProperty(), this::show);
    listening.add(notice::stop);
    node.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            end();
          }
        });
  }

  Node node() {
    return node;
  }

  private void end() {
    model.bookmarkTaskProperty().set(new BookmarkTask.None());
  }

  private void show(BookmarkTask task) {
    notice.stop();
    node.getChildren().clear();
    switch (task) {
      case BookmarkTask.None none -> {}
      case BookmarkTask.Kept kept ->
          say(
              text.bookmarkKept(),
              Buttons.words(
                  "web-bookmark-edit", text.editBookmark(), () -> actions.edit(kept.id())));
      case BookmarkTask.Deleted deleted ->
          say(
              text.bookmarkDeleted(deleted.title()),
              Buttons.words("web-bookmark-undo", text.takeBack(), actions::takeBack));
      case BookmarkTask.Edit edit -> actions.root().find(edit.id()).ifPresent(this::form);
    }
  }

  private void say(String words, Button button) {
    var label = new Label(words);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    var row =
        new HBox(
            label,
            button,
            Buttons.icon("web-bookmark-close", Material2AL.CLOSE, text.closeMessage(), this::end));
    row.getStyleClass().addAll("notice-bar", "is-plain");
    node.getChildren().setAll(row);
    notice.playFromStart();
  }

  private void form(BookmarkNode edited) {
    var title = field("web-bookmark-title", text.bookmarkTitle(), edited.title());
    var url = field("web-bookmark-url", text.address(), url(edited));
    ComboBox<Folder> folders = folders(edited);
    var fields = new HBox(title);
    if (edited instanceof Bookmark) {
      fields.getChildren().add(url);
    }
    fields.getChildren().add(folders);
    fields.getStyleClass().add("tools");
    Runnable save =
        () -> {
          Folder chosen = Optional.ofNullable(folders.getValue()).orElse(actions.root());
          actions.save(edited, title.getText(), url.getText(), chosen.id());
        };
    title.setOnAction(event -> save.run());
    url.setOnAction(event -> save.run());
    var box = new VBox(fields, buttons(edited, save));
    box.setId("web-bookmark-form");
    box.getStyleClass().add("question-bar");
    node.getChildren().setAll(box);
    Ui.later(() -> {
      title.requestFocus();
      title.selectAll();
    });
  }

  private HBox buttons(BookmarkNode edited, Runnable save) {
    Button first = Buttons.words("web-bookmark-save", text.saveBookmark(), save);
    first.getStyleClass().add("accent");
    var buttons =
        new HBox(
            first,
            Buttons.words(
                "web-bookmark-delete", text.deleteBookmark(), () -> actions.remove(edited)),
            Buttons.words("web-bookmark-cancel", text.cancel(), this::end));
    buttons.getStyleClass().add("tools");
    return buttons;
  }

  private static String url(BookmarkNode node) {
    return switch (node) {
      case Bookmark one -> one.url();
      case Folder folder -> "";
    };
  }

  private static TextField field(String id, String name, String value) {
    var field = new TextField(value);
    field.setId(id);
    field.setPromptText(name);
    field.setAccessibleText(name);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private ComboBox<Folder> folders(BookmarkNode edited) {
    var box = new ComboBox<Folder>();
    box.setId("web-bookmark-folder");
    box.setAccessibleText(text.moveInto());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Folder folder) {
            return folder == null ? "" : BookmarkMenu.name(text, folder);
          }

          @Override
          public @Nullable Folder fromString(String name) {
            return null; // it is chosen, never typed
          }
        });
    actions
        .root()
        .folders()
        .filter(folder -> edited.find(folder.id()).isEmpty())
        .forEach(box.getItems()::add);
    box.setValue(actions.root().parentOf(edited.id()).orElse(actions.root()));
    return box;
  }
}
