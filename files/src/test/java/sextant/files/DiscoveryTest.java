package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.FailureException;

/** Devices on one computer find each other, on a UDP port of their own and over loopback only. */
class DiscoveryTest {
  @TempDir private Path temp;
  private Pair pair;
  private Multicast.Area area;

  @BeforeEach
  void devices() throws IOException {
    pair = new Pair(temp);
    try (DatagramSocket free = new DatagramSocket(0)) {
      area = new Multicast.Area(free.getLocalPort(), DiscoveryTest::isLoopback);
    }
  }

  static boolean isLoopback(NetworkInterface each) {
    try {
      return each.isLoopback();
    } catch (SocketException gone) {
      return false;
    }
  }

  private Discovery open(Receiver receiver, Discovery.Listener listener) {
    try {
      return Discovery.open(receiver::self, pair.here, listener, area);
    } catch (FailureException e) {
      assumeTrue(false, "this computer has no multicast: " + e.failure());
      throw new AssertionError(e);
    }
  }

  @Test
  void anAnnouncedDeviceAppearsWithItsProvenFingerprint() throws Exception {
    BlockingQueue<Found> appeared = new LinkedBlockingQueue<>();
    ReceiverOptions other = ReceiverOptions.into(pair.out, "here", pair.here).onPort(0);
    try (Receiver one = Receiver.open(other, Desk.thatAccepts());
        Receiver two = Receiver.open(pair.options(), Desk.thatAccepts());
        Discovery listening = open(one, appeared::add);
        Discovery speaking = Discovery.open(two::self, pair.there, f -> {}, area)) {
      speaking.announce();
      Found found = appeared.poll(30, TimeUnit.SECONDS);
      assumeTrue(
          found != null || !speaking.heardOurselvesOn().isEmpty(),
          "multicast does not come back on this computer");
      assertThat(found).isNotNull();
      assertThat(found.device().alias()).isEqualTo("there");
      assertThat(found.device().fingerprint()).isEqualTo(pair.there.fingerprint().hex());
      assertThat(found.device().isSextant()).isTrue();
      assertThat(listening.find("THERE")).isPresent();
      assertThat(listening.find(found.device().fingerprint().substring(0, 8))).isPresent();
      assertThat(listening.find("nobody")).isEmpty();
      assertThat(found.target().pinned()).contains(pair.there.fingerprint());
    }
  }

  @Test
  void aDeviceThatIsAskedAnswersAndOneThatIsNotThereDoesNot() throws Exception {
    Device self = Device.self("here", pair.here.fingerprint().hex(), 1, true);
    Probe probe = new Probe(() -> self, pair.here);
    try (Receiver one = Receiver.open(pair.options(), Desk.thatAccepts())) {
      Optional<Found> found = probe.of(pair.target(one));
      assertThat(found.orElseThrow().device().alias()).isEqualTo("there");
      InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
      assertThat(probe.of(new Target(nobody, true, Optional.empty(), "nobody"))).isEmpty();
    }
  }

  @Test
  void aFloodOfAnnouncementsAndGarbageChangesNothing() throws Exception {
    List<Found> appeared = new java.util.concurrent.CopyOnWriteArrayList<>();
    try (Receiver one = Receiver.open(pair.options(), Desk.thatAccepts());
        Discovery listening = open(one, appeared::add);
        DatagramSocket flood = new DatagramSocket()) {
      for (int i = 0; i < 3_000; i++) {
        String json =
            "{\"alias\":\"\u001b[2J"
                + i
                + "\",\"fingerprint\":\""
                + i
                + "\",\"port\":1,\"protocol\":\"http\",\"announce\":true}";
        send(flood, json.getBytes(StandardCharsets.UTF_8));
        send(flood, new byte[] {(byte) i, 0, 1});
      }
      send(flood, new byte[60_000]);
      assertThat(listening.devices()).isEmpty();
      assertThat(appeared).isEmpty();
    }
  }

  private void send(DatagramSocket socket, byte[] bytes) throws IOException {
    socket.send(
        new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), area.port()));
  }

  @Test
  void theNeighboursAreThoseOfTheRealNetworksAndNotOurselves() throws Exception {
    assertThat(NetworkScan.neighbours())
        .hasSizeLessThanOrEqualTo(1 << 16)
        .doesNotContain(InetAddress.getLoopbackAddress());
  }
}
