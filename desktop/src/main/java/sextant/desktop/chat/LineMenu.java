package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Line;
import sextant.desktop.ChatRoomText;
import sextant.desktop.shell.RoomContext;
import sextant.irc.Formatting;

/** What can be done with one line. */
final class LineMenu {
  private static final List<String> EMOJI = List.of("👍", "❤", "😄", "🎉", "😮", "👎");

  private final ChatRoomText text;
  private final Speaking speaking;
  private final RoomContext context;
  private final Runnable write;
  private final OpenPlace open;
  private @Nullable EmojiPicker emoji;

  /** A menu; {@code write} gives the keyboard to the field that says. */
  LineMenu(ChatRoomText text, ChatActions actions, RoomContext context, Runnable write) {
    this.text = text;
    speaking = actions.speaking();
    open = actions.open();
    this.context = context;
    this.write = write;
  }

  /** Takes what lets a person choose any emoji. */
  void use(EmojiPicker picker) {
    emoji = picker;
  }

  /** Shows a page of the web, or copies its address when no room shows pages. */
  void follow(String url) {
    if (context.hostLinks().canShowPages()) {
      context.hostLinks().showPage(url);
    } else {
      context.clip().put(url);
    }
  }

  /** The entries for a line. */
  List<MenuItem> items(Line line) {
    var items = new ArrayList<MenuItem>();
    boolean isKnown = !line.msgid().isEmpty() && !line.change().isRedacted();
    if (isKnown) {
      items.add(
          item(
              "chat-reply",
              text.reply(),
              () -> {
                speaking.reply(line);
                write.run();
              }));
      items.add(reactions(line));
    }
    if (!line.replyTo().isEmpty()) {
      items.add(item("chat-to-answered", text.toAnswered(), () -> open.goTo(line.replyTo())));
    }
    if (isKnown && line.isOwn()) {
      items.add(
          item(
              "chat-edit",
              text.edit(),
              () -> {
                speaking.edit(line);
                write.run();
              }));
      items.add(item("chat-take-back", text.takeBack(), () -> speaking.takeBack(line)));
    }
    if (line.delivery() instanceof Line.Delivery.Failed) {
      items.add(item("chat-retry-line", text.retry(), () -> speaking.retry(line)));
      items.add(item("chat-discard-line", text.discard(), () -> speaking.discard(line)));
    }
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    for (String url : LineWords.linksIn(line.text())) {
      items.add(item("chat-open-link", text.openLink(url), () -> follow(url)));
      items.add(item("chat-copy-link", text.copyLink(url), () -> context.clip().put(url)));
    }
    items.add(item("chat-copy", text.copyLine(), () -> context.clip().put(plain(line))));
    return items;
  }

  private static String plain(Line line) {
    return HarmlessText.of(Formatting.strip(line.text()));
  }

  private Menu reactions(Line line) {
    var menu = new Menu(text.react());
    menu.setId("chat-react");
    for (String emoji : EMOJI) {
      menu.getItems().add(item("chat-react-with", emoji, () -> speaking.react(line, emoji)));
    }
    EmojiPicker picker = emoji;
    if (picker != null) {
      menu.getItems()
          .add(
              item(
                  "chat-react-more",
                  text.moreEmoji(),
                  () -> picker.show(sign -> speaking.react(line, sign), write)));
    }
    return menu;
  }

  private static MenuItem item(String id, String verb, Runnable run) {
    var item = new MenuItem(verb);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> run.run());
    return item;
  }
}
