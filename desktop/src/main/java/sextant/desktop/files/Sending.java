package sextant.desktop.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.files.SendEvent;
import sextant.files.SendOrder;
import sextant.files.SendSettings;
import sextant.files.Sender;
import sextant.files.Target;
import sextant.files.Transfer;
import sextant.files.TransferHistory;
import sextant.files.TransferRecord;
import sextant.identity.StateDirectory;
import sextant.words.FailureException;
import sextant.words.Language;

/** What runs in either direction: begins, watches, takes up again. JavaFX thread. */
final class Sending implements AutoCloseable {
  private static final Duration TICK = Duration.millis(250);

  private final FilesModel model;
  private final RoomContext context;
  private final Supplier<Optional<Station>> station;
  private final Runnable onEnd;
  private final Timeline ticking = new Timeline(new KeyFrame(TICK, event -> tick()));
  private FilesRoomText text = new FilesRoomText(Language.ENGLISH);

  Sending(
      FilesModel model, RoomContext context, Supplier<Optional<Station>> station, Runnable onEnd) {
    this.model = model;
    this.context = context;
    this.station = station;
    this.onEnd = onEnd;
    ticking.setCycleCount(Timeline.INDEFINITE);
  }

  void speak(Language language) {
    text = new FilesRoomText(language);
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
    Parcel parcel = model.parcelProperty().get();
    Optional<Station> open = station.get();
    if (open.isEmpty() || parcel.isEmpty()) {
      return;
    }
    model.parcelProperty().set(Parcel.NONE);
    model.failureProperty().set(Optional.empty());
    context.recentHosts().add(new Host(target.address().getAddress().getHostAddress()));
    SendSettings settings = open.get().settings();
    if (parcel.isText()) {
      sendText(target, settings, parcel.text());
      return;
    }
    model.commandLineProperty().set(CommandWords.send(parcel.paths(), name));
    SendOrder order = SendOrder.to(target, parcel.paths(), settings);
    changed(open.get().transfers().send(order));
  }

  private void sendText(Target target, SendSettings settings, String words) {
    model.commandLineProperty().set(CommandWords.sendText(words, target.label()));
    Activity activity =
        new Activity(RoomId.FILES, text.sendingText(target.label()), () -> {}, () -> {});
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
      end(item);
    } else if (before.isEnd() && !now.isEnd()) {
      context.activities().add(item.activity());
    }
    ticking.play();
  }

  private Optional<TransferItem> find(String id) {
    return model.transfers().stream().filter(each -> each.transfer().id().equals(id)).findFirst();
  }

  private TransferItem begin(Transfer transfer) {
    String words = transfer.isIncoming() ? text.from(transfer.peer()) : text.to(transfer.peer());
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

  private void end(TransferItem item) {
    Transfer transfer = item.transfer();
    if (transfer.isIncoming()) { // its desk writes it down
      onEnd.run();
      return;
    }
    StateDirectory state = StateDirectory.at(context.stateDirectory());
    List<Path> paths = transfer.order().map(SendOrder::paths).orElse(List.of());
    TransferRecord record =
        new TransferRecord(
            transfer.id(),
            java.time.Instant.ofEpochMilli(context.clockMillis().getAsLong()),
            false,
            transfer.peer(),
            paths.isEmpty() ? Path.of("") : paths.getFirst().toAbsolutePath().normalize(),
            transfer.tally().view().doneFiles() + transfer.tally().view().skippedFiles(),
            transfer.tally().view().movedBytes(),
            transfer.state() == Transfer.State.DONE);
    Ui.background(
        "files-history",
        () -> {
          try {
            new TransferHistory(state).add(record);
            Ui.later(onEnd);
          } catch (FailureException e) {
            Ui.later(() -> model.failureProperty().set(Optional.of(e.failure())));
          }
        });
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
    Optional<Station> open = station.get();
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
