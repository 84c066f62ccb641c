package sextant.files.station;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import sextant.files.LinkPolicy;
import sextant.files.ReceiverOptions;
import sextant.files.SendReport;
import sextant.files.SendSettings;
import sextant.files.Sender;
import sextant.files.SourceTree;
import sextant.files.Target;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;
import sextant.words.FailureException;

/** One person's state, a file of theirs, and a phone: what tests of the station have in common. */
abstract class StationCase {
  @TempDir Path temp;
  StateDirectory state;
  Credentials own;
  Credentials phone;
  Path in;
  Path file;

  @BeforeEach
  void places() throws IOException {
    state = StateDirectory.at(temp.resolve("state"));
    own = DeviceIdentity.open(state);
    phone = DeviceIdentity.open(StateDirectory.at(temp.resolve("phone")));
    in = Files.createDirectory(temp.resolve("in"));
    file = Files.writeString(temp.resolve("note.txt"), "hello");
  }

  StationPlan plan(Rank rank) {
    ReceiverOptions options = ReceiverOptions.into(in, "Desk", own).onPort(0);
    return StationPlan.of(state, options, rank).hidden();
  }

  Optional<Station> open(Rank rank, TestFace face) throws FailureException {
    return Station.open(plan(rank), face, found -> {}, failure -> {});
  }

  Station holding(Rank rank, TestFace face) throws FailureException {
    return open(rank, face).orElseThrow();
  }

  StationCall call() throws FailureException {
    return StationCall.reach(state).orElseThrow();
  }

  Target target(int port) {
    return new Target(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        true,
        Optional.empty(),
        "Desk");
  }

  CompletableFuture<SendReport> sendToStation(int port) {
    return sendToStation(port, file);
  }

  CompletableFuture<SendReport> sendToStation(int port, Path... files) {
    CompletableFuture<SendReport> report = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            Sender sender = new Sender(target(port), SendSettings.of("Phone", phone), event -> {});
            report.complete(sender.send(SourceTree.of(List.of(files), LinkPolicy.FOLLOW)));
          } catch (IOException e) {
            report.completeExceptionally(e);
          }
        });
    return report;
  }

  static SeatNews next(StationCall call, Class<? extends SeatNews> kind) throws FailureException {
    while (true) {
      SeatNews news = call.next().orElseThrow(() -> new AssertionError("no " + kind));
      if (kind.isInstance(news)) {
        return news;
      }
    }
  }
}
