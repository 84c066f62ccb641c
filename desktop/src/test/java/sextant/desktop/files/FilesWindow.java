package sextant.desktop.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import sextant.desktop.House;
import sextant.desktop.kit.Appearance.Scheme;
import sextant.desktop.kit.Fx;
import sextant.files.Decision;
import sextant.files.Found;
import sextant.files.LinkPolicy;
import sextant.files.Proposal;
import sextant.files.ReceiveDesk;
import sextant.files.ReceiveEvent;
import sextant.files.Receiver;
import sextant.files.ReceiverOptions;
import sextant.files.SendSettings;
import sextant.files.Sender;
import sextant.files.SourceTree;
import sextant.files.Target;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;
import sextant.words.Language;

/** A window with only the Files room, and a second device on this computer. */
final class FilesWindow implements AutoCloseable {
  final Path in;
  final Path there;
  final House house;
  final Fx fx;
  final FilesRoom room;
  final Credentials phone;
  private final Receiver peer;

  FilesWindow(Path folder, Language language, Decision answer) throws IOException {
    in = Files.createDirectories(folder.resolve("in"));
    there = Files.createDirectories(folder.resolve("there"));
    Path state = Files.createDirectories(folder.resolve("state"));
    Files.writeString(
        state.resolve("files.properties"),
        "alias=Desk\nfolder=" + in.toString().replace("\\", "\\\\") + "\n");
    phone = DeviceIdentity.open(StateDirectory.at(folder.resolve("phone")));
    peer = Receiver.open(ReceiverOptions.into(there, "Phone", phone).onPort(0), desk(answer));
    var made = new AtomicReference<FilesRoom>();
    house =
        House.open(
            state,
            language,
            List.of(context -> {
              var built = new FilesRoom(context, Reach.HIDDEN);
              made.set(built);
              return built;
            }));
    room = made.get();
    fx = house.window();
    Fx.await(
        () -> room.model().presenceProperty().get() == FilesModel.Presence.OPEN, "an open station");
  }

  static ReceiveDesk desk(Decision answer) {
    return new ReceiveDesk() {
      @Override
      public Decision decide(Proposal proposal) {
        return answer;
      }

      @Override
      public void happened(ReceiveEvent event) {}
    };
  }

  /** The second device is found. */
  void meetPhone() {
    room.actions()
        .neighbours()
        .appeared(new Found(peer.self(), InetAddress.getLoopbackAddress(), System.nanoTime()));
    Fx.await(() -> fx.has(".device-card"), "the phone");
  }

  int phonePort() {
    return peer.port();
  }

  /** Where the room receives. */
  Target target() {
    int port = room.actions().station().orElseThrow().port();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new Target(address, true, Optional.empty(), "Desk");
  }

  /** Sends from the second device to the room, on a thread of its own. */
  Thread send(Path... paths) {
    Target target = Fx.call(this::target);
    return Thread.ofVirtual()
        .start(() -> {
          try {
            new Sender(target, SendSettings.of("Phone", phone), event -> {})
                .send(SourceTree.of(List.of(paths), LinkPolicy.FOLLOW));
          } catch (IOException declined) {
            Thread.currentThread().interrupt(); // the window shows what is expected
          }
        });
  }

  void pictures(String name) {
    for (Scheme scheme : List.of(Scheme.LIGHT, Scheme.DARK)) {
      Fx.run(() -> house.shell().settings().schemeProperty().set(scheme));
      String tag = house.shell().settings().languageProperty().get().tag();
      fx.picture("files-" + name + "-" + tag + "-" + (scheme == Scheme.DARK ? "dark" : "light"));
    }
  }

  @Override
  public void close() {
    house.close();
    try {
      for (Thread closing : room.actions().receiving().closing().stream().toList()) {
        closing.join(); // what it writes is in the test's folder
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    peer.close();
  }
}
