package sextant.desktop.files;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.desktop.FilesRoomText;
import sextant.desktop.files.FilesModel.Neighbour;
import sextant.desktop.files.FilesModel.Note;
import sextant.desktop.files.FilesModel.Presence;
import sextant.desktop.kit.OutsideWorld;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.FileSight;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.files.Found;
import sextant.files.ReceiveEvent;
import sextant.files.Target;
import sextant.files.TransferHistory;
import sextant.files.TransferRecord;
import sextant.identity.StateDirectory;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** What can be done in the Files room. JavaFX thread; the work is done elsewhere. */
final class FilesActions implements AutoCloseable {
  private final FilesModel model;
  private final RoomContext context;
  private final Reach reach;
  private final StateDirectory state;
  private final FilesMemory memory;
  private final Neighbours neighbours;
  private final Sending sending;
  private final Packing packing;
  private final Sharing sharing;
  private final CodePairing pairing;
  private final OutsideWorld outside = new OutsideWorld();
  private FilesRoomText text = new FilesRoomText(Language.ENGLISH);
  private @Nullable Station station;
  private @Nullable Activity presence;
  private @Nullable Thread closing;

  FilesActions(FilesModel model, RoomContext context, FilesMemory memory, Reach reach) {
    this.model = model;
    this.context = context;
    this.memory = memory;
    this.reach = reach;
    this.state = StateDirectory.at(context.stateDirectory());
    this.neighbours = new Neighbours(model, state);
    this.sending =
        new Sending(model, context, () -> Optional.ofNullable(station), this::refreshHistory);
    this.packing = new Packing(model, context);
    this.sharing = new Sharing(model, context);
    this.pairing = new CodePairing(model, neighbours, this::station);
    model.aliasProperty().set(memory.alias());
  }

  void speak(Language spoken) {
    text = new FilesRoomText(spoken);
    sending.speak(spoken);
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

  Optional<Station> station() {
    return Optional.ofNullable(station);
  }

  /** The room was entered for the first time. */
  void entered() {
    refreshHistory();
    neighbours.refresh();
    if (memory.isVisible() && model.presenceProperty().get() == Presence.CLOSED) {
      open();
    }
  }

  /** Lets others see this device and takes what they send. */
  void open() {
    if (model.presenceProperty().get() != Presence.CLOSED) {
      return;
    }
    memory.keepVisible(true);
    model.presenceProperty().set(Presence.OPENING);
    var desk = new OfferDesk(model, neighbours.devices(), this::offered, this::happened);
    var plan =
        new Station.Plan(state, model.aliasProperty().get(), model.folderProperty().get(), reach);
    Ui.background(
        "files-open",
        () -> {
          try {
            Station opened = Station.open(plan, desk, neighbours, this::failedLater);
            opened.transfers().listen(transfer -> Ui.later(() -> sending.changed(transfer)));
            List<String> addresses = Station.addresses();
            Ui.later(() -> opened(opened, addresses));
          } catch (FailureException e) {
            Ui.later(() -> {
              model.presenceProperty().set(Presence.CLOSED);
              model.failureProperty().set(Optional.of(e.failure()));
            });
          }
        });
  }

  private void opened(Station opened, List<String> addresses) {
    station = opened;
    model.presenceProperty().set(Presence.OPEN);
    model.commandLineProperty().set(CommandWords.receive(model.folderProperty().get()));
    List<String> shown = addresses.isEmpty() ? List.of("127.0.0.1") : addresses;
    int port = opened.self().port();
    model.placeProperty().set(String.join("   ", shown.stream().map(a -> a + ":" + port).toList()));
    String words = text.receivingAs(model.aliasProperty().get());
    Activity receiving = new Activity(RoomId.FILES, words, this::hide, () -> {});
    presence = receiving;
    context.activities().add(receiving);
  }

  /** Is no longer seen and takes nothing. */
  void hide() {
    memory.keepVisible(false);
    leave(() -> model.presenceProperty().set(Presence.CLOSED));
  }

  // The station closes on a thread that keeps the program alive: what arrived is written down.
  private void leave(Runnable then) {
    Station open = station;
    if (open == null) {
      return;
    }
    station = null;
    if (presence != null) {
      context.activities().remove(presence);
    }
    model.offers().forEach(PendingOffer::decline);
    model.placeProperty().set("");
    neighbours.clear();
    closing =
        Thread.ofPlatform()
            .name("files-close")
            .start(() -> {
              open.close();
              Ui.later(then);
            });
  }

  /** What still ends the last station. */
  Optional<Thread> closing() {
    return Optional.ofNullable(closing);
  }

  private void offered(PendingOffer offer) {
    String name = offer.proposal().sender().alias();
    model.waitingProperty().set(model.waitingProperty().get() + 1);
    outside.notify(text.offerTitle(name), text.offerFiles(offer.lines().size()));
  }

  private void happened(ReceiveEvent event) {
    switch (event) {
      case ReceiveEvent.Message message -> {
        InetAddress address = message.proposal().address();
        String from = message.proposal().sender().alias();
        model.notes().addFirst(new Note(from, address, message.text()));
        model.waitingProperty().set(model.waitingProperty().get() + 1);
        outside.notify(text.noteTitle(from), message.text());
      }
      case ReceiveEvent.Stored stored -> sending.arrived(stored.transfer(), stored.file());
      case ReceiveEvent.Withdrawn _,
          ReceiveEvent.Started _,
          ReceiveEvent.Skipped _,
          ReceiveEvent.Failed _,
          ReceiveEvent.Ended _,
          ReceiveEvent.ShutOut _ -> {}
    }
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
          reopen();
        });
  }

  /** Takes another name. */
  void rename(String alias) {
    if (!alias.isBlank() && !alias.equals(model.aliasProperty().get())) {
      memory.keepAlias(alias.strip());
      model.aliasProperty().set(alias.strip());
      reopen();
    }
  }

  private void reopen() {
    leave(() -> {
      model.presenceProperty().set(Presence.CLOSED);
      open();
    });
  }

  /** Asks every address of the networks this computer is in. */
  void search() {
    station().flatMap(Station::discovery).ifPresent(neighbours::search);
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
    leave(() -> model.presenceProperty().set(Presence.CLOSED));
  }
}
