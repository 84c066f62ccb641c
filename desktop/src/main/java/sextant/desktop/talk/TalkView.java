package sextant.desktop.talk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.ErrorPanel;
import sextant.desktop.kit.StartCard;
import sextant.desktop.kit.StartPage;
import sextant.desktop.shell.RoomContext;
import sextant.talk.Mode;
import sextant.words.Failure;
import sextant.words.Language;

/** The nodes of the Talk room: the row on top, and under it the start page or the tabs. */
final class TalkView {
  private final TalkModel model;
  private final TalkActions actions;
  private final RoomContext context;
  private final Language language;
  private final TalkRoomText text;
  private final AddressRow addressRow;
  private final BorderPane node = new BorderPane();
  private final StackPane work = new StackPane();
  private final TabPane tabs = new TabPane();
  private final Node startPage;
  private final ErrorPanel error;
  private final Map<Session, Tab> tabOf = new HashMap<>();
  private final Map<Session, SessionView> viewOf = new HashMap<>();
  private boolean isFilling;
  private boolean isChosenByTab;
  private final ListChangeListener<Session> sessionsChanged = change -> fillTabs();
  private final ChangeListener<Optional<Session>> currentChanged =
      (at, before, now) -> now.ifPresent(this::comeToFront);
  private final ChangeListener<Optional<Failure>> failureChanged =
      (at, before, now) -> showFailure(now);

  TalkView(Language language, TalkModel model, TalkActions actions, RoomContext context) {
    this.language = language;
    this.model = model;
    this.actions = actions;
    this.context = context;
    text = new TalkRoomText(language);
    addressRow = new AddressRow(text, model, actions);
    error = new ErrorPanel(language);
    startPage = startPage();
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
    tabs.getStyleClass().add("sessions");
    var frame = new VBox(error);
    frame.getStyleClass().add("error-frame");
    node.setTop(new VBox(addressRow.node(), new OptionsRow(text, model).node(), frame));
    node.setCenter(work);
    tabs.getSelectionModel()
        .selectedItemProperty()
        .addListener((at, before, now) -> tabSelected(now));
    model.sessions().addListener(new WeakListChangeListener<>(sessionsChanged));
    model.currentProperty().addListener(new WeakChangeListener<>(currentChanged));
    model.failureProperty().addListener(new WeakChangeListener<>(failureChanged));
    node.getProperties().put(TalkView.class, this); // the listeners live as long as the nodes
    fillTabs();
    showFailure(model.failureProperty().get());
  }

  Node node() {
    return node;
  }

  /** Main field, then the entry and the log of the tab in front. */
  List<Node> stops() {
    return List.of(addressRow.field(), work);
  }

  private Node startPage() {
    var listen =
        new StartCard(
                "start-listen",
                Material2AL.HEARING,
                text.listenTitle(),
                text.listenSentence(),
                text.listen())
            .onPress(() -> actions.listen(actions.conversationMode()));
    var connect =
        new StartCard(
                "start-connect",
                Material2AL.CALL_MADE,
                text.connectTitle(),
                text.connectSentence(),
                text.connect())
            .onPress(() -> {
              addressRow.field().requestFocus();
              if (!model.whereProperty().get().isBlank()) {
                actions.connect();
              }
            });
    var tryIt =
        new StartCard(
                "start-try",
                Material2MZ.SYNC_ALT,
                text.tryTitle(),
                text.trySentence(),
                text.tryIt())
            .onPress(actions::tryIt)
            .asFirstChoice();
    return new StartPage(text.startHeading(), text.startSentence(), tryIt, listen, connect);
  }

  private void fillTabs() {
    List<Session> sessions = model.sessions();
    tabOf.keySet().retainAll(sessions);
    viewOf.entrySet().removeIf(one -> drop(one.getKey(), one.getValue()));
    List<Tab> wanted = sessions.stream().map(this::tab).toList();
    isFilling = true;
    tabs.getTabs().retainAll(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      if (!tabs.getTabs().contains(wanted.get(i))) {
        tabs.getTabs().add(i, wanted.get(i));
      }
    }
    isFilling = false;
    Node shown = sessions.isEmpty() ? startPage : tabs;
    if (!work.getChildren().contains(shown)) {
      work.getChildren().setAll(shown);
    }
    model.currentProperty().get().ifPresent(this::select);
  }

  private boolean drop(Session session, SessionView view) {
    boolean isGone = !model.sessions().contains(session);
    if (isGone) {
      view.dispose();
    }
    return isGone;
  }

  /** Lets go of the tabs, which go on in another view. */
  void dispose() {
    viewOf.values().forEach(SessionView::dispose);
  }

  private Tab tab(Session session) {
    return tabOf.computeIfAbsent(
        session,
        key -> {
          var view = new SessionView(language, session, actions, context);
          viewOf.put(session, view);
          var tab = new Tab();
          tab.setUserData(session);
          tab.textProperty().bind(view.titleProperty());
          tab.setGraphic(view.sign());
          tab.setContent(view.node());
          tab.setOnCloseRequest(event -> {
            event.consume();
            actions.close(session);
          });
          return tab;
        });
  }

  private void tabSelected(Tab tab) {
    if (!isFilling && tab != null && tab.getUserData() instanceof Session session) {
      isChosenByTab = true;
      model.currentProperty().set(Optional.of(session));
      isChosenByTab = false;
    }
  }

  /** A tab that was opened or called gets the keyboard; one chosen on the tabs leaves it there. */
  private void comeToFront(Session session) {
    select(session);
    SessionView view = viewOf.get(session);
    if (view != null && !isChosenByTab) {
      tabs.applyCss(); // puts a new tab's nodes into the window now, not with the next pulse
      view.takeKeyboardFrom(node);
    }
  }

  private void select(Session session) {
    Tab tab = tabOf.get(session);
    if (tab != null) {
      tabs.getSelectionModel().select(tab);
    }
  }

  private void showFailure(Optional<Failure> failure) {
    failure.ifPresentOrElse(one -> error.show(one.sentences(language), null), error::hide);
  }

  /** What can be done now. */
  List<Action> actions() {
    var list = new ArrayList<Action>();
    list.add(
        new Action(
            "talk.field", text.focusField(), "Shortcut+L", addressRow.field()::requestFocus));
    list.add(new Action("talk.try", text.tryIt(), actions::tryIt));
    list.add(
        new Action("talk.listen", text.listen(), () -> actions.listen(actions.conversationMode())));
    list.add(
        new Action(
            "talk.listen.echo",
            text.listenWith(text.modeEcho()),
            () -> actions.listen(new Mode.Echo())));
    list.add(
        new Action(
            "talk.listen.hand",
            text.listenWith(text.modeByHand()),
            () -> actions.listen(new Mode.Discard())));
    list.add(
        new Action("talk.listen.rules", text.listenWith(text.modeReply()), actions::listenByRules));
    list.add(new Action("talk.tap", text.tapHere(), actions::tap));
    list.add(
        new Action(
            "talk.connect.focus", text.connectTitle(), () -> addressRow.field().requestFocus()));
    model.currentProperty().get().map(viewOf::get).ifPresent(view -> list.addAll(view.actions()));
    return list;
  }
}
