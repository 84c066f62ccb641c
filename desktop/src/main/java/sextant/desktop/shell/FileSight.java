package sextant.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the room of files is used by others. JavaFX thread. */
public interface FileSight {
  /** The name of the device at that address, when it is seen now and takes files. */
  Optional<String> deviceAt(String address);

  /** Sends files to the device at that address; the strip shows how far it is. */
  void send(String address, List<Path> files);
}
