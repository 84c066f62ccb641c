package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import org.jgroups.util.DefaultSocketFactory;
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

  @Test
  void aStrangerWhoSaysNothingKeepsNoMemberWaiting() throws Exception {
    try (ServerSocket door = door("ann");
        Socket silent = new Socket(HERE, door.getLocalPort())) {
      assertThat(silent.isConnected()).isTrue();
      assertThat(echo(door, "bob")).isEqualTo('x');
    }
  }

  /** What a server hears from another that says one byte, and says back. */
  private int saidTo(String server, String client) throws Exception {
    try (ServerSocket door = door(server)) {
      return echo(door, client);
    }
  }

  private ServerSocket door(String server) throws IOException {
    ServerSocket door = sockets(server).createServerSocket("test");
    door.bind(new InetSocketAddress(HERE, 0));
    return door;
  }

  private DefaultSocketFactory sockets(String name) throws IOException {
    Set<Fingerprint> members = Set.of(identity("ann").fingerprint(), identity("bob").fingerprint());
    return MemberDoor.sockets(MemberTrust.context(identity(name), () -> members), newcomer -> {});
  }

  private int echo(ServerSocket door, String client) throws IOException {
    Thread.ofVirtual().start(() -> sayBack(door));
    try (Socket socket = sockets(client).createSocket("test", HERE, door.getLocalPort())) {
      socket.getOutputStream().write('x');
      socket.getOutputStream().flush();
      return socket.getInputStream().read();
    }
  }

  private static void sayBack(ServerSocket door) {
    try (Socket socket = door.accept()) {
      socket.getOutputStream().write(socket.getInputStream().read());
    } catch (IOException e) {
      // The other end sees that nothing comes.
    }
  }
}
