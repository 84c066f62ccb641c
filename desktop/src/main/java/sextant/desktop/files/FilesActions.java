package sextant.desktop.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import sextant.desktop.FilesRoomText;
import sextant.desktop.files.FilesModel.Neighbour;
import sextant.desktop.files.FilesModel.Presence;
import sextant.desktop.kit.OutsideWorld;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.FileSight;
import sextant.desktop.shell.RoomContext;
import sextant.files.Found;
import sextant.files.Target;
import sextant.files.TransferHistory;
import sextant.files.TransferRecord;
import sextant.identity.StateDirectory;
import sextant.identity.TrustedDevice;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** What can be done in the Files room. JavaFX thread; the work is done elsewhere. */
final class FilesActions implements AutoCloseable {
  private final FilesModel model;
  private final RoomContext context;
  private final StateDirectory state;
  private final FilesMemory memory;
  private final Neighbours neighbours;
  private final Sending sending;
  private final Packing packing;
  private final Sharing sharing;
  private final CodePairing pairing;
  private final OutsideWorld outside = new OutsideWorld();
  private final Receiving receiving;
  private FilesRoomText text = new FilesRoomText(Language.ENGLISH);

  FilesActions(FilesModel model, RoomContext context, FilesMemory memory, Reach reach) {
    this.model = model;
    this.context = context;
    this.memory = memory;
    this.state = StateDirectory.at(context.stateDirectory());
    this.neighbours = new Neighbours(model, state);
    this.sending = new Sending(model, context, this::station, this::refreshHistory);
    this.packing = new Packing(model, context);
    this.sharing = new Sharing(model, context);
    this.pairing = new CodePairing(model, neighbours, this::station);
    var parts = new Receiving.Parts(neighbours, sending, outside);
    this.receiving = new Receiving(model, context, memory, reach, parts);
    model.aliasProperty().set(memory.alias());
  }

  void speak(Language spoken) {
    text = new FilesRoomText(spoken);
    receiving.speak(spoken);
    packing.speak(spoken);
    sharing.speak(spoken);
  }

  Neighbours neighbours() {
    return neighbours;
  }

  Sending sending() {
    return sending;
  }

  Packing packing() {
    return packing;
  }

  Sharing sharing() {
    return sharing;
  }

  CodePairing pairing() {
    return pairing;
  }

  OutsideWorld outside() {
    return outside;
  }

  Optional<OwnStation> station() {
    return receiving.station();
  }

  /** The room was entered for the first time. */
  void entered() {
    refreshHistory();
    neighbours.refresh();
    if (memory.isVisible() && model.presenceProperty().get() == Presence.CLOSED) {
      receiving.open();
    }
  }

  /** Being seen, or not. */
  Receiving receiving() {
    return receiving;
  }

  /** The person looks at the room: nothing waits unseen. */
  void seen() {
    model.waitingProperty().set(model.offers().size());
  }

  void refreshHistory() {
    Ui.background(
        "files-history",
        () -> {
          try {
            List<TransferRecord> all = new ArrayList<>(new TransferHistory(state).all());
            Collections.reverse(all);
            Ui.later(() -> model.history().setAll(all));
          } catch (FailureException e) {
            failedLater(e.failure());
          }
        });
  }

  void failedLater(Failure failure) {
    Ui.later(() -> model.failureProperty().set(Optional.of(failure)));
  }

  /** Changes where files go from now on; what runs goes on where it is. */
  void chooseFolderForAll() {
    context
        .filePicker()
        .folder(text.chooseTarget())
        .ifPresent(path -> {
          memory.keepFolder(path);
          model.folderProperty().set(path);
          receiving.reopen();
        });
  }

  /** Takes another name. */
  void rename(String alias) {
    if (!alias.isBlank() && !alias.equals(model.aliasProperty().get())) {
      memory.keepAlias(alias.strip());
      model.aliasProperty().set(alias.strip());
      receiving.reopen();
    }
  }

  /** Asks every address of the networks this computer is in. */
  void search() {
    station().flatMap(OwnStation::discovery).ifPresent(neighbours::search);
  }

  /** Sends to what stands in the field on top: a device that is there, or an address. */
  void sendToField() {
    String words = model.recipientProperty().get().strip();
    Optional<Neighbour> named =
        model.neighbours().stream()
            .filter(each -> each.found().device().alias().equalsIgnoreCase(words))
            .findFirst();
    if (named.isPresent()) {
      send(named.get());
    } else if (!words.isEmpty()) {
      sending.sendTo(words);
    } else {
      model.chosenNeighbour().ifPresent(this::send);
    }
  }

  /** Sends to a neighbour; asks for files first when there is nothing to send. */
  void send(Neighbour to) {
    model.chosenProperty().set(to.key());
    if (model.parcelProperty().get().isEmpty()) {
      packing.chooseFiles();
    }
    if (!model.parcelProperty().get().isEmpty()) {
      Found found = to.found();
      sending.send(found.device().alias(), Target.of(found.device(), found.address()));
    }
  }

  /** Sends what is ready to every device that is there, at once. */
  void sendToAll() {
    sending.sendToAll(List.copyOf(model.neighbours()));
  }

  /** Leaves what is ready for a device that is away; asks for files first when nothing is. */
  void sendLater(TrustedDevice device) {
    if (model.parcelProperty().get().isEmpty()) {
      packing.chooseFiles();
    }
    sending.sendLater(device);
  }

  /** Leaves dropped files for a device that is away. */
  void dropLater(TrustedDevice device, List<Path> paths) {
    model.parcelProperty().set(Parcel.of(paths));
    sending.sendLater(device);
  }

  /** Sends dropped files to a neighbour at once. */
  void drop(Neighbour to, List<Path> paths) {
    model.parcelProperty().set(Parcel.of(paths));
    send(to);
  }

  /** What other rooms send through this one. */
  FileSight sight() {
    return new FileSight() {
      @Override
      public Optional<String> deviceAt(String address) {
        return at(address).map(one -> one.found().device().alias());
      }

      @Override
      public void offer(List<Path> files) {
        parcel(model.parcelProperty().get().and(files));
      }

      @Override
      public void offer(String words) {
        parcel(Parcel.of(words));
      }

      @Override
      public void send(String address, List<Path> files) {
        at(address).ifPresent(one -> drop(one, files));
      }
    };
  }

  private void parcel(Parcel parcel) {
    model.parcelProperty().set(parcel);
    model.pageProperty().set(FilesModel.Page.NEARBY);
  }

  private Optional<Neighbour> at(String address) {
    return model.neighbours().stream()
        .filter(one -> one.found().address().getHostAddress().equals(address))
        .findFirst();
  }

  @Override
  public void close() {
    sending.close();
    sharing.stop();
    receiving.leave(() -> model.presenceProperty().set(Presence.CLOSED));
  }
}
