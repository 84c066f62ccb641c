package sextant.files;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/** Two devices in one folder: what is in {@code out} is sent, {@code in} receives. */
final class Pair {
  final Path out;
  final Path in;
  final Credentials here;
  final Credentials there;
  final List<SendEvent> events = new CopyOnWriteArrayList<>();

  Pair(Path temp) throws IOException {
    out = Files.createDirectory(temp.resolve("out"));
    in = Files.createDirectory(temp.resolve("in"));
    here = DeviceIdentity.open(StateDirectory.at(temp.resolve("here")));
    there = DeviceIdentity.open(StateDirectory.at(temp.resolve("there")));
  }

  /** A port that nobody listens on, for those that have to be known before. */
  static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000); // connections take others
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // another one
      }
    }
  }

  ReceiverOptions options() {
    return ReceiverOptions.into(in, "there", there).onPort(0);
  }

  Target target(Receiver receiver) {
    return new Target(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port()),
        receiver.self().isEncrypted(),
        Optional.empty(),
        "there");
  }

  SendSettings settings() {
    return SendSettings.of("here", here);
  }

  Sender sender(Receiver receiver) {
    return new Sender(target(receiver), settings(), events::add);
  }

  SourceTree tree() throws IOException {
    try (var all = Files.list(out)) {
      return SourceTree.of(all.sorted().toList(), LinkPolicy.FOLLOW);
    }
  }
}
