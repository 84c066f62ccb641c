package sextant.desktop.shell;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * What the desktop remembers: a small properties file. A file that is missing or broken counts as
 * empty; one that cannot be written is reported once in the log, for it must not stop anybody.
 */
public final class StateFile {
  private static final System.Logger LOGGER = System.getLogger(StateFile.class.getName());

  private final Path file;
  private final Properties values = new Properties();
  private boolean failed;

  private StateFile(Path file) {
    this.file = file;
  }

  /** Reads the file at this place, which need not exist yet. */
  public static StateFile open(Path file) {
    var state = new StateFile(file);
    if (Files.isReadable(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        state.values.load(reader);
      } catch (IOException | IllegalArgumentException broken) {
        LOGGER.log(Level.WARNING, "cannot read " + file + ", starting afresh", broken);
        state.values.clear();
      }
    }
    return state;
  }

  /** A file at this place that is written afresh, whatever it holds now. */
  public static StateFile empty(Path file) {
    return new StateFile(file);
  }

  /** The value of a key, or this when it has none. */
  public String get(String key, String otherwise) {
    return values.getProperty(key, otherwise);
  }

  /** The number of a key, or this when it has none or is no number. */
  public double number(String key, double otherwise) {
    try {
      double number = Double.parseDouble(get(key, ""));
      return Double.isFinite(number) ? number : otherwise;
    } catch (NumberFormatException none) {
      return otherwise;
    }
  }

  /** The constant of a key by its name, or this when there is no such. */
  public <E extends Enum<E>> E choice(String key, E otherwise) {
    try {
      return Enum.valueOf(otherwise.getDeclaringClass(), get(key, ""));
    } catch (IllegalArgumentException none) {
      return otherwise;
    }
  }

  /** Remembers a value; written by {@link #save}. */
  public void put(String key, String value) {
    values.setProperty(key, value);
  }

  /** Writes the file whole or not at all. */
  public void save() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      try (var writer = Files.newBufferedWriter(fresh)) {
        values.store(writer, null);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException cannotWrite) {
      if (!failed) {
        LOGGER.log(Level.WARNING, "cannot remember the window's state", cannotWrite);
      }
      failed = true;
    }
  }
}
