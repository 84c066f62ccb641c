package sextant.desktop.talk;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Clip;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.talk.LogLine.Message;
import sextant.wire.Bytes;

/** The menu of a message: copy it, keep it, and whatever can be done with its peer. */
final class MessageMenu {
  private final ContextMenu menu = new ContextMenu();

  MessageMenu(TalkRoomText text, SessionView view, TalkActions actions, RoomContext context) {
    menu.getItems().add(new MenuItem()); // an empty menu would not open and never be filled
    menu.setOnShowing(event ->
        view.selectedMessage()
            .ifPresent(message -> {
              menu.getItems().clear();
              fill(text, view, message, new Helpers(actions, context));
            }));
  }

  ContextMenu menu() {
    return menu;
  }

  /** What entries need to do their work. */
  private record Helpers(TalkActions actions, RoomContext context) {}

  private void fill(TalkRoomText text, SessionView view, Message message, Helpers helpers) {
    Clip clip = helpers.context().clip();
    Bytes bytes = view.session().longMessages().whole(message).orElse(message.bytes());
    add(text.copyText(), () -> clip.put(bytes.toText()));
    add(text.copyHex(), () -> clip.put(EntryText.wholeHex(bytes)));
    add(text.saveMessage(), () -> helpers.actions().keeper().save(view.session(), bytes));
    menu.getItems().add(new SeparatorMenuItem());
    menu.getItems().addAll(helpers.context().hostLinks().items(Host.parse(message.peer())));
  }

  private void add(String name, Runnable run) {
    var item = new MenuItem(name);
    item.setOnAction(event -> run.run());
    menu.getItems().add(item);
  }
}
