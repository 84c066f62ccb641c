package sextant.chat;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sextant.identity.StateDirectory;

/** The file host, opened, changed and closed as the configuration says. */
final class FileHosting {
  private final Path folder;
  private final StateDirectory state;
  private final Uploads.Door door;
  private Offers.FileHost current = Offers.FileHost.NONE;
  private @Nullable Uploads open;

  FileHosting(Path folder, StateDirectory state, Uploads.Door door) {
    this.folder = folder;
    this.state = state;
    this.door = door;
  }

  /** Lives by that; when the place cannot be had, all is as before. */
  void become(Offers.FileHost wish) throws IOException {
    if (wish.equals(current)) {
      return;
    }
    close(); // the new one may want the same port
    try {
      open = wish.isOpen() ? start(wish) : null;
      current = wish;
    } catch (IOException e) {
      open = current.isOpen() ? start(current) : null;
      throw e;
    }
  }

  private Uploads start(Offers.FileHost wish) throws IOException {
    ChatConfig.Listener own = ChatConfig.Listener.tls(wish.host(), wish.port());
    return Uploads.open(
        wish, folder, wish.tls() ? new Certificates(state, own).context() : null, door);
  }

  /** The offers with the address that clients have to be told. */
  Offers resolved(Offers offers) {
    Uploads now = open;
    return now == null ? offers : offers.withFileHostAt(now.url());
  }

  void forget(String account) {
    Uploads now = open;
    if (now != null) {
      now.forget(account);
    }
  }

  void close() {
    Uploads now = open;
    open = null;
    if (now != null) {
      now.close();
    }
  }
}
