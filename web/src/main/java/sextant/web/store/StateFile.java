package sextant.web.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import sextant.identity.StateDirectory;

/** Reads files of rows for those who can do without. */
final class StateFile {
  private static final System.Logger LOGGER = System.getLogger(StateFile.class.getName());

  private StateFile() {}

  /** The rows of a file; none when there is no such file or it cannot be read. */
  static List<List<String>> rows(StateDirectory folder, String name) {
    try {
      return Row.all(folder.read(name).orElse(new byte[0]));
    } catch (IOException unreadable) {
      LOGGER.log(Level.WARNING, "cannot read " + name, unreadable);
      return List.of();
    }
  }
}
