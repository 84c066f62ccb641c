package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Person;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.shell.RoomContext;

/** What can be done with somebody; of what operators do, only what our rank permits. */
final class PersonMenu {
  private final ChatModel model;
  private final ChatActions actions;
  private final ChatRoomText text;
  private final RoomContext context;

  PersonMenu(ChatModel model, ChatActions actions, ChatRoomText text, RoomContext context) {
    this.model = model;
    this.actions = actions;
    this.text = text;
    this.context = context;
  }

  /** The entries for somebody. */
  List<MenuItem> items(Person person) {
    String nick = HarmlessText.of(person.nick());
    List<MenuItem> items = new ArrayList<>();
    items.add(item("chat-talk-to", text.talkTo(nick), () -> talkTo(person)));
    items.add(item("chat-whois", text.whoIs(nick), () -> actions.lookup().whois(person)));
    items.add(item("chat-copy-nick", text.copyNick(), () -> context.clip().put(nick)));
    List<MenuItem> orders = orders(person, nick);
    if (!orders.isEmpty()) {
      items.add(new SeparatorMenuItem());
      items.addAll(orders);
    }
    return items;
  }

  private List<MenuItem> orders(Person person, String nick) {
    Moderation moderation = actions.moderation();
    Rights rights = moderation.rights();
    boolean isSelf =
        model
            .currentProperty()
            .get()
            .filter(where -> where.network().nick().equalsIgnoreCase(person.nick()))
            .isPresent();
    List<MenuItem> items = new ArrayList<>();
    if (rights.canGive('o')) {
      boolean has = rights.has(person.signs(), 'o');
      items.add(
          item(
              "chat-op",
              has ? text.takeOperator() : text.giveOperator(),
              () -> moderation.mode(!has, 'o', person.nick())));
    }
    if (rights.canGive('v')) {
      boolean has = rights.has(person.signs(), 'v');
      items.add(
          item(
              "chat-voice",
              has ? text.takeVoice() : text.giveVoice(),
              () -> moderation.mode(!has, 'v', person.nick())));
    }
    if (!isSelf && rights.canPutOut(person.signs())) {
      items.add(item("chat-kick", text.putOut(nick), () -> moderation.putOut(person)));
      items.add(
          item(
              "chat-ban",
              text.putOutAndBan(nick),
              () -> {
                moderation.ban(person);
                moderation.putOut(person);
              }));
    }
    return items;
  }

  /** Opens a conversation. */
  void talkTo(Person person) {
    model
        .currentProperty()
        .get()
        .map(Where::network)
        .ifPresent(network -> actions.talkTo(network, person.nick()));
  }

  private static MenuItem item(String id, String verb, Runnable run) {
    var item = new MenuItem(verb);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> run.run());
    return item;
  }
}
