package sextant.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.layout.Region;
import sextant.desktop.shell.FileSight;
import sextant.desktop.shell.Room;
import sextant.desktop.shell.RoomFace;
import sextant.desktop.shell.RoomId;
import sextant.words.Language;

/** A room of files that sees the devices it is told of and keeps what it is given. */
public final class FilesStandIn implements Room, FileSight {
  private final Map<String, String> devices;

  /** What was offered or sent, on the JavaFX thread. */
  public final List<Path> files = new ArrayList<>();

  /** Texts that were offered. */
  public final List<String> words = new ArrayList<>();

  /** Sees these devices: their names by their addresses. */
  public FilesStandIn(Map<String, String> devices) {
    this.devices = Map.copyOf(devices);
  }

  @Override
  public RoomId id() {
    return RoomId.FILES;
  }

  @Override
  public RoomFace face(Language language) {
    return new RoomFace(new Region(), List.of(), List::of, new SimpleStringProperty(""));
  }

  @Override
  public Optional<FileSight> fileSight() {
    return Optional.of(this);
  }

  @Override
  public Optional<String> deviceAt(String address) {
    return Optional.ofNullable(devices.get(address));
  }

  @Override
  public void offer(List<Path> offered) {
    files.addAll(offered);
  }

  @Override
  public void offer(String text) {
    words.add(text);
  }

  @Override
  public void send(String address, List<Path> sent) {
    files.addAll(sent);
  }

  @Override
  public void close() {}
}
