package sextant.files;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/**
 * One end of a transfer in a process of its own, to be killed: {@code receiver FOLDER PORT} says
 * its port, {@code sender FOLDER PORT} says "half" and ends with 0. Started by {@link
 * KilledEndTest}.
 */
final class End {
  private End() {}

  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words[1]);
    int port = Integer.parseInt(words[2]);
    if (words[0].equals("receiver")) {
      receive(folder, port);
    } else {
      send(folder, port);
    }
  }

  private static void receive(Path folder, int port) throws Exception {
    var own = DeviceIdentity.open(StateDirectory.at(folder.resolve("there")));
    ReceiverOptions options = ReceiverOptions.into(folder.resolve("in"), "there", own);
    try (Receiver receiver = Receiver.open(options.onPort(port), Desk.thatAccepts())) {
      System.out.println(receiver.port());
      new java.util.concurrent.CountDownLatch(1).await(); // until it is killed
    }
  }

  private static void send(Path folder, int port) throws Exception {
    var own = DeviceIdentity.open(StateDirectory.at(folder.resolve("here")));
    Target target =
        new Target(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            true,
            Optional.empty(),
            "there");
    SendSettings settings =
        SendSettings.of("here", own).limitedTo(20_000_000).withPatience(Duration.ofMinutes(1));
    Sender sender = new Sender(target, settings, event -> {});
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (sender.tally().view().movedBytes() < 8_000_000) {
            Thread.onSpinWait();
          }
          System.out.println("half");
        });
    sender.send(SourceTree.of(List.of(folder.resolve("out/job")), LinkPolicy.FOLLOW));
  }
}
