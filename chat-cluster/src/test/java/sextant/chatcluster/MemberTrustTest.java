package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.Fingerprint;
import sextant.identity.StateDirectory;

class MemberTrustTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir Path folder;

  private Credentials identity(String name) throws IOException {
    return DeviceIdentity.open(StateDirectory.at(folder.resolve(name)));
  }

  @Test
  void membersHearEachOther() throws Exception {
    assertThat(saidTo("ann", "bob")).isEqualTo('x');
  }

  @Test
  void whoIsNoMemberIsNeitherHeardNorSpokenTo() {
    assertThatThrownBy(() -> saidTo("ann", "eve")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> saidTo("eve", "bob")).isInstanceOf(IOException.class);
  }

  /** What a server hears from another that says one byte. */
  private int saidTo(String server, String client) throws Exception {
    Set<Fingerprint> members = Set.of(identity("ann").fingerprint(), identity("bob").fingerprint());
    try (ServerSocket door =
        MemberTrust.sockets(identity(server), () -> members)
            .createServerSocket("test", 0, 1, HERE)) {
      CompletableFuture<Integer> heard = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> hear(door, heard));
      try (Socket socket =
          MemberTrust.sockets(identity(client), () -> members)
              .createSocket("test", HERE, door.getLocalPort())) {
        socket.getOutputStream().write('x');
        socket.getOutputStream().flush();
        return heard.handle((said, failure) -> said == null ? -1 : said).get() == 'x'
            ? 'x'
            : fail();
      }
    }
  }

  private static int fail() throws IOException {
    throw new IOException("not heard");
  }

  private static void hear(ServerSocket door, CompletableFuture<Integer> heard) {
    try (Socket socket = door.accept()) {
      heard.complete(socket.getInputStream().read());
    } catch (IOException e) {
      heard.completeExceptionally(e);
    }
  }
}
