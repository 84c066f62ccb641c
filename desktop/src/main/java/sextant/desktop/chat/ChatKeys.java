package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Person;
import sextant.chatclient.PlaceView;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Side;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Action;

/** Everything that can be done by name or key: the palette reaches rooms, people and actions. */
final class ChatKeys {
  private static final int MOST_PEOPLE = 500;

  private final ChatModel model;
  private final ChatActions actions;
  private final ChatRoomText text;
  private final ChatView view;

  ChatKeys(ChatModel model, ChatActions actions, ChatRoomText text, ChatView view) {
    this.model = model;
    this.actions = actions;
    this.text = text;
    this.view = view;
  }

  List<Action> actions() {
    var list = new ArrayList<Action>();
    if (model.hostedProperty().get().isEmpty()) {
      list.add(new Action("chat.start", text.start(), actions.hosted()::start));
    } else {
      if (model.hostedProperty().get().filter(one -> one.lan().isEmpty()).isPresent()) {
        list.add(new Action("chat.open", text.letIn(), view::askToOpen));
      }
      list.add(new Action("chat.stop", text.stopHosting(), actions.hosted()::stop));
    }
    list.add(new Action("chat.field", text.focusField(), "Shortcut+L", view::toField));
    list.add(new Action("chat.join", text.joinTitle(), view::toJoin));
    for (NearbyRooms.Neighbour near : actions.joining().others()) {
      String how = near.isEncrypted() ? text.encrypted() : text.notEncrypted();
      list.add(
          new Action(
              "chat.near." + near.address(),
              text.joinNear(near.name(), near.address(), how),
              () -> actions.joining().joinAt(near)));
    }
    list.add(new Action("chat.notice", text.noticeSettings(), this::turnNotice));
    List<Where> places = Sidebar.places(model);
    if (!places.isEmpty()) {
      addWays(list);
      addDeeds(list);
    }
    for (Where place : places) {
      String name = place.shownName(text);
      list.add(new Action("chat.go." + name, text.goTo(name), () -> actions.select(place)));
    }
    model.currentProperty().get().ifPresent(where -> addPeople(list, where));
    return list;
  }

  private void addWays(List<Action> list) {
    list.add(new Action("chat.previous", text.previousPlace(), "Alt+Up", () -> step(-1)));
    list.add(new Action("chat.next", text.nextPlace(), "Alt+Down", () -> step(1)));
    list.add(
        new Action(
            "chat.previous-network",
            text.previousNetwork(),
            "Alt+Shift+Up",
            () -> stepNetwork(-1)));
    list.add(
        new Action(
            "chat.next-network", text.nextNetwork(), "Alt+Shift+Down", () -> stepNetwork(1)));
    list.add(new Action("chat.unread", text.nextUnread(), "Alt+A", this::toUnread));
    list.add(new Action("chat.read", text.allRead(), "Shift+Esc", actions::markAllRead));
    list.add(new Action("chat.newest", text.toNewest(), "Alt+End", view.messages()::toEnd));
    list.add(new Action("chat.find", text.findPrompt(), "Shortcut+F", view.find()::open));
  }

  private void addDeeds(List<Action> list) {
    model
        .currentProperty()
        .get()
        .filter(where -> !where.isServer())
        .ifPresent(where -> {
          boolean isRoom =
              where.view().filter(one -> one.kind() == PlaceView.Kind.ROOM).isPresent();
          String close = isRoom ? text.leaveRoom() : text.closeConversation();
          list.add(new Action("chat.close", close, "Shortcut+W", () -> actions.leave(where)));
          boolean isMuted = where.view().filter(PlaceView::isMuted).isPresent();
          String mute = isMuted ? text.unmute() : text.mute();
          list.add(new Action("chat.mute", mute, () -> actions.mute(where)));
        });
    list.add(new Action("chat.rooms", text.rooms(), actions.rooms()::show));
    list.add(new Action("chat.people", text.people(), () -> turn(Side.PEOPLE)));
    list.add(new Action("chat.settings", text.settings(), () -> turn(Side.SETTINGS)));
  }

  private void addPeople(List<Action> list, Where where) {
    List<Person> people = model.people();
    for (Person person : people.subList(0, Math.min(MOST_PEOPLE, people.size()))) {
      boolean isSelf = person.nick().equalsIgnoreCase(where.network().nick());
      String nick = HarmlessText.of(person.nick());
      if (!isSelf) {
        list.add(
            new Action(
                "chat.talk." + nick,
                text.talkTo(nick),
                () -> actions.talkTo(where.network(), person.nick())));
      }
    }
  }

  private void turnNotice() {
    model.noticeShownProperty().set(!model.noticeShownProperty().get());
  }

  private void turn(Side side) {
    boolean isShown = model.sideProperty().get() == side;
    model.sideProperty().set(isShown ? Side.NONE : side);
  }

  private void step(int by) {
    List<Where> places = Sidebar.places(model);
    int at = model.currentProperty().get().map(places::indexOf).orElse(0);
    actions.select(places.get(Math.floorMod(at + by, places.size())));
  }

  private void stepNetwork(int by) {
    List<NetworkItem> all = model.networks();
    int at = model.currentProperty().get().map(one -> all.indexOf(one.network())).orElse(0);
    NetworkItem next = all.get(Math.floorMod(at + by, all.size()));
    actions.select(new Where(next, next.settings().name()));
  }

  // Places that name us come first.
  private void toUnread() {
    if (!toFirst(view -> view.mentions() > 0)) {
      boolean _ = toFirst(view -> view.unread() > 0 && view.kind() != PlaceView.Kind.SERVER);
    }
  }

  private boolean toFirst(Predicate<PlaceView> wanted) {
    for (Where place : Sidebar.places(model)) {
      if (place.view().filter(one -> !one.isMuted() && wanted.test(one)).isPresent()) {
        actions.select(place);
        return true;
      }
    }
    return false;
  }
}
