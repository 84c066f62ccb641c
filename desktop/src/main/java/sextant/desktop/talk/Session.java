package sextant.desktop.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sextant.desktop.kit.LogStore;
import sextant.talk.Address;
import sextant.talk.ClientOptions;
import sextant.talk.Conversation;
import sextant.talk.Counters;
import sextant.talk.Mode;
import sextant.talk.ServerOptions;
import sextant.wire.Bytes;
import sextant.words.Failure;

/** What one tab knows: a server or a client, its log, and what is being written. */
final class Session {
  private static final int LOG_LINES = 10_000;
  private static final long LONG_MESSAGES_BYTES = 16L << 20;
  private static final int RATE_SAMPLES = 60;
  private static final int HISTORY = 100;

  /** How far it is. */
  enum State {
    OPENING,
    OPEN,
    ENDED
  }

  /** What ends a message that is typed. */
  enum LineEnd {
    NONE(""),
    LF("\n"),
    CRLF("\r\n");

    private final String characters;

    LineEnd(String characters) {
      this.characters = characters;
    }

    String characters() {
      return characters;
    }
  }

  private Address address;
  private Optional<Mode> mode;
  private ClientOptions clientOptions = ClientOptions.DEFAULT;
  private ServerOptions serverOptions = ServerOptions.DEFAULT;
  private final LogStore<LogLine> log = new LogStore<>(LOG_LINES);
  private final LongMessages longMessages = new LongMessages(LONG_MESSAGES_BYTES);
  private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.OPENING);
  private final ObjectProperty<Optional<Failure>> failure =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty place = new SimpleStringProperty("");
  private final ObservableList<Conversation> peers = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Conversation>> target =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Counters> counters = new SimpleObjectProperty<>(Counters.ZERO);
  private final ObservableList<Double> messageRates = FXCollections.observableArrayList();
  private final BooleanProperty hexShown = new SimpleBooleanProperty();
  private final BooleanProperty savedShown = new SimpleBooleanProperty();
  private final StringProperty draft = new SimpleStringProperty("");
  private final BooleanProperty draftIsPrepared = new SimpleBooleanProperty();
  private final BooleanProperty draftHex = new SimpleBooleanProperty();
  private final ObjectProperty<LineEnd> lineEnd = new SimpleObjectProperty<>(LineEnd.NONE);
  private final StringProperty rules = new SimpleStringProperty("");
  private final List<String> history = new ArrayList<>();
  private final List<Bytes> waiting = new ArrayList<>();

  /** A server when there is a mode, else a client. */
  Session(Address address, Optional<Mode> mode) {
    this.address = address;
    this.mode = mode;
    place.set(address.subject());
  }

  Address address() {
    return address;
  }

  Optional<Mode> mode() {
    return mode;
  }

  /** How a client connects. */
  ClientOptions clientOptions() {
    return clientOptions;
  }

  /** How a server treats its peers. */
  ServerOptions serverOptions() {
    return serverOptions;
  }

  /** The same tab with other options for its end. */
  Session with(ClientOptions client, ServerOptions server) {
    clientOptions = client;
    serverOptions = server;
    return this;
  }

  /** What a server does from its next start on. */
  void setMode(Mode next) {
    mode = Optional.of(next);
  }

  /** The rules of a server that answers by rules, as they are written. */
  StringProperty rulesProperty() {
    return rules;
  }

  /** Where a server listens from its next start on: there, with the port the system chose. */
  void setAddress(Address next) {
    address = next;
  }

  boolean isServer() {
    return mode.isPresent();
  }

  LogStore<LogLine> log() {
    return log;
  }

  /** The whole of long messages. */
  LongMessages longMessages() {
    return longMessages;
  }

  ObjectProperty<State> stateProperty() {
    return state;
  }

  /** What kept it from opening, or ended it. */
  ObjectProperty<Optional<Failure>> failureProperty() {
    return failure;
  }

  /** Where it listens or is connected to, with the port the system chose. */
  StringProperty placeProperty() {
    return place;
  }

  /** Who is there: for a server its peers, for a client the other end. */
  ObservableList<Conversation> peers() {
    return peers;
  }

  /** Whom a server talks to; empty for everybody. */
  ObjectProperty<Optional<Conversation>> targetProperty() {
    return target;
  }

  ObjectProperty<Counters> countersProperty() {
    return counters;
  }

  /** Messages per second, both ways, newest last, a sample each second. */
  ObservableList<Double> messageRates() {
    return messageRates;
  }

  void addRate(double messagesPerSecond) {
    if (messageRates.size() == RATE_SAMPLES) {
      messageRates.removeFirst();
    }
    messageRates.add(messagesPerSecond);
  }

  BooleanProperty hexShownProperty() {
    return hexShown;
  }

  BooleanProperty savedShownProperty() {
    return savedShown;
  }

  /** What is being written. */
  StringProperty draftProperty() {
    return draft;
  }

  /** Writes a message for the person, who replaces it by typing. */
  void prepareDraft(String text) {
    draft.set(text);
    draftIsPrepared.set(true);
  }

  BooleanProperty draftIsPreparedProperty() {
    return draftIsPrepared;
  }

  /** What is being written, as the bytes it becomes; empty when it should be hex and is not. */
  Optional<Bytes> draft() {
    return draftHex.get()
        ? EntryText.parseHex(draft.get())
        : Optional.of(Bytes.ofText(draft.get() + lineEnd.get().characters()));
  }

  BooleanProperty draftHexProperty() {
    return draftHex;
  }

  ObjectProperty<LineEnd> lineEndProperty() {
    return lineEnd;
  }

  /** What was sent from here, oldest first. */
  List<String> history() {
    return history;
  }

  /** What was sent before there was anybody to get it; goes out when the tab has opened. */
  List<Bytes> waiting() {
    return waiting;
  }

  void remember(String text) {
    history.remove(text);
    history.add(text);
    if (history.size() > HISTORY) {
      history.removeFirst();
    }
  }
}
