package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Meeting;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.ErrorPanel;
import sextant.desktop.kit.Keyboard;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.StartCard;
import sextant.desktop.kit.StartPage;
import sextant.desktop.kit.TitleRow;
import sextant.desktop.shell.RoomContext;
import sextant.words.Failure;
import sextant.words.Language;

/** The nodes of the Chat room: the row on top, and under it the start page or the columns. */
final class ChatView {
  private final ChatModel model;
  private final ChatActions actions;
  private final Language language;
  private final ChatRoomText text;
  private final Listening listening = new Listening();
  private final BorderPane node = new BorderPane();
  private final StackPane work = new StackPane();
  private final TextField server = new TextField();
  private final TextField nick = new TextField();
  private final ErrorPanel error;
  private final HBox meeting = new HBox();
  private final BorderPane columns = new BorderPane();
  private final Sidebar sidebar;
  private final PeoplePane people;
  private final Composer composer;
  private final MessageList messages;
  private final Node startPage;

  ChatView(Language language, ChatModel model, ChatActions actions, RoomContext context) {
    this.language = language;
    this.model = model;
    this.actions = actions;
    text = new ChatRoomText(language);
    error = new ErrorPanel(language);
    sidebar = new Sidebar(model, actions, text, listening);
    people = new PeoplePane(model, actions, text, context, listening);
    var menu = new LineMenu(text, actions.speaking(), context, this::write);
    var rows = new RowView(language, actions.speaking(), menu);
    messages = new MessageList(model, actions, rows, menu, listening, text);
    composer = new Composer(model, actions.speaking(), text, messages, listening);
    startPage = startPage();
    columns.setLeft(sidebar.node());
    var middle =
        new VBox(
            new PlaceHead(language, model, actions, listening).node(),
            messages.node(),
            composer.node());
    VBox.setVgrow(messages.node(), Priority.ALWAYS);
    middle.setMinWidth(0);
    columns.setCenter(middle);
    node.getStyleClass().add("chat-room");
    var frame = new VBox(error);
    frame.getStyleClass().add("error-frame");
    meeting.getStyleClass().addAll("find-bar", "chat-hosted");
    Node hosted = new HostedBar(model, actions, text, context, listening).node();
    node.setTop(new VBox(titleRow(), frame, meeting, hosted));
    node.setCenter(work);
    listen();
  }

  private void listen() {
    listening.to(model.failureProperty(), this::showFailure);
    listening.to(model.firstMeetingProperty(), this::showMeeting);
    listening.to(model.placesChangedProperty(), count -> showWork());
    listening.to(model.showsPeopleProperty(), is -> showPeople());
    listening.to(
        model.currentProperty(),
        now -> {
          showPeople();
          Keyboard.move(work, composer.field());
        });
    listening.add(node.sceneProperty().subscribe(scene -> actions.seen(scene != null)));
    showFailure(model.failureProperty().get());
    showMeeting(model.firstMeetingProperty().get());
    showPeople();
    showWork();
  }

  private Node titleRow() {
    server.setId("chat-server");
    server.setPromptText(text.serverPrompt());
    server.setAccessibleText(text.serverPrompt());
    server.textProperty().bindBidirectional(model.serverProperty());
    server.setOnAction(event -> actions.join());
    Button join = Buttons.words("chat-join", text.join(), actions::join);
    nick.setId("chat-nick");
    nick.setPromptText(text.nick());
    nick.setAccessibleText(text.nick());
    nick.setTooltip(new javafx.scene.control.Tooltip(text.nick()));
    nick.setPrefColumnCount(9);
    nick.textProperty().bindBidirectional(model.nickProperty());
    nick.setOnAction(event -> actions.join());
    return new TitleRow(text.title(), server, join).withTools(nick);
  }

  private Node startPage() {
    var start =
        new StartCard(
                "chat-start",
                Material2AL.FORUM,
                text.startTitle(),
                text.startSentence(),
                text.start())
            .onPress(actions.hosted()::start)
            .asFirstChoice();
    var join =
        new StartCard(
                "chat-join-card",
                Material2AL.CALL_MADE,
                text.joinTitle(),
                text.joinSentence(),
                text.join())
            .onPress(() -> {
              server.requestFocus();
              if (!model.serverProperty().get().isBlank()) {
                actions.join();
              }
            });
    return new StartPage(text.heading(), text.lead(), start, join);
  }

  private void showWork() {
    Node shown = model.networks().isEmpty() ? startPage : columns;
    if (!work.getChildren().contains(shown)) {
      boolean hadKeyboard = Keyboard.isIn(node);
      work.getChildren().setAll(shown);
      if (hadKeyboard && shown.equals(columns)) {
        node.applyCss();
        write();
      }
    }
  }

  private void showPeople() {
    columns.setRight(model.showsPeopleProperty().get() ? people.node() : null);
  }

  private void showFailure(Optional<Failure> failure) {
    failure.ifPresentOrElse(one -> error.show(one.explain(language), null), error::hide);
  }

  private void showMeeting(Optional<Meeting> met) {
    meeting.getChildren().clear();
    meeting.setVisible(met.isPresent());
    meeting.setManaged(met.isPresent());
    met.ifPresent(one -> {
      String words = String.join(" ", one.fingerprint().words(language));
      var label = new Label(text.firstMeeting(one.server(), words));
      label.setWrapText(true);
      label.setMinHeight(Label.USE_PREF_SIZE);
      label.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(label, Priority.ALWAYS);
      Runnable away = () -> model.firstMeetingProperty().set(Optional.empty());
      meeting
          .getChildren()
          .addAll(label, Buttons.icon("chat-met", Material2AL.CLOSE, text.putAway(), away));
    });
  }

  private void write() {
    composer.field().requestFocus();
  }

  Node node() {
    return node;
  }

  List<Node> stops() {
    return List.of(server, composer.field(), messages.node(), sidebar.node(), people.node());
  }

  /** Lets go of the model. */
  void dispose() {
    listening.stop();
    server.textProperty().unbindBidirectional(model.serverProperty());
    nick.textProperty().unbindBidirectional(model.nickProperty());
  }

  /** What can be done now. */
  List<Action> actions() {
    var list = new ArrayList<Action>();
    if (model.hostedProperty().get().isEmpty()) {
      list.add(new Action("chat.start", text.start(), actions.hosted()::start));
    } else {
      list.add(new Action("chat.stop", text.stopHosting(), actions.hosted()::stop));
    }
    list.add(new Action("chat.join", text.joinTitle(), server::requestFocus));
    List<Where> places = Sidebar.places(model);
    if (!places.isEmpty()) {
      list.add(new Action("chat.previous", text.previousPlace(), "Alt+Up", () -> step(-1)));
      list.add(new Action("chat.next", text.nextPlace(), "Alt+Down", () -> step(1)));
      list.add(new Action("chat.unread", text.nextUnread(), "Alt+A", this::toUnread));
      list.add(new Action("chat.newest", text.toNewest(), "Alt+End", messages::toEnd));
    }
    for (Where place : places) {
      String name = HarmlessText.of(place.place());
      list.add(new Action("chat.go." + name, text.goTo(name), () -> actions.select(place)));
    }
    return list;
  }

  private void step(int by) {
    List<Where> places = Sidebar.places(model);
    int at = model.currentProperty().get().map(places::indexOf).orElse(0);
    actions.select(places.get(Math.floorMod(at + by, places.size())));
  }

  private void toUnread() {
    for (Where place : Sidebar.places(model)) {
      boolean isUnread =
          place.view().filter(view -> view.unread() > 0 && !view.isMuted()).isPresent();
      if (isUnread) {
        actions.select(place);
        return;
      }
    }
  }
}
