package sextant.desktop.files;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import sextant.desktop.kit.Fx;
import sextant.desktop.shell.RoomFactory;
import sextant.files.Decision;
import sextant.files.Found;
import sextant.files.Proposal;
import sextant.files.ReceiveDesk;
import sextant.files.ReceiveEvent;
import sextant.files.Receiver;
import sextant.files.ReceiverOptions;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/** The room of files beside another one, and a second device on this computer that takes all. */
public final class FilesBeside implements AutoCloseable {
  private final Path there;
  private final Receiver peer;
  private final AtomicReference<FilesRoom> made = new AtomicReference<>();

  /** The second device is called Phone. */
  public FilesBeside(Path folder) throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    there = Files.createDirectories(folder.resolve("there"));
    Path state = Files.createDirectories(folder.resolve("state"));
    Files.writeString(
        state.resolve("files.properties"),
        "alias=Desk\nfolder=" + in.toString().replace("\\", "\\\\") + "\n");
    var phone = DeviceIdentity.open(StateDirectory.at(folder.resolve("phone")));
    peer =
        Receiver.open(
            ReceiverOptions.into(there, "Phone", phone).onPort(0),
            new ReceiveDesk() {
              @Override
              public Decision decide(Proposal proposal) {
                return Decision.Accept.all();
              }

              @Override
              public void happened(ReceiveEvent event) {}
            });
  }

  /** Makes the room, which is heard of by nobody. */
  public RoomFactory factory() {
    return context -> {
      var room = new FilesRoom(context, Reach.HIDDEN);
      made.set(room);
      return room;
    };
  }

  /** The second device is found. */
  public void meet() {
    Fx.await(
        () -> made.get().model().presenceProperty().get() == FilesModel.Presence.OPEN,
        "an open station");
    made.get()
        .actions()
        .neighbours()
        .appeared(new Found(peer.self(), InetAddress.getLoopbackAddress(), System.nanoTime()));
    Fx.await(() -> !made.get().model().neighbours().isEmpty(), "the phone");
  }

  FilesRoom room() {
    return made.get();
  }

  /** Where the second device puts what it gets. */
  public Path there() {
    return there;
  }

  @Override
  public void close() {
    try {
      for (Thread closing : made.get().actions().receiving().closing().stream().toList()) {
        closing.join();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    peer.close();
  }
}
