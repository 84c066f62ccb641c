package sextant.desktop.chat;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Person;
import sextant.chatclient.Whois;
import sextant.desktop.ChatRoomText;
import sextant.desktop.kit.Listening;
import sextant.desktop.shell.RoomContext;
import sextant.irc.Formatting;

/** Who is in the place in front, by rank. */
final class PeoplePane {
  private final ChatModel model;
  private final PersonMenu menu;
  private final ChatRoomText text;
  private final VBox card = new VBox();
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
    menu = new PersonMenu(model, actions, text, context);
    this.text = text;
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
    card.setId("chat-whois");
    card.getStyleClass().add("chat-side-field");
    node = new VBox(title, list, card);
    node.getStyleClass().addAll("side-panel", "chat-people");
    javafx.collections.ListChangeListener<Person> changed = change -> count();
    model.people().addListener(changed);
    listening.add(() -> model.people().removeListener(changed));
    listening.to(model.whoisProperty(), this::showWhois);
    showWhois(model.whoisProperty().get());
    count();
  }

  Node node() {
    return node;
  }

  private void count() {
    title.setText(text.peopleCount(model.people().size()));
  }

  private void talkTo(Person person) {
    menu.talkTo(person);
  }

  private void showWhois(Optional<Whois> now) {
    card.getChildren().clear();
    card.setVisible(now.isPresent());
    card.setManaged(now.isPresent());
    now.ifPresent(who -> {
      var head = new Label(HarmlessText.of(who.nick()));
      head.getStyleClass().add("side-title");
      card.getChildren().add(head);
      if (who.host().isEmpty()) {
        card.getChildren().add(fact(text.nobodyOfThatName()));
        return;
      }
      card.getChildren().add(fact(text.isAt(HarmlessText.of(who.host()))));
      if (!who.account().isEmpty()) {
        card.getChildren().add(fact(text.hasAccount(HarmlessText.of(who.account()))));
      }
      card.getChildren().add(fact(HarmlessText.of(Formatting.strip(who.realName()))));
      who.more()
          .forEach(one -> card.getChildren().add(fact(HarmlessText.of(Formatting.strip(one)))));
    });
  }

  private static Label fact(String words) {
    var label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    label.getStyleClass().add("small-text");
    return label;
  }

  private final class PersonCell extends ListCell<Person> {
    PersonCell() {
      setOnMouseClicked(event -> {
        if (event.getClickCount() == 2 && getItem() != null) {
          talkTo(getItem());
        }
      });
      setOnContextMenuRequested(event -> {
        if (getItem() != null) {
          var shown = new ContextMenu();
          shown.getItems().setAll(menu.items(getItem()));
          shown.show(this, event.getScreenX(), event.getScreenY());
          event.consume();
        }
      });
    }

    @Override
    protected void updateItem(Person person, boolean isEmpty) {
      super.updateItem(person, isEmpty);
      getStyleClass().remove("quiet");
      if (isEmpty || person == null) {
        setText("");
        return;
      }
      String sign = person.signs().isEmpty() ? "" : person.signs().substring(0, 1);
      String nick = HarmlessText.of(person.nick());
      setText(sign + nick + (person.isAway() ? " · " + text.away() : ""));
      if (person.isAway()) {
        getStyleClass().add("quiet");
      }
    }

    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }
  }
}
