package sextant.desktop.chat;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import sextant.chatclient.Person;
import sextant.desktop.ChatRoomText;
import sextant.desktop.kit.Listening;
import sextant.desktop.shell.RoomContext;

/** Who is in the place in front, by rank. */
final class PeoplePane {
  private final ChatModel model;
  private final ChatActions actions;
  private final ChatRoomText text;
  private final RoomContext context;
  private final ListView<Person> list;
  private final Label title = new Label();
  private final VBox node;

  PeoplePane(
      ChatModel model,
      ChatActions actions,
      ChatRoomText text,
      RoomContext context,
      Listening listening) {
    this.model = model;
    this.actions = actions;
    this.text = text;
    this.context = context;
    list = new ListView<>(model.people());
    list.setId("chat-people");
    list.setAccessibleText(text.people());
    list.setCellFactory(view -> new PersonCell());
    list.setOnKeyPressed(event -> {
      Person person = list.getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.ENTER && person != null) {
        talkTo(person);
      }
    });
    title.getStyleClass().add("side-title");
    VBox.setVgrow(list, Priority.ALWAYS);
    node = new VBox(title, list);
    node.getStyleClass().addAll("side-panel", "chat-people");
    javafx.collections.ListChangeListener<Person> changed = change -> count();
    model.people().addListener(changed);
    listening.add(() -> model.people().removeListener(changed));
    count();
  }

  Node node() {
    return node;
  }

  private void count() {
    title.setText(text.peopleCount(model.people().size()));
  }

  private void talkTo(Person person) {
    model
        .currentProperty()
        .get()
        .ifPresent(where -> actions.talkTo(where.network(), person.nick()));
  }

  private final class PersonCell extends ListCell<Person> {
    PersonCell() {
      setOnMouseClicked(event -> {
        if (event.getClickCount() == 2 && getItem() != null) {
          talkTo(getItem());
        }
      });
    }

    @Override
    protected void updateItem(Person person, boolean isEmpty) {
      super.updateItem(person, isEmpty);
      getStyleClass().remove("quiet");
      if (isEmpty || person == null) {
        setText("");
        setContextMenu(null);
        return;
      }
      String sign = person.signs().isEmpty() ? "" : person.signs().substring(0, 1);
      String nick = HarmlessText.of(person.nick());
      setText(sign + nick + (person.isAway() ? " · " + text.away() : ""));
      if (person.isAway()) {
        getStyleClass().add("quiet");
      }
      var talk = new MenuItem(text.talkTo(nick));
      talk.setOnAction(event -> talkTo(person));
      var copy = new MenuItem(text.copyNick());
      copy.setOnAction(event -> context.clip().put(nick));
      setContextMenu(new ContextMenu(talk, copy));
    }

    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }
  }
}
