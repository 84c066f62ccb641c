package sextant.desktop.files;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sextant.files.Found;
import sextant.files.TransferRecord;
import sextant.identity.TrustedDevice;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.Failure;

/** What the Files room knows. Belongs to the JavaFX thread. */
final class FilesModel {
  /** The pages of the room. */
  enum Page {
    NEARBY,
    SHARE,
    HISTORY,
    TRUSTED,
    WHY
  }

  /** Whether this device can be seen. */
  enum Presence {
    CLOSED,
    OPENING,
    OPEN
  }

  /** A device that is there, and what it is to us. */
  record Neighbour(Found found, Standing standing) {
    /** What it is known by. */
    String key() {
      return found.device().fingerprint();
    }
  }

  /** A text that came. */
  record Note(String from, InetAddress address, String text) {}

  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.NEARBY);
  private final ObjectProperty<Presence> presence = new SimpleObjectProperty<>(Presence.CLOSED);
  private final StringProperty alias = new SimpleStringProperty("");
  private final StringProperty place = new SimpleStringProperty("");
  private final ObjectProperty<Path> folder;
  private final StringProperty recipient = new SimpleStringProperty("");
  private final ObservableList<Neighbour> neighbours = FXCollections.observableArrayList();
  private final StringProperty chosen = new SimpleStringProperty("");
  private final BooleanProperty searching = new SimpleBooleanProperty();
  private final LongProperty limit = new SimpleLongProperty();
  private final ObjectProperty<Parcel> parcel = new SimpleObjectProperty<>(Parcel.NONE);
  private final ObservableList<PendingOffer> offers = FXCollections.observableArrayList();
  private final ObservableList<Note> notes = FXCollections.observableArrayList();
  private final ObservableList<TransferItem> transfers = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<TransferItem>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<TransferRecord> history = FXCollections.observableArrayList();
  private final ObservableList<TrustedDevice> trusted = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Failure>> failure =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty commandLine = new SimpleStringProperty("sextant receive");
  private final IntegerProperty waiting = new SimpleIntegerProperty();

  FilesModel(Path folder) {
    this.folder = new SimpleObjectProperty<>(folder);
  }

  ObjectProperty<Page> pageProperty() {
    return page;
  }

  ObjectProperty<Presence> presenceProperty() {
    return presence;
  }

  /** The name others see. */
  StringProperty aliasProperty() {
    return alias;
  }

  /** Where others reach this device: addresses and port. */
  StringProperty placeProperty() {
    return place;
  }

  /** Where files go. */
  ObjectProperty<Path> folderProperty() {
    return folder;
  }

  /** The name or address in the field on top. */
  StringProperty recipientProperty() {
    return recipient;
  }

  /** Devices that are there, trusted ones first, then by name. */
  ObservableList<Neighbour> neighbours() {
    return neighbours;
  }

  /** The key of the neighbour that was chosen last; empty for none. */
  StringProperty chosenProperty() {
    return chosen;
  }

  BooleanProperty searchingProperty() {
    return searching;
  }

  /** What is to be sent next. */
  ObjectProperty<Parcel> parcelProperty() {
    return parcel;
  }

  /** No transfer is to be faster than so many bytes a second; 0 for as fast as it goes. */
  LongProperty limitProperty() {
    return limit;
  }

  /** Trusted devices that are not there now: what is sent to them waits. */
  List<TrustedDevice> away() {
    Set<String> there =
        neighbours.stream()
            .map(each -> each.key().toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return trusted.stream()
        .filter(each -> !there.contains(each.fingerprint().hex().toUpperCase(Locale.ROOT)))
        .toList();
  }

  /** Offers that wait for an answer, oldest first. */
  ObservableList<PendingOffer> offers() {
    return offers;
  }

  /** Texts that came and were not put away. */
  ObservableList<Note> notes() {
    return notes;
  }

  /** Transfers of this session, newest first. */
  ObservableList<TransferItem> transfers() {
    return transfers;
  }

  /** The transfer in the inspector. */
  ObjectProperty<Optional<TransferItem>> selectedProperty() {
    return selected;
  }

  /** Transfers that have ended, newest first. */
  ObservableList<TransferRecord> history() {
    return history;
  }

  ObservableList<TrustedDevice> trusted() {
    return trusted;
  }

  ObjectProperty<Optional<Failure>> failureProperty() {
    return failure;
  }

  /** The same thing on the command line. */
  StringProperty commandLineProperty() {
    return commandLine;
  }

  /** Offers and texts that nobody has looked after. */
  IntegerProperty waitingProperty() {
    return waiting;
  }

  /** The neighbour that was chosen and is still there. */
  Optional<Neighbour> chosenNeighbour() {
    return neighbours.stream().filter(each -> each.key().equals(chosen.get())).findFirst();
  }

  /** Puts the neighbours into their order. */
  void show(List<Neighbour> all) {
    neighbours.setAll(
        all.stream()
            .sorted(
                java.util.Comparator.comparing((Neighbour n) -> n.standing() != Standing.TRUSTED)
                    .thenComparing(n -> n.found().device().alias(), String::compareToIgnoreCase))
            .toList());
  }
}
