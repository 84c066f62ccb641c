package sextant.desktop.chat;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sextant.chatclient.ChatRow;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Line;
import sextant.chatclient.Person;
import sextant.chatclient.PlaceView;
import sextant.chatclient.Whois;
import sextant.desktop.ChatRoomText;
import sextant.identity.Fingerprint;
import sextant.words.Failure;

/** What the Chat room knows. JavaFX thread. */
final class ChatModel {
  /** A place of a network. */
  record Where(NetworkItem network, String place) {
    /** The place as it stands, when it is there. */
    Optional<PlaceView> view() {
      return network.place(place);
    }

    /** Its name for people: that of our own server says where it is. */
    String shownName(ChatRoomText text) {
      boolean isOwnServer = network.isHosted() && place.equals(network.settings().name());
      return isOwnServer ? text.thisComputer() : HarmlessText.of(place);
    }

    /** Whether it is the server's own page. */
    boolean isServer() {
      return view()
          .map(one -> one.kind() == PlaceView.Kind.SERVER)
          .orElse(place.equals(network.settings().name())); // a page not made yet is one, too
    }
  }

  /** What stands right of what was said. */
  enum Side {
    NONE,
    PEOPLE,
    SETTINGS,
    ROOMS
  }

  /** What is done with the words in the field. */
  sealed interface Purpose {
    /** They are said. */
    record Say() implements Purpose {}

    /** They answer this line. */
    record Reply(Line line) implements Purpose {}

    /** They replace this line of our own. */
    record Edit(Line line) implements Purpose {}
  }

  /**
   * The server of this program.
   *
   * @param address to give to others on this computer
   * @param lan the addresses to give to others in the network; empty while only this computer is
   *     let in
   * @param certificate what others see there
   */
  record Hosted(String address, List<String> lan, Optional<Fingerprint> certificate) {
    /** What others open to come in, as {@code ircs://192.168.1.7:6697/lobby}. */
    Optional<String> link() {
      return lan.stream().findFirst().map(first -> "ircs://" + first + "/lobby");
    }
  }

  /** A server of which nothing was known, and the certificate that was believed. */
  record Meeting(String server, Fingerprint fingerprint) {}

  private final ObservableList<NetworkItem> networks = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Where>> current =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty places = new SimpleIntegerProperty();
  private final ObservableList<ChatRow> rows = FXCollections.observableArrayList();
  private final ObservableList<Person> people = FXCollections.observableArrayList();
  private final ObjectProperty<Purpose> purpose = new SimpleObjectProperty<>(new Purpose.Say());
  private final StringProperty entry = new SimpleStringProperty("");
  private final StringProperty server = new SimpleStringProperty("");
  private final JoinModel join = new JoinModel();
  private final StringProperty nick = new SimpleStringProperty("");
  private final StringProperty typing = new SimpleStringProperty("");
  private final StringProperty note = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Meeting>> firstMeeting =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty noticeShown = new SimpleBooleanProperty();
  private final BooleanProperty focused = new SimpleBooleanProperty();
  private final StringProperty commandLine = new SimpleStringProperty(CommandLine.SERVE);
  private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.PEOPLE);
  private final ObjectProperty<Optional<Whois>> whois =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Hosted>> hosted =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Failure>> failure =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty waiting = new SimpleIntegerProperty();

  /** The networks, oldest first. */
  ObservableList<NetworkItem> networks() {
    return networks;
  }

  /** The place in front. */
  ObjectProperty<Optional<Where>> currentProperty() {
    return current;
  }

  /** Counts the changes of any network's places or state. */
  IntegerProperty placesChangedProperty() {
    return places;
  }

  /** What was said in the place in front, oldest first. */
  ObservableList<ChatRow> rows() {
    return rows;
  }

  /** Who is in the place in front. */
  ObservableList<Person> people() {
    return people;
  }

  ObjectProperty<Purpose> purposeProperty() {
    return purpose;
  }

  /** The words in the field that says. */
  StringProperty entryProperty() {
    return entry;
  }

  /** The server as typed. */
  StringProperty serverProperty() {
    return server;
  }

  /** How the next server is joined. */
  JoinModel join() {
    return join;
  }

  /** The nick for the next network. */
  StringProperty nickProperty() {
    return nick;
  }

  /** Who types in the place in front, separated by commas; empty for nobody. */
  StringProperty typingProperty() {
    return typing;
  }

  /** The command that was not understood; empty for none. */
  StringProperty noteProperty() {
    return note;
  }

  /** The server that was met for the first time just now. */
  ObjectProperty<Optional<Meeting>> firstMeetingProperty() {
    return firstMeeting;
  }

  /** Whether the choice of what is told outside the window is in sight. */
  BooleanProperty noticeShownProperty() {
    return noticeShown;
  }

  /** Whether the person looks at the room: it is on the screen, in the window in front. */
  BooleanProperty focusedProperty() {
    return focused;
  }

  /** The same thing on the command line. */
  StringProperty commandLineProperty() {
    return commandLine;
  }

  ObjectProperty<Side> sideProperty() {
    return side;
  }

  /** What the server told of somebody just now. */
  ObjectProperty<Optional<Whois>> whoisProperty() {
    return whois;
  }

  /** The server of this program, while it runs. */
  ObjectProperty<Optional<Hosted>> hostedProperty() {
    return hosted;
  }

  /** What did not work, apart from connections, which have their own state. */
  ObjectProperty<Optional<Failure>> failureProperty() {
    return failure;
  }

  /** How many lines name us in places that were not looked at. */
  IntegerProperty waitingProperty() {
    return waiting;
  }
}
