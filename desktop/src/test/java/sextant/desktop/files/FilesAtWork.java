package sextant.desktop.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import sextant.desktop.kit.Fx;
import sextant.desktop.shell.RoomFactory;
import sextant.files.LinkPolicy;
import sextant.files.SendSettings;
import sextant.files.Sender;
import sextant.files.SourceTree;
import sextant.files.Target;
import sextant.files.Transfer;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/** The Files room with a second device on this computer, and files that are always the same. */
public final class FilesAtWork implements AutoCloseable {
  private final Path folder;
  private final FilesBeside beside;

  /** A house whose state is in this folder, in {@code state}. */
  public FilesAtWork(Path folder) throws Exception {
    this.folder = folder;
    beside = new FilesBeside(folder);
  }

  /** Makes the room. */
  public RoomFactory factory() {
    return beside.factory();
  }

  private Path file(String name, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Files.write(folder.resolve(name), bytes);
  }

  /** The file that is chosen next. */
  public Path photo() throws IOException {
    return file("harbour.jpg", 9_400_000);
  }

  /** What was chosen goes to the second device, and the transfer is looked at. */
  public void send(Fx window) {
    window.press(KeyCode.CONTROL, KeyCode.O);
    FilesModel model = beside.room().model();
    Fx.await(() -> !model.parcelProperty().get().isEmpty(), "a parcel");
    window.click(".device-card");
    Fx.await(
        () ->
            model.transfers().stream()
                .anyMatch(one -> one.stateProperty().get() == Transfer.State.DONE),
        "a transfer that is done");
    Fx.run(() -> model.selectedProperty().set(model.transfers().stream().findFirst()));
    Fx.await(() -> window.has("#transfer-speed"), "the inspector");
  }

  /** The second device is found and offers two files, and nobody has answered. */
  public void offer(Fx window) throws Exception {
    beside.meet();
    Path route = file("route.pdf", 1_234_567);
    List<Path> offered = List.of(file("log.txt", 4_096), route);
    var phone = DeviceIdentity.open(StateDirectory.at(folder.resolve("phone")));
    Thread.ofVirtual()
        .start(() -> {
          try {
            new Sender(target(), SendSettings.of("Phone", phone), event -> {})
                .send(SourceTree.of(offered, LinkPolicy.FOLLOW));
          } catch (IOException closed) {
            Thread.currentThread().interrupt(); // the window closes with the question in it
          }
        });
    Fx.await(() -> window.has("#offer-accept"), "an offer");
  }

  private Target target() {
    int port = Fx.call(() -> beside.room().actions().station().orElseThrow().port());
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new Target(address, true, Optional.empty(), "Desk");
  }

  /** A code is shown for another device. */
  public void pair(Fx window) {
    window.click("#files-page-trusted").click("#pair-show");
    Label code = window.find("#pair-code", Label.class);
    Fx.await(() -> !code.getText().isBlank(), "the code");
  }

  /** What is typed as a code is none. */
  public void failToPair(Fx window) {
    window.click("#files-page-trusted").click("#pair-typed").type("12").press(KeyCode.ENTER);
    Fx.await(() -> window.has(".error-what"), "what a code is");
  }

  @Override
  public void close() {
    beside.close();
  }
}
