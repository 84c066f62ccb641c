package sextant.desktop.chat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Meeting;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.ErrorPanel;
import sextant.desktop.kit.FindBar;
import sextant.desktop.kit.Keyboard;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.StartCard;
import sextant.desktop.kit.StartPage;
import sextant.desktop.kit.TitleRow;
import sextant.desktop.shell.FacedRoom;
import sextant.desktop.shell.RoomContext;
import sextant.words.Failure;
import sextant.words.Language;

/** The nodes of the Chat room: the row on top, and under it the start page or the columns. */
final class ChatView implements FacedRoom.View {
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
  private final RoomPanel roomPanel;
  private final ServerPanel serverPanel;
  private final RoomsPane rooms;
  private final FindBar find;
  private final HostedBar hosted;
  private boolean isEntered;

  ChatView(Language language, ChatModel model, ChatActions actions, RoomContext context) {
    this.language = language;
    this.model = model;
    this.actions = actions;
    text = new ChatRoomText(language);
    error = new ErrorPanel(language);
    sidebar = new Sidebar(model, actions, text, listening);
    people = new PeoplePane(model, actions, text, context, listening);
    var menu = new LineMenu(text, actions, context, this::write);
    var rows = new RowView(language, actions, menu);
    messages = new MessageList(model, actions, rows, menu, listening, text);
    composer = new Composer(model, actions, language, messages, listening);
    menu.use(composer.emoji());
    AttachingKeys.takeDrops(messages.node(), actions.attaching());
    roomPanel = new RoomPanel(model, actions.moderation(), text, listening);
    serverPanel = new ServerPanel(model, text, listening);
    rooms = new RoomsPane(actions.rooms(), text, listening);
    find = new LineFinder(language, model, actions, listening).bar();
    startPage = startPage();
    columns.setLeft(sidebar.node());
    var middle =
        new VBox(
            new PlaceHead(language, model, actions, listening).node(),
            find,
            messages.node(),
            composer.node());
    VBox.setVgrow(messages.node(), Priority.ALWAYS);
    middle.setMinWidth(0);
    columns.setCenter(middle);
    node.getStyleClass().add("chat-room");
    var frame = new VBox(error);
    frame.getStyleClass().add("error-frame");
    meeting.getStyleClass().addAll("find-bar", "chat-hosted");
    hosted = new HostedBar(model, actions, language, context, listening);
    Node notice = new NoticePanel(model, actions, text, listening).node();
    Node joining = new JoinPanel(model, actions, text, listening).node();
    node.setTop(new VBox(titleRow(), joining, notice, frame, meeting, hosted.node()));
    node.setCenter(new StackPane(work));
    listen();
    listening.add(node.sceneProperty().subscribe(scene -> entered(scene != null, rows, menu)));
  }

  private void entered(boolean isOnScreen, RowView view, LineMenu menu) {
    if (isOnScreen && !isEntered && node.getCenter() instanceof StackPane ground) {
      isEntered = true;
      FirstRows.makeIn(ground, view, menu, listening);
    }
  }

  private void listen() {
    listening.to(model.failureProperty(), this::showFailure);
    listening.to(model.firstMeetingProperty(), this::showMeeting);
    listening.to(model.placesChangedProperty(), count -> showWork());
    listening.to(
        model.sideProperty(),
        side -> {
          showSide();
          if (side == ChatModel.Side.ROOMS) {
            rooms.write();
          }
        });
    listening.to(
        model.currentProperty(),
        now -> {
          showSide();
          Keyboard.move(work, composer.field());
        });
    listening.add(node.sceneProperty().subscribe(scene -> actions.seen(scene != null)));
    model
        .focusedProperty()
        .bind(
            node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .orElse(false));
    listening.add(() -> model.focusedProperty().unbind());
    showFailure(model.failureProperty().get());
    showMeeting(model.firstMeetingProperty().get());
    showSide();
    showWork();
  }

  private Node titleRow() {
    server.setId("chat-server");
    server.setPromptText(text.serverPrompt());
    server.setAccessibleText(text.serverPrompt());
    server.textProperty().bindBidirectional(model.serverProperty());
    server.setOnAction(event -> actions.joining().join());
    Button join = Buttons.words("chat-join", text.join(), actions.joining()::join);
    nick.setId("chat-nick");
    nick.setPromptText(text.nick());
    nick.setAccessibleText(text.nick());
    nick.setTooltip(new javafx.scene.control.Tooltip(text.nick()));
    nick.setPrefColumnCount(9);
    nick.textProperty().bindBidirectional(model.nickProperty());
    nick.setOnAction(event -> actions.joining().join());
    ToggleButton ways = Buttons.toggle("chat-ways", Material2MZ.TUNE, text.waysToJoin());
    ways.selectedProperty().bindBidirectional(model.join().shownProperty());
    listening.add(() -> ways.selectedProperty().unbindBidirectional(model.join().shownProperty()));
    ToggleButton bell =
        Buttons.toggle("chat-notice", Material2MZ.NOTIFICATIONS_NONE, text.noticeSettings());
    bell.selectedProperty().bindBidirectional(model.noticeShownProperty());
    listening.add(() -> bell.selectedProperty().unbindBidirectional(model.noticeShownProperty()));
    HBox.setHgrow(server, Priority.ALWAYS);
    var group = new HBox(server, nick);
    group.getStyleClass().add("field-group");
    return new TitleRow(text.title(), group, join).withTools(ways, bell);
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
              actions.joining().join();
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

  private void showSide() {
    boolean isServer = model.currentProperty().get().filter(Where::isServer).isPresent();
    columns.setRight(
        switch (model.sideProperty().get()) {
          case NONE -> null;
          case PEOPLE -> isServer ? null : people.node();
          case SETTINGS -> isServer ? serverPanel.node() : roomPanel.node();
          case ROOMS -> rooms.node();
        });
  }

  private void showFailure(Optional<Failure> failure) {
    failure.ifPresentOrElse(one -> error.show(one.sentences(language), null), error::hide);
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

  @Override
  public Node node() {
    return node;
  }

  @Override
  public List<Node> stops() {
    return List.of(server, composer.field(), messages.list(), sidebar.node(), people.node());
  }

  /** Lets go of the model. */
  @Override
  public void dispose() {
    listening.stop();
    server.textProperty().unbindBidirectional(model.serverProperty());
    nick.textProperty().unbindBidirectional(model.nickProperty());
  }

  /** What can be done now. */
  @Override
  public List<Action> actions() {
    return new ChatKeys(model, actions, text, this).actions();
  }

  /** Asks whether the network is let in. */
  void askToOpen() {
    hosted.question();
  }

  /** The bar that finds what was said. */
  FindBar find() {
    return find;
  }

  /** What was said. */
  MessageList messages() {
    return messages;
  }

  /** Shows the ways to join and gives the keyboard to the field for a server. */
  void toField() {
    server.requestFocus();
  }

  void toJoin() {
    model.join().shownProperty().set(true);
    server.requestFocus();
  }
}
