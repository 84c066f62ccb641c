package sextant.chat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import sextant.chat.net.Endpoint;
import sextant.chat.net.Reactor;

/** The socket in the data folder through which the folder's owner, and nobody else, administers. */
final class AdminSocket {
  private static final System.Logger LOG = System.getLogger("sextant.chat");

  private AdminSocket() {}

  static Path in(Path data) {
    return data.resolve("admin.sock");
  }

  /**
   * Opens it; before the reactor's start. Made where only its owner can reach it, then put in its
   * place, so that it is never open to others. Where that cannot be, the server goes without.
   */
  static void open(Reactor reactor, Path data) {
    Path place = in(data);
    try {
      Path closed = Files.createTempDirectory(data, "admin");
      Path made = closed.resolve("s");
      reactor.listen(
          new Endpoint(
              UnixDomainSocketAddress.of(made),
              Endpoint.Kind.ADMIN,
              null,
              false,
              Set.of(),
              Set.of(),
              Set.of()));
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
      Files.move(made, place, StandardCopyOption.REPLACE_EXISTING);
      Files.delete(closed);
    } catch (IOException | UnsupportedOperationException e) {
      LOG.log(Level.WARNING, "no administrator''s socket at {0}: {1}", place, e.getMessage());
    }
  }
}
