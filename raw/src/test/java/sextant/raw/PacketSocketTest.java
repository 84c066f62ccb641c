package sextant.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.words.Failure;
import sextant.words.FailureException;

@Timeout(120)
class PacketSocketTest {
  private static final long FOR_EVER = -1;
  private static final int ETHERNET_IPV4_UDP = 14 + 20 + 8;

  @BeforeEach
  void mayCapture() {
    assumeTrue(Privilege.isRoot(), "packet sockets need root");
  }

  @Test
  void seesEachLoopbackPacketOnceWithTimeAndDirection() throws Exception {
    try (var socket = PacketSocket.open(onlyUdpTo(9))) {
      long before = System.currentTimeMillis();
      sendUdp("one", 9);
      sendUdp("two", 9);
      List<Seen> seen = receive(socket, 2);
      assertThat(seen).extracting(Seen::payload).containsExactly("one", "two");
      assertThat(seen).extracting(Seen::direction).containsOnly(Direction.RECEIVED);
      assertThat(seen.getFirst().timestampNanos() / 1_000_000)
          .isBetween(before - 1000, before + 60_000);
      assertThat(socket.linkType()).isEqualTo(CaptureInterface.ETHERNET);
      assertThat(socket.statistics()).isEqualTo(new CaptureStatistics(2, 0));
    }
  }

  @Test
  void keepsOnlyTheSnapLengthAndTellsTheOriginalLength() throws Exception {
    CaptureRequest all = onlyUdpTo(9);
    var cut = new CaptureRequest("lo", all.filter(), 44, 1 << 20, false);
    try (var socket = PacketSocket.open(cut)) {
      sendUdp("abcdef", 9);
      var batch = new PacketBatch(8, 1 << 19);
      while (batch.size() == 0) {
        assertThat(socket.receive(batch, FOR_EVER)).isTrue();
      }
      assertThat(batch.capturedLength(0)).isEqualTo(44);
      assertThat(batch.originalLength(0)).isEqualTo(ETHERNET_IPV4_UDP + 6);
    }
  }

  @Test
  void anyInterfaceGivesCookedPackets() throws Exception {
    try (var socket = PacketSocket.open(CaptureRequest.of(CaptureRequest.ANY))) {
      assertThat(socket.linkType()).isEqualTo(CaptureInterface.LINUX_COOKED_V2);
      sendUdp("cooked", 9);
      var batch = new PacketBatch(64, 1 << 20);
      int found = -1;
      while (found < 0) {
        assertThat(socket.receive(batch, FOR_EVER)).isTrue();
        found = indexOf(batch, "cooked");
      }
      byte[] bytes = batch.bytes();
      int at = batch.offset(found);
      assertThat(bytes[at]).isEqualTo((byte) 0x08);
      assertThat(bytes[at + 1]).isEqualTo((byte) 0x00);
      assertThat(bytes[at + 7] & 0xff).isEqualTo(batch.interfaceIndex(found));
      assertThat(bytes[at + PacketCopier.COOKED_HEADER_BYTES]).isEqualTo((byte) 0x45);
    }
  }

  @Test
  void sendsWholeFrames() throws Exception {
    byte[] frame = new byte[60];
    Arrays.fill(frame, 0, 6, (byte) 0xff);
    frame[12] = (byte) 0x88;
    frame[13] = (byte) 0xb5; // local experimental EtherType
    var experimental =
        List.of(
            FilterInstruction.of(0x28, 12),
            new FilterInstruction(0x15, 0, 1, 0x88b5),
            FilterInstruction.keep(65_536),
            FilterInstruction.keep(0));
    try (var socket = PacketSocket.open(CaptureRequest.of("lo").withFilter(experimental))) {
      socket.send(frame, 0, frame.length);
      var batch = new PacketBatch(8, 1 << 19);
      while (batch.size() == 0) {
        assertThat(socket.receive(batch, FOR_EVER)).isTrue();
      }
      int start = batch.offset(0);
      assertThat(Arrays.copyOfRange(batch.bytes(), start, start + 60)).isEqualTo(frame);
      assertThat(batch.direction(0)).isEqualTo(Direction.MULTICAST);
    }
  }

  @Test
  void aTimeLimitEndsTheWaitWithAnEmptyBatch() throws Exception {
    var nothing = CaptureRequest.of("lo").withFilter(List.of(FilterInstruction.keep(0)));
    try (var socket = PacketSocket.open(nothing)) {
      var batch = new PacketBatch(8, 1 << 19);
      assertThat(socket.receive(batch, 1_000_000)).isTrue();
      assertThat(batch.size()).isZero();
    }
  }

  @Test
  void closingEndsAWaitingReceive() throws Exception {
    var nothing = CaptureRequest.of("lo").withFilter(List.of(FilterInstruction.keep(0)));
    var socket = PacketSocket.open(nothing);
    var ended = new CompletableFuture<Boolean>();
    Thread.ofPlatform()
        .name("capture-test")
        .start(() -> {
          try {
            ended.complete(socket.receive(new PacketBatch(8, 1 << 19), FOR_EVER));
          } catch (IOException failed) {
            ended.completeExceptionally(failed);
          }
        });
    socket.close();
    socket.close();
    assertThat(ended.get(60, TimeUnit.SECONDS)).isFalse();
    assertThat(socket.receive(new PacketBatch(8, 1 << 19), FOR_EVER)).isFalse();
  }

  @Test
  void noPacketIsLostWhenABatchIsSmallerThanWhatWaits() throws Exception {
    try (var socket = PacketSocket.open(onlyUdpTo(9))) {
      for (int i = 0; i < 500; i++) {
        sendUdp("n" + i, 9);
      }
      List<Seen> seen = receive(socket, 500);
      assertThat(seen).hasSize(500);
      assertThat(seen.get(499).payload()).isEqualTo("n499");
    }
  }

  @Test
  void anInterfaceThatDoesNotExistIsBadInput() {
    assertThatThrownBy(() -> PacketSocket.open(CaptureRequest.of("nosuch0")))
        .isInstanceOfSatisfying(
            FailureException.class,
            thrown -> {
              assertThat(thrown.failure().kind()).isEqualTo(Failure.Kind.BAD_INPUT);
              assertThat(thrown.failure().subject()).isEqualTo("nosuch0");
            });
  }

  @Test
  void listsTheLoopbackInterface() throws Exception {
    assertThat(CaptureInterface.list())
        .anySatisfy(nic -> {
          assertThat(nic.name()).isEqualTo("lo");
          assertThat(nic.isLoopback()).isTrue();
          assertThat(nic.linkType()).isEqualTo(CaptureInterface.ETHERNET);
          assertThat(nic.addresses()).contains("127.0.0.1");
        });
  }

  private record Seen(String payload, Direction direction, long timestampNanos) {}

  private static List<Seen> receive(PacketSocket socket, int count) throws IOException {
    var batch = new PacketBatch(100, 1 << 20);
    var seen = new java.util.ArrayList<Seen>();
    while (seen.size() < count && socket.receive(batch, FOR_EVER)) {
      for (int i = 0; i < batch.size(); i++) {
        seen.add(new Seen(payload(batch, i, 42), batch.direction(i), batch.timestampNanos(i)));
      }
    }
    return seen;
  }

  private static int indexOf(PacketBatch batch, String payload) {
    for (int i = 0; i < batch.size(); i++) {
      if (payload(batch, i, PacketCopier.COOKED_HEADER_BYTES + 28).equals(payload)) {
        return i;
      }
    }
    return -1;
  }

  private static String payload(PacketBatch batch, int index, int headers) {
    int length = Math.max(0, batch.capturedLength(index) - headers);
    return new String(
        batch.bytes(),
        Math.min(batch.offset(index) + headers, batch.bytes().length),
        length,
        java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static void sendUdp(String text, int port) throws IOException {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (var socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
    }
  }

  private static CaptureRequest onlyUdpTo(int port) {
    return CaptureRequest.of("lo")
        .withFilter(
            List.of(
                FilterInstruction.of(0x28, 12),
                new FilterInstruction(0x15, 0, 6, 0x0800),
                FilterInstruction.of(0x30, 23),
                new FilterInstruction(0x15, 0, 4, 17),
                FilterInstruction.of(0xb1, 14),
                FilterInstruction.of(0x48, 16),
                new FilterInstruction(0x15, 0, 1, port),
                FilterInstruction.keep(262_144),
                FilterInstruction.keep(0)));
  }
}
