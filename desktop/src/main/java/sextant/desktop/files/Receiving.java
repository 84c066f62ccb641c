package sextant.desktop.files;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.desktop.FilesRoomText;
import sextant.desktop.files.FilesModel.Note;
import sextant.desktop.files.FilesModel.Presence;
import sextant.desktop.kit.OutsideWorld;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.files.station.Departure;
import sextant.files.station.SeatNews;
import sextant.identity.StateDirectory;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** Being seen and taking what comes, or not. JavaFX thread; the station works elsewhere. */
final class Receiving {
  private final FilesModel model;
  private final RoomContext context;
  private final FilesMemory memory;
  private final Reach reach;
  private final Neighbours neighbours;
  private final Sending sending;
  private final OutsideWorld outside;
  private FilesRoomText text = new FilesRoomText(Language.ENGLISH);
  private @Nullable OwnStation station;
  private @Nullable Activity presence;
  private @Nullable Thread closing;

  Receiving(FilesModel model, RoomContext context, FilesMemory memory, Reach reach, Parts parts) {
    this.model = model;
    this.context = context;
    this.memory = memory;
    this.reach = reach;
    this.neighbours = parts.neighbours();
    this.sending = parts.sending();
    this.outside = parts.outside();
  }

  /** What it works with. */
  record Parts(Neighbours neighbours, Sending sending, OutsideWorld outside) {}

  void speak(Language spoken) {
    text = new FilesRoomText(spoken);
  }

  Optional<OwnStation> station() {
    return Optional.ofNullable(station);
  }

  /** Lets others see this device and takes what they send. */
  void open() {
    if (model.presenceProperty().get() != Presence.CLOSED) {
      return;
    }
    memory.keepVisible(true);
    model.presenceProperty().set(Presence.OPENING);
    var desk = new OfferDesk(model, neighbours.devices(), new Ears());
    var plan =
        new OwnStation.Plan(
            StateDirectory.at(context.stateDirectory()),
            model.aliasProperty().get(),
            model.folderProperty().get(),
            reach);
    Ui.background(
        "files-open",
        () -> {
          try {
            OwnStation opened = OwnStation.open(plan, desk, neighbours, this::failedLater);
            opened.transfers().listen(transfer -> Ui.later(() -> sending.changed(transfer)));
            List<String> addresses = OwnStation.addresses();
            Ui.later(() -> opened(opened, addresses));
          } catch (FailureException e) {
            Ui.later(() -> {
              model.presenceProperty().set(Presence.CLOSED);
              model.failureProperty().set(Optional.of(e.failure()));
            });
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void opened(OwnStation opened, List<String> addresses) {
    station = opened;
    model.presenceProperty().set(Presence.OPEN);
    model.commandLineProperty().set(CommandWords.receive(model.folderProperty().get()));
    List<String> shown = addresses.isEmpty() ? List.of("127.0.0.1") : addresses;
    int port = opened.port();
    model.placeProperty().set(String.join("   ", shown.stream().map(a -> a + ":" + port).toList()));
    String alias = model.aliasProperty().get();
    Activity.Words words = now -> new FilesRoomText(now).receivingAs(alias);
    Activity receiving = new Activity(RoomId.FILES, words, this::hide, () -> {});
    presence = receiving;
    context.activities().add(receiving);
    opened.transfers().all().forEach(sending::changed); // orders that were left another day
  }

  /** Is no longer seen and takes nothing. */
  void hide() {
    memory.keepVisible(false);
    leave(() -> model.presenceProperty().set(Presence.CLOSED));
  }

  // The station closes on a thread that keeps the program alive: what arrived is written down.
  void leave(Runnable then) {
    OwnStation open = station;
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

  /** Begins anew with another name or folder. */
  void reopen() {
    leave(() -> {
      model.presenceProperty().set(Presence.CLOSED);
      open();
    });
  }

  private void failedLater(Failure failure) {
    Ui.later(() -> model.failureProperty().set(Optional.of(failure)));
  }

  /** What the station tells the room. */
  private final class Ears implements OfferDesk.Hearing {
    @Override
    public void offered(PendingOffer offer) {
      String name = offer.proposal().sender().alias();
      model.waitingProperty().set(model.waitingProperty().get() + 1);
      outside.notify(text.offerTitle(name), text.offerFiles(offer.lines().size()));
    }

    @Override
    public void happened(SeatNews news) {
      if (news instanceof SeatNews.Message message) {
        InetAddress address = InetAddress.ofLiteral(message.address());
        model.notes().addFirst(new Note(message.from(), address, message.text()));
        model.waitingProperty().set(model.waitingProperty().get() + 1);
        outside.notify(text.noteTitle(message.from()), message.text());
      } else if (news instanceof SeatNews.Stored stored) {
        sending.arrived(stored.transfer(), stored.file());
      }
    }

    @Override
    public void left(Departure why) {
      leave(() -> model.presenceProperty().set(Presence.CLOSED));
    }
  }
}
