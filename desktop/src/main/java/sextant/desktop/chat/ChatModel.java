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
import sextant.chatclient.Line;
import sextant.chatclient.Person;
import sextant.chatclient.PlaceView;
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
   */
  record Hosted(String address, List<String> lan) {}

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
  private final StringProperty nick = new SimpleStringProperty("");
  private final StringProperty typing = new SimpleStringProperty("");
  private final StringProperty note = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Meeting>> firstMeeting =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty commandLine = new SimpleStringProperty("");
  private final BooleanProperty showsPeople = new SimpleBooleanProperty(true);
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

  /** The same thing on the command line. */
  StringProperty commandLineProperty() {
    return commandLine;
  }

  BooleanProperty showsPeopleProperty() {
    return showsPeople;
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
