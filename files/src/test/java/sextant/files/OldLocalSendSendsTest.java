package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.http.HttpClient;
import sextant.words.FailureException;

/** What a device with LocalSend 1.17 says to us, in its own words and through the JDK's client. */
class OldLocalSendSendsTest {
  @TempDir private Path temp;
  private final BlockingQueue<Found> appeared = new LinkedBlockingQueue<>();
  private Pair pair;

  @BeforeEach
  void devices() throws IOException {
    pair = new Pair(temp);
  }

  /** Asks as 1.17 does, by the JDK's own client. */
  private static int ask(String url, byte[] body, String type) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(url).toURL().openConnection(java.net.Proxy.NO_PROXY);
    if (body.length > 0 || !type.isEmpty()) {
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      connection.setRequestProperty("Content-Type", type);
      connection.getOutputStream().write(body);
    }
    return connection.getResponseCode();
  }

  private static String answer(String url, String body) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(url).toURL().openConnection(java.net.Proxy.NO_PROXY);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static final String SELF =
      "{\"alias\":\"Old Phone\",\"version\":\"2.1\",\"deviceModel\":\"Samsung\","
          + "\"deviceType\":\"mobile\",\"fingerprint\":\"old\",\"port\":53317,"
          + "\"protocol\":\"http\",\"download\":false,\"announcement\":true,\"announce\":true}";

  private String offer() {
    return "{\"info\":"
        + SELF
        + ",\"files\":{\"f-1\":{\"id\":\"f-1\",\"fileName\":\"photo.jpg\",\"size\":5,"
        + "\"fileType\":\"image\",\"hash\":null,\"preview\":null,\"metadata\":{"
        + "\"lastModified\":\"2024-05-06T07:08:09.123456Z\","
        + "\"modified\":\"2024-05-06T07:08:09.123456Z\",\"accessed\":null}},"
        + "\"f-2\":{\"id\":\"f-2\",\"fileName\":\"b.pdf\",\"size\":1,\"fileType\":\"pdf\","
        + "\"hash\":\"unused\",\"preview\":null}}}";
  }

  private static String between(String text, String before) {
    int from = text.indexOf(before) + before.length();
    return text.substring(from, text.indexOf('"', from));
  }

  @Test
  void itSendsToUs() throws Exception {
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options().withoutEncryption(), desk)) {
      String base = "http://127.0.0.1:" + receiver.port() + "/api/localsend/";
      assertThat(ask(base + "v1/info?fingerprint=old", new byte[0], "")).isEqualTo(200);
      assertThat(answer(base + "v2/register", SELF)).contains("\"alias\":\"there\"");
      String json = answer(base + "v2/prepare-upload", offer());
      String session = between(json, "\"sessionId\":\"");
      String upload = base + "v2/upload?sessionId=" + session + "&fileId=";
      String first = upload + "f-1&token=" + between(json, "\"f-1\":\"");
      String second = upload + "f-2&token=" + between(json, "\"f-2\":\"");
      assertThat(ask(first, "hell".getBytes(StandardCharsets.UTF_8), "image/jpeg")).isEqualTo(500);
      assertThat(ask(first, "hello".getBytes(StandardCharsets.UTF_8), "image/jpeg")).isEqualTo(200);
      assertThat(ask(second, new byte[] {'x'}, "application/pdf")).isEqualTo(200);
      assertThat(desk.await(ReceiveEvent.Ended.class).isComplete()).isTrue();
    }
    assertThat(pair.in.resolve("photo.jpg")).hasContent("hello");
    assertThat(Files.getLastModifiedTime(pair.in.resolve("photo.jpg")).toInstant())
        .isEqualTo(Instant.parse("2024-05-06T07:08:09.123456Z"));
    assertThat(pair.in.resolve("b.pdf")).hasContent("x");
  }

  @Test
  void itHearsThatItMetItself() throws Exception {
    try (Receiver receiver =
        Receiver.open(pair.options().withoutEncryption(), Desk.thatAccepts())) {
      String url = "http://127.0.0.1:" + receiver.port() + "/api/localsend/v2/register";
      String itself = SELF.replace("\"old\"", "\"" + receiver.self().fingerprint() + "\"");
      assertThat(ask(url, itself.getBytes(StandardCharsets.UTF_8), "application/json"))
          .isEqualTo(412);
    }
  }

  @Test
  void itIsListedByItsAnswerOverUdpWhenItsPostFailed() throws Exception {
    int port;
    try (DatagramSocket free = new DatagramSocket(0)) {
      port = free.getLocalPort();
    }
    Multicast.Area area = new Multicast.Area(port, DiscoveryTest::isLoopback);
    try (OldLocalSend old = new OldLocalSend(pair.in, Optional.empty());
        Receiver own = Receiver.open(pair.options(), Desk.thatAccepts());
        Discovery discovery = Discovery.open(own::self, pair.there, appeared::add, area);
        DatagramSocket mouth =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      byte[] said =
          SELF.replace("53317", Integer.toString(old.port()))
              .replace(":true}", ":false}")
              .getBytes(StandardCharsets.UTF_8);
      Found found = afterSaying(mouth, said, port);
      assertThat(found.device().alias()).isEqualTo("Old Phone");
      assertThat(found.device().version()).isEqualTo("2.1");
      assertThat(discovery.devices()).hasSize(1);
    } catch (FailureException noMulticast) {
      assumeTrue(false, "this computer has no multicast: " + noMulticast.failure());
    }
  }

  private Found afterSaying(DatagramSocket mouth, byte[] said, int port) throws Exception {
    for (int i = 0; i < 60; i++) {
      InetAddress here = InetAddress.getLoopbackAddress();
      mouth.send(new DatagramPacket(said, said.length, here, port));
      Found found = appeared.poll(1, TimeUnit.SECONDS);
      if (found != null) {
        return found;
      }
    }
    throw new AssertionError("its answer is not heard");
  }

  @Test
  void itCancelsTheOfferItMadeWithoutASession() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Desk desk =
        new Desk(proposal -> {
          asked.countDown();
          new CountDownLatch(1).await();
          return Decision.Accept.all();
        });
    try (Receiver receiver = Receiver.open(pair.options().withoutEncryption(), desk);
        HttpClient waiting =
            HttpClient.connect(pair.target(receiver).address(), Optional.empty(), 5_000)) {
      String url = "http://127.0.0.1:" + receiver.port() + "/api/localsend/v2/cancel";
      Thread canceller =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  asked.await();
                  ask(url, new byte[0], "application/json");
                } catch (IOException | InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      HttpClient.Response response =
          waiting.send(
              HttpClient.Request.post(
                  "/api/localsend/v2/prepare-upload",
                  "application/json",
                  offer().getBytes(StandardCharsets.UTF_8)));
      assertThat(response.status()).isEqualTo(403);
      canceller.join();
      desk.await(ReceiveEvent.Withdrawn.class);
    }
  }
}
