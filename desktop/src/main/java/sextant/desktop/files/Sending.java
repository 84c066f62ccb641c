package sextant.desktop.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import sextant.desktop.FilesRoomText;
import sextant.desktop.files.FilesModel.Neighbour;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.files.LinkPolicy;
import sextant.files.SendEvent;
import sextant.files.SendOrder;
import sextant.files.SendSettings;
import sextant.files.Sender;
import sextant.files.Target;
import sextant.files.Transfer;
import sextant.files.station.QueuedOrder;
import sextant.identity.TrustedDevice;
import sextant.words.FailureException;

/** What runs in either direction: begins, watches, takes up again. JavaFX thread. */
final class Sending implements AutoCloseable {
  private static final Duration TICK = Duration.millis(250);
  private static final java.time.Duration PATIENCE = java.time.Duration.ofMinutes(1);

  private final FilesModel model;
  private final RoomContext context;
  private final Supplier<Optional<OwnStation>> station;
  private final Runnable onEnd;
  private final Timeline ticking = new Timeline(new KeyFrame(TICK, event -> tick()));

  Sending(
      FilesModel model,
      RoomContext context,
      Supplier<Optional<OwnStation>> station,
      Runnable onEnd) {
    this.model = model;
    this.context = context;
    this.station = station;
    this.onEnd = onEnd;
    ticking.setCycleCount(Timeline.INDEFINITE);
  }

  /** Sends what is in the parcel to an address as typed. */
  void sendTo(String typed) {
    Ui.background(
        "files-address",
        () -> {
          try {
            Target target = Target.parse(typed, true);
            Ui.later(() -> send(typed, target));
          } catch (FailureException e) {
            Ui.later(() -> model.failureProperty().set(Optional.of(e.failure())));
          }
        });
  }

  /** Sends what is in the parcel. */
  void send(String name, Target target) {
    Parcel parcel = takeParcel();
    if (!parcel.isEmpty()) {
      send(parcel, name, target);
    }
  }

  /** Sends what is in the parcel to all of them at once. */
  void sendToAll(List<Neighbour> devices) {
    Parcel parcel = takeParcel();
    if (!parcel.isEmpty()) {
      devices.forEach(each -> send(parcel, each.found().device().alias(), each.found().target()));
    }
  }

  private Parcel takeParcel() {
    Parcel parcel = model.parcelProperty().get();
    if (station.get().isEmpty() || parcel.isEmpty()) {
      return Parcel.NONE;
    }
    model.parcelProperty().set(Parcel.NONE);
    model.failureProperty().set(Optional.empty());
    return parcel;
  }

  private void send(Parcel parcel, String name, Target target) {
    OwnStation open = station.get().orElseThrow();
    context.recentHosts().add(new Host(target.address().getAddress().getHostAddress()));
    long limit = model.limitProperty().get();
    SendSettings settings = open.settings().limitedTo(limit);
    if (parcel.isText()) {
      sendText(target, settings, parcel.text());
      return;
    }
    model.commandLineProperty().set(CommandWords.send(parcel.paths(), name, limit));
    changed(open.transfers().send(SendOrder.to(target, parcel.paths(), settings)));
  }

  /** Leaves what is in the parcel for a device that is away: it goes when it comes, any day. */
  void sendLater(TrustedDevice device) {
    Optional<OwnStation> open = station.get();
    if (open.isEmpty() || model.parcelProperty().get().isText()) {
      return; // a text is said now or not at all
    }
    Parcel parcel = takeParcel();
    if (parcel.isEmpty()) {
      return;
    }
    model.commandLineProperty().set(CommandWords.sendLater(parcel.paths(), device.name()));
    QueuedOrder order =
        new QueuedOrder(
            UUID.randomUUID().toString().substring(0, 8),
            device.name(),
            parcel.paths(),
            LinkPolicy.FOLLOW,
            PATIENCE,
            model.limitProperty().get(),
            Optional.empty(),
            true,
            Instant.ofEpochMilli(context.clockMillis().getAsLong()));
    Ui.background(
        "files-order",
        () -> {
          try {
            open.get().order(order);
          } catch (FailureException e) {
            Ui.later(() -> {
              model.failureProperty().set(Optional.of(e.failure()));
              model.parcelProperty().set(parcel);
            });
          }
        });
  }

  private void sendText(Target target, SendSettings settings, String words) {
    model.commandLineProperty().set(CommandWords.sendText(words, target.label()));
    Activity activity =
        new Activity(
            RoomId.FILES,
            now -> new FilesRoomText(now).sendingText(target.label()),
            () -> {},
            () -> {});
    context.activities().add(activity);
    SendEvent.Observer nobody = event -> {};
    Ui.background(
        "files-text",
        () -> {
          try {
            new Sender(target, settings, nobody).sendMessage(words);
          } catch (FailureException e) {
            Ui.later(() -> {
              model.failureProperty().set(Optional.of(e.failure()));
              model.parcelProperty().set(Parcel.of(words));
            });
          } finally {
            Ui.later(() -> context.activities().remove(activity));
          }
        });
  }

  /** A transfer is new or in another state. */
  void changed(Transfer transfer) {
    TransferItem item = find(transfer.id()).orElseGet(() -> begin(transfer));
    Transfer.State before = item.stateProperty().get();
    item.tick(System.nanoTime(), context.clockMillis().getAsLong());
    Transfer.State now = item.stateProperty().get();
    boolean isNewEnd = now.isEnd() && context.activities().running().contains(item.activity());
    if (isNewEnd) {
      context.activities().remove(item.activity());
      onEnd.run(); // the station has written it down
    } else if (before.isEnd() && !now.isEnd()) {
      context.activities().add(item.activity());
    }
    ticking.play();
  }

  private Optional<TransferItem> find(String id) {
    return model.transfers().stream().filter(each -> each.transfer().id().equals(id)).findFirst();
  }

  private TransferItem begin(Transfer transfer) {
    Activity.Words words =
        transfer.isIncoming()
            ? now -> new FilesRoomText(now).from(transfer.peer())
            : now -> new FilesRoomText(now).to(transfer.peer());
    TransferItem[] made = new TransferItem[1];
    Activity activity = new Activity(RoomId.FILES, words, transfer::cancel, () -> reveal(made[0]));
    made[0] = new TransferItem(transfer, activity);
    model.transfers().addFirst(made[0]);
    if (!transfer.state().isEnd()) {
      context.activities().add(activity);
    }
    return made[0];
  }

  private void reveal(TransferItem item) {
    model.pageProperty().set(FilesModel.Page.NEARBY);
    model.selectedProperty().set(Optional.of(item));
  }

  /** A file of an incoming transfer is there. */
  void arrived(String transfer, Path file) {
    find(transfer).ifPresent(item -> item.arrived(file));
  }

  /** Holds a transfer, or lets it go on. */
  void toggle(TransferItem item) {
    if (item.stateProperty().get() == Transfer.State.PAUSED) {
      item.transfer().resume();
    } else {
      item.transfer().pause();
    }
    item.tick(System.nanoTime(), context.clockMillis().getAsLong());
  }

  /** Sends again what did not arrive, with a PIN when the other side asks for one. */
  void retry(TransferItem item, String pin) {
    Optional<SendOrder> order = item.transfer().order();
    Optional<OwnStation> open = station.get();
    if (order.isEmpty() || open.isEmpty()) {
      return;
    }
    if (pin.isBlank()) {
      item.transfer().retry();
      ticking.play();
      return;
    }
    SendSettings withPin = order.get().settings().withPin(Optional.of(pin.strip()));
    SendOrder again =
        new SendOrder(
            order.get().to(),
            order.get().where(),
            order.get().paths(),
            order.get().links(),
            withPin,
            order.get().waits());
    forget(item);
    changed(open.get().transfers().send(again));
  }

  /** Takes a transfer that has ended off the list. */
  void forget(TransferItem item) {
    station.get().ifPresent(open -> open.transfers().forget(item.transfer()));
    model.transfers().remove(item);
    if (model.selectedProperty().get().filter(item::equals).isPresent()) {
      model.selectedProperty().set(Optional.empty());
    }
  }

  private void tick() {
    long nanos = System.nanoTime();
    long millis = context.clockMillis().getAsLong();
    boolean isAnyAlive = false;
    for (TransferItem item : model.transfers()) {
      if (!item.stateProperty().get().isEnd()) {
        item.tick(nanos, millis);
        isAnyAlive = true;
      }
    }
    if (!isAnyAlive) {
      ticking.stop();
    }
  }

  @Override
  public void close() {
    ticking.stop();
  }
}
