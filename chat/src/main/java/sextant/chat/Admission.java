package sextant.chat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import sextant.identity.PairingCode;
import sextant.identity.StateDirectory;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Brings a server that is new into a group that is already there. */
public interface Admission {
  /**
   * What it asks with.
   *
   * @param data the folder of its store, where it keeps what it is told ({@link ClusterFile})
   * @param state where its own certificate is
   * @param node the name it wants
   * @param entrance where the others and clients will reach it
   * @param through servers of the group, asked one after the other
   * @param code what one of them has shown
   */
  record Request(
      Path data,
      StateDirectory state,
      String node,
      ClusterConfig.Entrance entrance,
      List<ClusterPlace> through,
      PairingCode code) {}

  /**
   * Asks, and keeps what is told: from then on the server is started with those members. Both sides
   * have proved that they know the code before either believes the other.
   *
   * @return where it was let in
   */
  ClusterPlace ask(Request request) throws IOException;

  /** Whether there is something in the store already that no group knows; that is refused. */
  void check(Path data) throws IOException;

  /** The one this program was built with. */
  static Admission load() throws IOException {
    return ServiceLoader.load(Admission.class)
        .findFirst()
        .orElseThrow(() ->
            new FailureException(
                new Failure(
                    Failure.Kind.BAD_INPUT, "--join", "this program was built without clusters")));
  }
}
