package sextant.desktop.packets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import sextant.desktop.kit.FilePicker;
import sextant.desktop.kit.Ui;
import sextant.packets.CaptureFiles;
import sextant.packets.RingFiles;
import sextant.wire.CaptureInterface;
import sextant.wire.CaptureReader;
import sextant.wire.CapturedPacket;
import sextant.wire.PacketBuffer;
import sextant.words.Failure;

/** The room's capture files: one is read into the list, what the filter shows is written to one. */
final class PacketFiles {
  private static final int ETHERNET = 1;

  private final PacketsModel model;
  private final FilePicker picker;

  PacketFiles(PacketsModel model, FilePicker picker) {
    this.model = model;
    this.picker = picker;
  }

  /** Reads a file in the background; what came before a damaged place is shown. */
  void read(Path file, Runnable refill) {
    Ui.background(
        "packets-open",
        () -> {
          Optional<Failure> failure = read(file);
          Ui.later(() -> {
            model.failureProperty().set(failure);
            model.hasPacketsProperty().set(!model.entries().isEmpty());
            refill.run();
          });
        });
  }

  private Optional<Failure> read(Path file) {
    try (CaptureReader reader = CaptureFiles.open(file)) {
      PacketBuffer packet = new PacketBuffer();
      while (CaptureFiles.next(reader, packet, file.toString())) {
        model.entries().add(packet);
      }
      return Optional.empty();
    } catch (IOException failed) {
      return Optional.of(Failure.of(failed, file.toString()));
    }
  }

  /** Asks where to and saves the packets that the filter shows. */
  void save(String title, Consumer<Path> saved) {
    Predicate<CapturedPacket> wanted = model.appliedProperty().get().test();
    picker
        .save(title, "packets.pcapng")
        .ifPresent(file -> Ui.background("packets-save", () -> write(file, wanted, saved)));
  }

  private void write(Path file, Predicate<CapturedPacket> wanted, Consumer<Path> saved) {
    List<PacketEntry> entries =
        model.entries().all().stream().filter(entry -> wanted.test(entry.packet())).toList();
    int linkType = entries.isEmpty() ? ETHERNET : entries.getFirst().packet().linkType();
    var source = CaptureInterface.of(linkType, "");
    try (RingFiles out = new RingFiles(file, source, RingFiles.Limits.NONE)) {
      PacketBuffer buffer = new PacketBuffer();
      for (PacketEntry entry : entries) {
        entry.fill(buffer);
        out.write(buffer);
      }
    } catch (IOException failed) {
      Ui.later(() -> model.failureProperty().set(Optional.of(Failure.of(failed, file.toString()))));
      return;
    }
    Ui.later(() -> saved.accept(file));
  }
}
