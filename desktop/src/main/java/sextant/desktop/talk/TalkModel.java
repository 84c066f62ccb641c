package sextant.desktop.talk;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sextant.talk.Address;
import sextant.words.Failure;

/** What the Talk room knows: its tabs, and what stands in the row on top. */
final class TalkModel {
  /** The transports of the choice before the address. */
  enum Transport {
    TCP("tcp:", "--tcp"),
    UDP("udp:", "--udp"),
    TLS("tls:", "--tls"),
    DTLS("dtls:", "--dtls"),
    WS("ws://", "--ws"),
    WSS("wss://", "--wss"),
    UNIX("unix:", "--unix");

    private final String prefix;
    private final String option;

    Transport(String prefix, String option) {
      this.prefix = prefix;
      this.option = option;
    }

    /** What stands before an address in text. */
    String prefix() {
      return prefix;
    }

    /** The option of the command line that chooses it. */
    String option() {
      return option;
    }

    /** The transport of an address. */
    static Transport of(Address address) {
      return switch (address) {
        case Address.Tcp a -> TCP;
        case Address.Udp a -> UDP;
        case Address.Tls a -> TLS;
        case Address.Dtls a -> DTLS;
        case Address.WebSocket a -> a.secure() ? WSS : WS;
        case Address.Unix a -> UNIX;
      };
    }
  }

  private final ObservableList<Session> sessions = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Session>> current =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Transport> transport = new SimpleObjectProperty<>(Transport.TCP);
  private final StringProperty where = new SimpleStringProperty("");
  private final EndOptions options = new EndOptions();
  private final BooleanProperty openToNetwork = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Failure>> failure =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty commandLine = new SimpleStringProperty("");

  /** The tabs, oldest first. */
  ObservableList<Session> sessions() {
    return sessions;
  }

  /** The tab in front; empty while there is none. */
  ObjectProperty<Optional<Session>> currentProperty() {
    return current;
  }

  ObjectProperty<Transport> transportProperty() {
    return transport;
  }

  /** Host and port as typed. */
  StringProperty whereProperty() {
    return where;
  }

  /** What holds for the ends that are opened next. */
  EndOptions options() {
    return options;
  }

  /** Whether a new server lets other machines in. */
  BooleanProperty openToNetworkProperty() {
    return openToNetwork;
  }

  /** What is wrong with what stands in the row on top. */
  ObjectProperty<Optional<Failure>> failureProperty() {
    return failure;
  }

  /** The same thing on the command line. */
  StringProperty commandLineProperty() {
    return commandLine;
  }
}
