package sextant.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sextant.files.store.ReceiveFolder;

/** The folder everything goes to, and those that a person chose for some. */
final class Folders implements AutoCloseable {
  private final ReceiveFolder main;
  private final boolean keepsExecutable;
  private final Map<Path, ReceiveFolder> others = new ConcurrentHashMap<>();

  Folders(ReceiveFolder main, boolean keepsExecutable) {
    this.main = main;
    this.keepsExecutable = keepsExecutable;
  }

  /** Where most goes. */
  ReceiveFolder main() {
    return main;
  }

  /** Where this goes; the folder is made when it is missing. */
  ReceiveFolder of(Decision.Accept accept) throws IOException {
    Optional<Path> chosen = accept.folder().map(path -> path.toAbsolutePath().normalize());
    if (chosen.isEmpty() || chosen.get().equals(main.path())) {
      return main;
    }
    synchronized (others) {
      ReceiveFolder known = others.get(chosen.get());
      if (known == null) {
        known = ReceiveFolder.open(chosen.get(), keepsExecutable);
        others.put(chosen.get(), known);
      }
      return known;
    }
  }

  /** Every folder that is open: an unfinished transfer may be in any. */
  List<ReceiveFolder> all() {
    List<ReceiveFolder> all = new ArrayList<>(List.of(main));
    all.addAll(others.values());
    return all;
  }

  @Override
  public void close() throws IOException {
    for (ReceiveFolder each : all()) {
      each.close();
    }
  }
}
