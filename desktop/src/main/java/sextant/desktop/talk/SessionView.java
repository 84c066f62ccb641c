package sextant.desktop.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.ErrorPanel;
import sextant.desktop.kit.FindBar;
import sextant.desktop.kit.Keyboard;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.LogList;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.talk.LogLine.Message;
import sextant.desktop.talk.Session.State;
import sextant.talk.Mode;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.Language;

/** One tab: status on top, peers, log and details side by side, the entry at the foot. */
final class SessionView {
  private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");

  private final Session session;
  private final TalkActions actions;
  private final Language language;
  private final TalkRoomText text;
  private final BorderPane node = new BorderPane();
  private final Circle sign = new Circle(4);
  private final LogList<LogLine> log;
  private final EntryRow entry;
  private final FindBar find;
  private final ErrorPanel error;
  private final MessageInspector inspector;
  private final CertificateInspector certificate;
  private final Listening listening = new Listening();
  private final SideBySide sides;
  private final Node saved;
  private final @Nullable Node peers;
  private final @Nullable Node rules;
  private final VBox center;
  private final StringBinding title;

  SessionView(Language language, Session session, TalkActions actions, RoomContext context) {
    this.session = session;
    this.actions = actions;
    this.language = language;
    text = new TalkRoomText(language);
    log = new LogList<>(session.log(), () -> new LogRows(language, session));
    log.list().setId("talk-log");
    log.setPlaceholder(placeholder());
    log.list().setContextMenu(new MessageMenu(text, this, actions, context).menu());
    entry = new EntryRow(text, session, actions, listening);
    find = new LogFinder(language, log, session).bar();
    error = new ErrorPanel(language);
    inspector = new MessageInspector(language, session.longMessages());
    certificate = new CertificateInspector(language);
    saved = new SavedPanel(text, session, actions, listening).node();
    peers = session.isServer() ? new PeersPanel(text, session, actions, context).node() : null;
    boolean byRules = session.mode().filter(mode -> mode instanceof Mode.Reply).isPresent();
    rules = byRules ? new RulesPanel(text, session, actions).node() : null;
    var errorFrame = new VBox(error);
    errorFrame.getStyleClass().add("error-frame");
    center = new VBox(errorFrame, find, log, entry.node());
    center.getStyleClass().add("conversation");
    VBox.setVgrow(log, javafx.scene.layout.Priority.ALWAYS);
    node.setTop(new StatusRow(text, this, actions, listening).node());
    sides = new SideBySide(this::kindOf, actions.widths());
    node.setCenter(sides.node());
    title = titleBinding();
    sign.getStyleClass().add("activity-sign");
    listening.to(session.hexShownProperty(), now -> log.refresh());
    listening.to(session.savedShownProperty(), now -> arrange());
    listening.to(session.failureProperty(), this::showFailure);
    listening.to(session.stateProperty(), this::showState);
    log.selectedProperty().addListener((at, before, now) -> inspect(now));
    inspector.node().visibleProperty().addListener((at, before, now) -> arrange());
    certificate.node().visibleProperty().addListener((at, before, now) -> arrange());
    arrange();
    showState(session.stateProperty().get());
    showFailure(session.failureProperty().get());
  }

  Node node() {
    return node;
  }

  Node sign() {
    return sign;
  }

  StringBinding titleProperty() {
    return title;
  }

  private StringBinding titleBinding() {
    return Bindings.createStringBinding(
        () -> {
          String place = session.placeProperty().get();
          return session
              .mode()
              .map(mode -> ModeNames.name(mode, text) + " " + shortPlace(place))
              .orElse(place);
        },
        session.placeProperty());
  }

  private static String shortPlace(String place) {
    return place.startsWith("localhost:") ? place.substring("localhost".length()) : place;
  }

  private Node placeholder() {
    var words = new Label(session.isServer() ? text.nobodyYet() : text.nothingYet());
    words.getStyleClass().add("quiet");
    words.setWrapText(true);
    words.visibleProperty().bind(session.stateProperty().isEqualTo(State.OPEN));
    return words;
  }

  private void arrange() {
    var parts = new ArrayList<Node>();
    if (peers != null) {
      parts.add(peers);
    }
    parts.add(center);
    if (certificate.node().isVisible()) {
      parts.add(certificate.node());
    } else if (inspector.node().isVisible()) {
      parts.add(inspector.node());
    } else if (session.savedShownProperty().get()) {
      parts.add(saved);
    } else if (rules != null) {
      parts.add(rules);
    }
    sides.show(parts, center);
  }

  private String kindOf(Node side) {
    return side.equals(saved) ? "saved" : side.equals(rules) ? "rules" : "inspector";
  }

  /** Shows what protects the conversation, in place of other details. */
  void showCertificate() {
    certificate.show(actions.tools().protection(session));
  }

  /** Lets go of the session, which goes on in another view. */
  void dispose() {
    sides.remember();
    listening.stop();
  }

  private void inspect(@Nullable LogLine line) {
    certificate.node().hide();
    if (line instanceof Message message) {
      inspector.show(message);
    } else {
      inspector.node().hide();
    }
  }

  private void showState(State state) {
    sign.pseudoClassStateChanged(ENDED, state != State.OPEN);
    if (state == State.OPENING) { // begun once more by a button that is gone now
      Keyboard.move(node, entry.field());
    }
  }

  /** Gives the keyboard to the entry if it is in this place now. */
  void takeKeyboardFrom(Node place) {
    Keyboard.move(place, entry.field());
  }

  private void showFailure(Optional<Failure> failure) {
    if (failure.isEmpty()) {
      error.hide();
      return;
    }
    boolean ended = session.stateProperty().get() != State.OPEN;
    if (failure.get().kind() == Failure.Kind.CERTIFICATE_CHANGED && ended) {
      Runnable believe = () -> actions.believe(session, failure.get());
      var trust = new Action("talk-believe", text.believeChanged(), believe);
      error.show(failure.get().sentences(language), trust);
      return;
    }
    var again = new Action("talk-again", text.tryAgain(), () -> actions.again(session));
    error.show(failure.get().sentences(language), ended ? again : null);
  }

  Session session() {
    return session;
  }

  /** The message chosen in the log. */
  Optional<Message> selectedMessage() {
    return log.selectedProperty().get() instanceof Message message
        ? Optional.of(message)
        : Optional.empty();
  }

  /** Sends what stands in the entry. */
  void send() {
    entry.send();
  }

  void clear() {
    log.clear();
    inspector.node().hide();
  }

  void openFind() {
    find.open();
  }

  /** Sends the chosen message once more, or the one that was sent last. */
  void sendAgain() {
    Bytes last =
        selectedMessage().flatMap(message -> session.longMessages().whole(message)).orElse(null);
    if (last != null) {
      actions.send(session, last);
    } else if (!session.history().isEmpty()) {
      session.draftProperty().set(session.history().getLast());
      entry.send();
    }
  }

  /** What can be done in this tab now. */
  List<Action> actions() {
    return new SessionActions(text, this, actions).list();
  }

  /** The button that stops what runs, or starts it once more. */
  Button stopButton() {
    var button = new Button();
    button.setId("talk-stop");
    button.setMinWidth(Button.USE_PREF_SIZE);
    button
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    session.stateProperty().get() == State.ENDED ? text.startAgain() : text.stop(),
                session.stateProperty()));
    button.setOnAction(event -> {
      if (session.stateProperty().get() == State.ENDED) {
        actions.again(session);
      } else {
        actions.stop(session);
      }
    });
    return button;
  }
}
