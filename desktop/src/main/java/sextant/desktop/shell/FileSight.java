package sextant.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the room of files is used by others. JavaFX thread. */
public interface FileSight {
  /** The name of the device at that address, when it is seen now and takes files. */
  Optional<String> deviceAt(String address);

  /** Has a person choose to whom these files go; the shell has already gone to the room. */
  void offer(List<Path> files);

  /** Has a person choose to whom this text goes; the shell has already gone to the room. */
  void offer(String text);

  /** Sends files to the device at that address; the strip shows how far it is. */
  void send(String address, List<Path> files);
}
