package sextant.desktop.files;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import sextant.desktop.kit.DownloadFolder;
import sextant.desktop.shell.StateFile;

/** What the room remembers from one day to the next: name, folder, whether to be seen. */
final class FilesMemory {
  private final StateFile file;

  FilesMemory(Path stateDirectory) {
    file = StateFile.open(stateDirectory.resolve("files.properties"));
  }

  /** The name others see. */
  String alias() {
    String kept = file.get("alias", "");
    if (!kept.isBlank()) {
      return kept;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "Sextant";
    }
  }

  /** Where files go: the usual folder for downloads, or the home folder when there is none. */
  Path folder() {
    try {
      String kept = file.get("folder", "");
      if (!kept.isBlank()) {
        return Path.of(kept);
      }
    } catch (InvalidPathException _) {
      return home();
    }
    return DownloadFolder.ofThisUser();
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home"));
  }

  /** Whether other devices may see this one. */
  boolean isVisible() {
    return Boolean.parseBoolean(file.get("visible", "true"));
  }

  void keepAlias(String alias) {
    keep("alias", alias);
  }

  void keepFolder(Path folder) {
    keep("folder", folder.toString());
  }

  void keepVisible(boolean visible) {
    keep("visible", Boolean.toString(visible));
  }

  private void keep(String key, String value) {
    file.put(key, value);
    file.save();
  }
}
