package sextant.desktop.packets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.desktop.PacketsRoomText;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.packets.DraftSender;
import sextant.packets.LiveCapture;
import sextant.packets.PacketDraft;
import sextant.packets.filter.FilterException;
import sextant.raw.CaptureInterface;
import sextant.raw.CaptureRequest;
import sextant.wire.PacketBuffer;
import sextant.words.Failure;
import sextant.words.Language;

/** What the room does: captures, reads, saves and sends. Called on the JavaFX thread. */
final class PacketsActions {
  private final PacketsModel model;
  private final RoomContext context;
  private final PacketFiles files;
  private Language language = Language.ENGLISH;
  private volatile Consumer<PacketEntry> fresh = entry -> {};
  private Runnable refill = () -> {};
  private @Nullable LiveCapture capture;
  private @Nullable Activity activity;
  private int request;

  PacketsActions(PacketsModel model, RoomContext context) {
    this.model = model;
    this.context = context;
    files = new PacketFiles(model, context.filePicker());
  }

  void speak(Language now) {
    language = now;
  }

  /**
   * Says where rows go.
   *
   * @param onFresh takes a new row, on any thread
   * @param onRefill fills the list anew from the model
   */
  void showIn(Consumer<PacketEntry> onFresh, Runnable onRefill) {
    fresh = onFresh;
    refill = onRefill;
  }

  /** Enter in the filter field: shows by the filter, if it means something. */
  void applyFilter() {
    if (model.filterProperty().get() instanceof FilterState.Valid valid) {
      model.appliedProperty().set(valid);
    }
  }

  /** The names that can be captured on, "any" first. */
  List<String> interfaceNames() {
    try {
      List<String> names = new java.util.ArrayList<>(List.of(CaptureRequest.ANY));
      CaptureInterface.list().stream().map(CaptureInterface::name).forEach(names::add);
      return names;
    } catch (IOException unknown) {
      return List.of(CaptureRequest.ANY);
    }
  }

  /** Begins to capture, or ends it. */
  void toggleCapture() {
    if (model.capturingProperty().get()) {
      stop();
    } else {
      start();
    }
  }

  private void start() {
    if (!(model.filterProperty().get() instanceof FilterState.Valid valid)) {
      return;
    }
    open(model.interfaceNameProperty().get(), valid, () -> {});
  }

  /** Opens in the background: a filter may name hosts that have to be looked up. */
  private void open(String name, FilterState.Valid valid, Runnable begun) {
    int wanted = ++request;
    model.failureProperty().set(Optional.empty());
    model.appliedProperty().set(valid);
    Ui.background(
        "packets-begin",
        () -> {
          Runnable outcome = opened(name, valid, wanted, begun);
          Ui.later(outcome);
        });
  }

  private Runnable opened(String name, FilterState.Valid valid, int wanted, Runnable begun) {
    try {
      LiveCapture opened = LiveCapture.open(name, valid.filter(), LiveCapture.Settings.USUAL);
      return () -> {
        if (wanted != request) { // stopped, or begun otherwise, before it was open
          opened.close();
          return;
        }
        begin(opened, name);
        begun.run();
      };
    } catch (IOException failed) {
      return () -> model.failureProperty().set(Optional.of(Failure.of(failed, name)));
    } catch (FilterException unsuited) {
      return () -> model.filterProperty().set(new FilterState.Wrong(unsuited));
    }
  }

  private void begin(LiveCapture opened, String name) {
    capture = opened;
    clear();
    model.hasPacketsProperty().set(true);
    model.capturingProperty().set(true);
    Activity.Words words = now -> new PacketsRoomText(now).capturing(name, 0);
    var shown = new Activity(RoomId.PACKETS, words, this::stop, () -> {});
    activity = shown;
    context.activities().add(shown);
    Thread.ofPlatform().daemon().name("packets-capture").start(() -> run(opened, name, shown));
  }

  private void run(LiveCapture opened, String name, Activity shown) {
    try {
      opened.run(
          new LiveCapture.Sink() {
            private long count;

            @Override
            public void packet(PacketBuffer packet) {
              count++;
              fresh.accept(model.entries().add(packet));
            }

            @Override
            public void pause() {
              long now = count;
              long dropped = opened.statistics().dropped();
              Ui.later(() -> counted(shown, name, now, dropped));
            }
          });
    } catch (IOException failed) {
      Ui.later(() -> model.failureProperty().set(Optional.of(Failure.of(failed, name))));
    } finally {
      Ui.later(this::stop);
    }
  }

  private void counted(Activity shown, String name, long count, long dropped) {
    var text = new PacketsRoomText(language);
    String words = text.capturing(name, count);
    shown.wordsProperty().set(now -> new PacketsRoomText(now).capturing(name, count));
    shown.attentionProperty().set(dropped > 0);
    model.statusProperty().set(dropped > 0 ? words + " · " + text.dropped(dropped) : words);
  }

  /** Ends the capture; the packets stay. */
  void stop() {
    request++;
    if (capture != null) {
      capture.close();
      capture = null;
    }
    if (activity != null) {
      context.activities().remove(activity);
      activity = null;
    }
    model.capturingProperty().set(false);
  }

  /** Forgets all packets. */
  void clear() {
    model.entries().clear();
    model.selectedProperty().set(Optional.empty());
    model.hasPacketsProperty().set(model.capturingProperty().get());
    model.statusProperty().set("");
    model.pageProperty().set(PacketsModel.Page.PACKETS);
    refill.run();
  }

  /** Asks for a capture file and shows it. */
  void open() {
    var text = new PacketsRoomText(language);
    context.filePicker().open(text.openTitle()).ifPresent(this::open);
  }

  /** Reads a file in the background; what came before a damaged place is shown. */
  void open(Path file) {
    stop();
    clear();
    model.failureProperty().set(Optional.empty());
    files.read(file, refill);
  }

  /** Asks where to and saves the packets that the filter shows. */
  void save() {
    var text = new PacketsRoomText(language);
    files.save(text.saveTitle(), file -> model.statusProperty().set(text.saved(file)));
  }

  /** Whether sending this needs no question. */
  boolean staysHere(PacketDraft draft) {
    try {
      return DraftSender.staysHere(draft);
    } catch (IOException unknown) {
      return false;
    }
  }

  /** Sends a packet that was built; the outcome is shown in the room. */
  void send(PacketDraft draft) {
    String destination = draft.route().destination().toString();
    model.failureProperty().set(Optional.empty());
    try {
      DraftSender.send(draft);
      model.draft().outcomeProperty().set(new PacketsRoomText(language).sent(destination));
    } catch (IOException failed) {
      model.failureProperty().set(Optional.of(Failure.of(failed, destination)));
    }
  }

  /** Puts text on the clipboard. */
  void copy(String words) {
    context.clip().put(words);
  }

  /**
   * Captures by a filter on every interface, and then does something; nothing of it when the right
   * to capture is missing, which the room then says.
   */
  void capture(String filter, Runnable begun) {
    stop();
    model.pageProperty().set(PacketsModel.Page.PACKETS);
    model.interfaceNameProperty().set(CaptureRequest.ANY);
    model.filterTextProperty().set(filter);
    if (model.filterProperty().get() instanceof FilterState.Valid valid) {
      open(CaptureRequest.ANY, valid, begun);
    }
  }

  /** Captures what goes from and to a host. */
  void captureHost(String address, int port) {
    stop();
    model.filterTextProperty().set("host " + address + (port == 0 ? "" : " and port " + port));
    start();
  }
}
