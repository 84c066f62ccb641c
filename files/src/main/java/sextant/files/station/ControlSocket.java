package sextant.files.station;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jdk.net.ExtendedSocketOptions;
import sextant.identity.StateDirectory;

/**
 * The Unix socket by which a person's processes reach the one that holds the station. It lies in
 * the state folder, or in a folder of its own below the temporary one when that path is too long
 * for the system's socket addresses; in both cases only its owner can reach it, and both ends look
 * who the other is.
 */
final class ControlSocket {
  private static final String NAME = "files.sock";
  private static final int LONGEST_FOLDER = 72; // of the 104 bytes macOS gives a socket's path
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private ControlSocket() {}

  /** Where it is, whether or not anybody listens. */
  static Path place(StateDirectory state) {
    String folder = state.path().toString();
    if (folder.getBytes(StandardCharsets.UTF_8).length <= LONGEST_FOLDER) {
      return state.file(NAME);
    }
    UUID name = UUID.nameUUIDFromBytes(folder.getBytes(StandardCharsets.UTF_8));
    return Path.of(System.getProperty("java.io.tmpdir")).resolve("sextant-" + name).resolve(NAME);
  }

  /**
   * Listens; the caller holds the station's lock, so what lies there is left over from a process
   * that was killed. Close it with {@link #remove}.
   */
  static ServerSocketChannel bind(StateDirectory state) throws IOException {
    Path place = place(state);
    Path folder = ownFolder(state, place);
    Files.deleteIfExists(place);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      if (!isPosix(folder)) {
        return server.bind(UnixDomainSocketAddress.of(place));
      }
      FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
      Path closed = Files.createTempDirectory(folder, "s", ownerOnly);
      Path made = closed.resolve("s"); // so that it is never open to others, not for a moment
      server.bind(UnixDomainSocketAddress.of(made));
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
      Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(closed);
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  // The temporary folder belongs to everybody: what lies there under our name must be ours.
  private static Path ownFolder(StateDirectory state, Path place) throws IOException {
    Path folder = place.toAbsolutePath().getParent();
    if (folder == null || folder.equals(state.path())) {
      return state.path();
    }
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    if (!isSafe(state, folder)) {
      throw new IOException(folder + " belongs to somebody else");
    }
    return folder;
  }

  private static boolean isSafe(StateDirectory state, Path folder) throws IOException {
    UserPrincipal owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
    boolean isClosed =
        Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(OWNER_ONLY);
    return isClosed
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && owner.equals(Files.getOwner(state.path()));
  }

  private static boolean isPosix(Path folder) {
    return Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
  }

  /** Stops listening and takes the file away, while the lock is still held. */
  static void remove(ServerSocketChannel server, StateDirectory state) throws IOException {
    server.close();
    Files.deleteIfExists(place(state));
  }

  /** Connects; empty when nobody listens, also when a killed process left its socket there. */
  static Optional<SocketChannel> reach(StateDirectory state) throws IOException {
    Path place = place(state);
    Path folder = place.toAbsolutePath().getParent();
    boolean isThere = Files.exists(place);
    if (isThere && folder != null && !folder.equals(state.path())) {
      isThere = isSafe(state, folder);
    }
    if (!isThere) {
      return Optional.empty();
    }
    SocketChannel channel;
    try {
      channel = SocketChannel.open(UnixDomainSocketAddress.of(place));
    } catch (IOException _) {
      return Optional.empty();
    }
    if (!isOurs(channel, state)) {
      channel.close();
      throw new IOException("the process at " + place + " belongs to somebody else");
    }
    return Optional.of(channel);
  }

  /** Whether the process at the other end is this person's, where the system tells. */
  static boolean isOurs(SocketChannel channel, StateDirectory state) throws IOException {
    try {
      UserPrincipal other = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
      return other.equals(Files.getOwner(state.path()))
          || other.getName().equals(System.getProperty("user.name"));
    } catch (UnsupportedOperationException _) { // Windows: the folder's rights say it
      return true;
    }
  }
}
