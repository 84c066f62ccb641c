package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.FailureException;

/** Datagrams that lie or swamp, on loopback; a sound announcement afterwards is still heard. */
class HostileAnnouncementsTest {
  @TempDir private Path temp;
  private Pair pair;
  private Receiver own;
  private Receiver sound;
  private Discovery listening;
  private DatagramSocket mouth;
  private Multicast.Area area;
  private final BlockingQueue<Found> appeared = new LinkedBlockingQueue<>();
  private final List<Found> all = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() throws Exception {
    pair = new Pair(temp);
    try (DatagramSocket free = new DatagramSocket(0)) {
      area = new Multicast.Area(free.getLocalPort(), DiscoveryTest::isLoopback);
    }
    own = Receiver.open(ReceiverOptions.into(pair.out, "own", pair.here).onPort(0), quiet());
    sound = Receiver.open(pair.options(), quiet());
    mouth = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listening = discovery();
  }

  private Discovery discovery() {
    try {
      Discovery.Listener listener =
          found -> {
            all.add(found);
            appeared.add(found);
          };
      return Discovery.open(own::self, pair.here, listener, area);
    } catch (FailureException noMulticast) {
      assumeTrue(false, "this computer has no multicast: " + noMulticast.failure());
      throw new AssertionError(noMulticast);
    }
  }

  private static Desk quiet() {
    return Desk.thatAccepts();
  }

  @AfterEach
  void stop() {
    listening.close();
    own.close();
    sound.close();
    mouth.close();
  }

  private void say(byte[] bytes) throws IOException {
    mouth.send(
        new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), area.port()));
  }

  private void say(String json) throws IOException {
    say(json.getBytes(StandardCharsets.UTF_8));
  }

  // Datagrams of one socket are heard in their order: what came before has been looked at.
  private void onlyTheSoundOneAppears() throws Exception {
    Found found = afterSaying(Json.write(sound.self()::writeWithPortTo));
    assertThat(found.device().fingerprint()).isEqualTo(pair.there.fingerprint().hex());
    assertThat(all).hasSize(1);
  }

  private Found afterSaying(byte[] announcement) throws Exception {
    for (int i = 0; i < 60; i++) { // a full socket may have dropped it
      say(announcement);
      Found found = appeared.poll(1, TimeUnit.SECONDS);
      if (found != null) {
        return found;
      }
    }
    throw new AssertionError("a sound announcement is not heard");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "null",
        "{\"alias\":\"x\"}",
        "{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":0,\"protocol\":\"http\"}",
        "{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":-1,\"protocol\":\"http\"}",
        "{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":65536,\"protocol\":\"http\"}",
        "{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":\"22\",\"protocol\":\"http\"}",
        "{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"gopher\"}",
        "{\"alias\":null,\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"http\"}",
        "{\"alias\":\"x\",\"fingerprint\":{},\"port\":1,\"protocol\":\"http\"}",
        "{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"http\",\"download\":null}",
        "{\"alias\":\"x\",\"alias\":\"y\",\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"http\"}",
        "{\"alias\":\"\\u001b[2J\",\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"http\"}",
        "{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"https\",\"ip\":\"10.0.0.1\"}",
        "{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"http\"} trailing"
      })
  void announcementsThatCannotBeAreNotListed(String json) throws Exception {
    say(json);
    onlyTheSoundOneAppears();
  }

  @Test
  void ourOwnAnnouncementIsAnEcho() throws Exception {
    say(Json.write(own.self()::writeWithPortTo));
    onlyTheSoundOneAppears();
  }

  @Test
  void theLargestDatagramIsLookedAtAndForgotten() throws Exception {
    byte[] large = new byte[65_507];
    java.util.Arrays.fill(large, (byte) '[');
    say(large);
    onlyTheSoundOneAppears();
  }

  @Test
  void whoAnnouncesAVictimsFingerprintMustProveIt() throws Exception {
    String victim =
        "{\"alias\":\"victim\",\"fingerprint\":\""
            + "A".repeat(64)
            + "\",\"port\":"
            + sound.port()
            + ",\"protocol\":\"https\"}";
    say(victim); // the device behind that port has another certificate
    Found impostor = appeared.poll(2, TimeUnit.SECONDS);
    assertThat(impostor).isNull();
  }

  @Test
  void anAnnouncementMakesUsAskItsSenderAndNobodyElse() throws Exception {
    AtomicInteger knocks = new AtomicInteger();
    Thread counting;
    try (ServerSocket third = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.77"))) {
      counting = Thread.ofVirtual().start(() -> count(third, knocks));
      say(
          "{\"alias\":\"x\",\"fingerprint\":\"B\",\"ip\":\"127.0.0.77\",\"host\":\"127.0.0.77\","
              + "\"port\":"
              + third.getLocalPort()
              + ",\"protocol\":\"http\"}");
      onlyTheSoundOneAppears();
    }
    counting.join();
    assertThat(knocks).hasValue(0);
  }

  private static void count(ServerSocket door, AtomicInteger knocks) {
    try {
      while (true) {
        door.accept().close();
        knocks.incrementAndGet();
      }
    } catch (IOException closed) {
      return;
    }
  }

  @Test
  void aStormOfOneDeviceIsAnsweredOnceASecondAtMost() throws Exception {
    AtomicInteger knocks = new AtomicInteger();
    Thread counting;
    try (ServerSocket loud = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      counting = Thread.ofVirtual().start(() -> count(loud, knocks));
      for (int i = 0; i < 2_000; i++) {
        say(
            "{\"alias\":\"loud\",\"fingerprint\":\"C"
                + i
                + "\",\"port\":"
                + loud.getLocalPort()
                + ",\"protocol\":\"http\"}");
      }
      onlyTheSoundOneAppears();
    }
    counting.join();
    assertThat(knocks.get()).isLessThan(100);
  }

  @Test
  void aFloodOfFingerprintsFillsNothing() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      say(
          "{\"alias\":\"x\",\"fingerprint\":\""
              + i
              + "\",\"port\":"
              + (1 + i % 1_000)
              + ",\"protocol\":\"http\"}");
    }
    assertThat(listening.devices()).hasSizeLessThanOrEqualTo(1_000);
    assertThat(all).isEmpty();
  }
}
