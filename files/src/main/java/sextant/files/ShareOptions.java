package sextant.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sextant.words.Language;

/**
 * What is shared by link with people who have no app.
 *
 * @param paths files and folders they may download
 * @param inbox where what they upload goes; empty when they may not
 * @param pin what they must know besides the link
 * @param life how long the link works
 * @param isOnNetwork whether other computers reach it, or this one only
 * @param port 0 for a free one
 * @param language of the page when the browser asks for neither of ours
 */
public record ShareOptions(
    List<Path> paths,
    Optional<Path> inbox,
    Optional<String> pin,
    Duration life,
    boolean isOnNetwork,
    int port,
    Language language) {
  /** Keeps a copy. */
  public ShareOptions {
    paths = List.copyOf(paths);
  }
}
