package sextant.desktop.chat;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.PlaceView;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Side;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.ErrorPanel;
import sextant.desktop.kit.Listening;
import sextant.irc.Formatting;
import sextant.words.Failure;
import sextant.words.Language;

/** The name of the place in front and what it is about, and how the connection stands. */
final class PlaceHead {
  private static final int LONG_NAME = 20;

  /** In a narrower head is no room to say that all is well. */
  private static final double NARROW_EMS = 24;

  private final ChatModel model;
  private final Language language;
  private final ChatRoomText text;
  private final Label name = new Label();
  private final Label topic = new Label();
  private final Label state = new Label();
  private final ErrorPanel error;
  private final Connections connections;
  private final Button leave;
  private final ToggleButton people;
  private final VBox node;
  private Optional<Failure> shown = Optional.empty();

  PlaceHead(Language language, ChatModel model, ChatActions actions, Listening listening) {
    this.model = model;
    connections = actions.connections();
    this.language = language;
    text = new ChatRoomText(language);
    error = new ErrorPanel(language);
    name.getStyleClass().add("side-title");
    topic.getStyleClass().addAll("quiet", "small-text");
    topic.setMaxWidth(Double.MAX_VALUE);
    topic.setMinWidth(0);
    HBox.setHgrow(topic, Priority.ALWAYS);
    state.setId("chat-state");
    state.getStyleClass().add("small-text");
    state.setMinWidth(0);
    state.setTooltip(new Tooltip());
    state.getTooltip().textProperty().bind(state.textProperty());
    people = Buttons.toggle("chat-show-people", Material2MZ.PEOPLE_OUTLINE, text.people());
    ToggleButton settings =
        Buttons.toggle("chat-show-settings", Material2MZ.SETTINGS, text.settings());
    people.setOnAction(event -> turn(Side.PEOPLE));
    settings.setOnAction(event -> turn(Side.SETTINGS));
    listening.add(
        model
            .sideProperty()
            .subscribe(now -> {
              people.setSelected(now == Side.PEOPLE);
              settings.setSelected(now == Side.SETTINGS);
            }));
    leave =
        Buttons.icon(
            "chat-leave",
            Material2AL.EXIT_TO_APP,
            text.leaveRoom(),
            () -> model.currentProperty().get().ifPresent(actions::leave));
    var row = new HBox(name, topic, state, people, settings, leave);
    row.getStyleClass().add("pane-head");
    sayWhereItMatters(row);
    var frame = new VBox(error);
    frame.getStyleClass().add("error-frame");
    node = new VBox(row, frame);
    listening.to(model.currentProperty(), now -> show());
    listening.to(model.placesChangedProperty(), now -> show());
    show();
  }

  private void sayWhereItMatters(HBox row) {
    state
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    row.getWidth() >= NARROW_EMS * state.getFont().getSize()
                        || !state.getStyleClass().contains("good"),
                row.widthProperty(),
                state.fontProperty(),
                state.textProperty()));
    state.managedProperty().bind(state.visibleProperty());
  }

  Node node() {
    return node;
  }

  private void turn(Side side) {
    boolean isShown = model.sideProperty().get() == side;
    model.sideProperty().set(isShown ? Side.NONE : side);
  }

  private void show() {
    Optional<Where> current = model.currentProperty().get();
    Optional<PlaceView> view = current.flatMap(Where::view);
    boolean isRoom = view.filter(one -> one.kind() == PlaceView.Kind.ROOM).isPresent();
    leave.setVisible(isRoom);
    leave.setManaged(isRoom);
    people.setVisible(current.filter(Where::isServer).isEmpty()); // nobody is on a server's page
    people.setManaged(people.isVisible());
    name.setText(current.map(one -> one.shownName(text)).orElse(""));
    name.setMinWidth(name.getText().length() > LONG_NAME ? 0 : Label.USE_PREF_SIZE);
    String about = view.map(PlaceView::topic).orElse("");
    topic.setText(HarmlessText.of(Formatting.strip(about)).replace('\n', ' '));
    topic.setTooltip(about.isEmpty() ? null : new Tooltip(topic.getText()));
    current.ifPresent(one -> show(one.network(), one.network().stateProperty().get()));
  }

  private void show(NetworkItem item, ConnectionState now) {
    state.getStyleClass().removeAll("good", "attention", "bad");
    Optional<Failure> failure =
        switch (now) {
          case ConnectionState.Offline _ -> say(text.offline(), "attention");
          case ConnectionState.Connecting _ -> say(text.connecting(), "attention");
          case ConnectionState.Online online ->
              say(text.onlineAs(HarmlessText.of(online.nick())), "good");
          case ConnectionState.Waiting waiting -> {
            say(text.retrying(), "attention");
            yield Optional.of(waiting.failure());
          }
          case ConnectionState.Stopped stopped -> {
            say(text.offline(), "bad");
            yield Optional.of(stopped.failure());
          }
        };
    if (now instanceof ConnectionState.Connecting && shown.isPresent()) {
      return; // the panel stays until the new try has an answer
    }
    if (!failure.equals(shown)) {
      shown = failure;
      failure.ifPresentOrElse(
          one -> error.show(one.sentences(language), remedy(item, one)), error::hide);
    }
  }

  private Action remedy(NetworkItem item, Failure failure) {
    boolean isChanged = failure.kind() == Failure.Kind.CERTIFICATE_CHANGED;
    return isChanged
        ? new Action("chat-meet", text.meetAnew(), () -> connections.meetAnew(item))
        : new Action("chat-again", text.tryAgain(), () -> retry(item));
  }

  private static void retry(NetworkItem item) {
    item.network().disconnect("");
    item.network().connect();
  }

  private Optional<Failure> say(String words, String styleClass) {
    state.getStyleClass().add(styleClass);
    state.setText(words);
    return Optional.empty();
  }
}
