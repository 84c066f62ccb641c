package sextant.desktop.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a person's downloads go: the folder that the desktop names in {@code user-dirs.dirs} (it
 * has another name in other languages), else {@code Downloads}, else the home folder.
 */
public final class DownloadFolder {
  private static final Pattern LINE =
      Pattern.compile("(?m)^\\s*XDG_DOWNLOAD_DIR=\"(\\$HOME)?(/[^\"]*)\"");

  private DownloadFolder() {}

  /** The folder of this person; it exists. */
  public static Path ofThisUser() {
    return of(Path.of(System.getProperty("user.home")), System.getenv());
  }

  static Path of(Path home, Map<String, String> environment) {
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path folder = config.startsWith("/") ? Path.of(config) : home.resolve(".config");
    return named(folder.resolve("user-dirs.dirs"), home)
        .or(() -> Optional.of(home.resolve("Downloads")))
        .filter(Files::isDirectory)
        .orElse(home);
  }

  private static Optional<Path> named(Path file, Path home) {
    try {
      Matcher line = LINE.matcher(Files.exists(file) ? Files.readString(file) : "");
      if (!line.find()) {
        return Optional.empty();
      }
      String path = line.group(2).replaceAll("\\\\(.)", "$1");
      Path named = Path.of(line.group(1) == null ? path : home + path);
      return Files.isDirectory(named) ? Optional.of(named) : Optional.empty();
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }
}
