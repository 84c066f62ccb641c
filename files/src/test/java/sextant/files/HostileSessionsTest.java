package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions used by those they do not belong to, twice, too late, or by the thousand. */
class HostileSessionsTest extends HostilePort {
  private final Semaphore decisions = new Semaphore(0);
  private volatile boolean isHeld;
  private final CountDownLatch asked = new CountDownLatch(1);

  @Override
  Desk desk() {
    return new Desk(proposal -> {
      asked.countDown();
      if (isHeld) {
        decisions.acquire();
      }
      return Decision.Accept.all();
    });
  }

  private String upload(Stranger who, String target) throws IOException {
    return Stranger.status(who.post(target, new byte[] {'x'}));
  }

  @ParameterizedTest
  @CsvSource({
    "'.*', upload, 400",
    "'\\?.*', '?sessionId=&fileId=0&token=x', 400",
    "'&token=.*', '', 400",
    "'token=.*', 'token=x', 403",
    "'token=.*', 'token=', 400",
    "'fileId=0', 'fileId=1', 403",
    "'fileId=0', 'fileId=../0', 403",
    "'sessionId=[^&]*', 'sessionId=x', 403",
    "'sessionId=[^&]*', 'sessionId=..%2F..%2Fx', 403"
  })
  void onlyTheRightSessionFileAndTokenAreTaken(String what, String by, String status)
      throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    String wrong = what.equals(".*") ? Stranger.V2 + by : target.replaceFirst(what, by);
    assertThat(upload(stranger, wrong)).isEqualTo(status);
    assertThat(upload(stranger, target)).isEqualTo("200");
  }

  @Test
  void aTokenIsGoodForOneFile() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    assertThat(upload(stranger, target)).isEqualTo("200");
    assertThat(upload(stranger, target)).isEqualTo("403");
    assertThat(pair.in.toFile().list()).containsExactly("f");
  }

  @Test
  void anotherAddressMayNotUpload() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    assertThat(upload(stranger.at("127.0.0.2"), target)).isEqualTo("403");
    assertThat(upload(stranger, target)).isEqualTo("200");
  }

  @Test
  void anotherAddressMayNotCancel() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    String session = target.replaceAll(".*sessionId=([^&]*).*", "$1");
    String answer = stranger.at("127.0.0.2").post("cancel?sessionId=" + session, "");
    assertThat(Stranger.status(answer)).isEqualTo("200"); // as for a session that is none
    assertThat(upload(stranger, target)).isEqualTo("200");
  }

  @Test
  void aCancelOfNothingIsAnsweredAndChangesNothing() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    assertThat(Stranger.status(stranger.post("cancel?sessionId=unknown", ""))).isEqualTo("200");
    assertThat(Stranger.status(stranger.post("cancel", ""))).isEqualTo("200");
    assertThat(upload(stranger, target)).isEqualTo("200");
  }

  @Test
  void afterACancelNothingIsTaken() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    String session = target.replaceAll(".*sessionId=([^&]*).*", "$1");
    assertThat(Stranger.status(stranger.post("cancel?sessionId=" + session, ""))).isEqualTo("200");
    assertThat(upload(stranger, target)).isEqualTo("403");
    assertThat(pair.in).isEmptyDirectory();
  }

  @Test
  void oneFileIsNotTakenTwiceAtOnce() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 2));
    String head = "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n";
    Tally tally = desk.await(ReceiveEvent.Started.class).tally();
    try (Socket first = stranger.connect()) {
      first.getOutputStream().write((head + "a").getBytes(StandardCharsets.UTF_8));
      while (tally.view().current().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(upload(stranger, target)).isEqualTo("403");
      first.getOutputStream().write('b');
      byte[] answer = first.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");
    }
    assertThat(pair.in.resolve("f")).hasContent("ab");
  }

  private Socket offering(Stranger who) throws IOException {
    String json = Stranger.offer(Stranger.file("f", 1));
    Socket socket = who.connect();
    String head = "POST " + Stranger.V2 + "prepare-upload HTTP/1.1\r\nHost: a\r\nContent-Length: ";
    String request = head + json.length() + "\r\n\r\n" + json;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  @Test
  void oneAddressCannotFloodThePersonWithQuestions() throws Exception {
    isHeld = true;
    List<Socket> offers = new ArrayList<>();
    String answer = "";
    try {
      while (!Stranger.status(answer).equals("409") && offers.size() < 20) {
        Socket one = offering(stranger);
        offers.add(one);
        one.setSoTimeout(500);
        try {
          answer = new String(one.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
        } catch (java.net.SocketTimeoutException waitsForThePerson) {
          answer = "";
        }
      }
      assertThat(Stranger.status(answer)).isEqualTo("409");
      assertThat(offers).hasSizeGreaterThan(4);
    } finally {
      isHeld = false;
      decisions.release(100);
      for (Socket each : offers) {
        each.close();
      }
    }
  }

  @Test
  void manyAddressesCannotFloodThePersonEither() throws Exception {
    isHeld = true;
    List<Socket> offers = new ArrayList<>();
    try {
      for (int i = 0; i < 60; i++) {
        offers.add(offering(stranger.at("127.0.1." + (i + 1))));
      }
      List<Socket> waiting = new ArrayList<>(offers);
      for (int round = 0; waiting.size() > 32 && round < 1_000; round++) {
        waiting.removeIf(HostileSessionsTest::isAnswered);
      }
      assertThat(waiting).hasSizeLessThanOrEqualTo(32);
    } finally {
      isHeld = false;
      decisions.release(100);
      for (Socket each : offers) {
        each.close();
      }
    }
  }

  private static boolean isAnswered(Socket offer) {
    try {
      offer.setSoTimeout(5);
      return offer.getInputStream().read() >= 0;
    } catch (java.net.SocketTimeoutException waiting) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoLeavesBeforeTheDecisionGetsNothingByIt() throws Exception {
    isHeld = true;
    Socket leaving = offering(stranger);
    asked.await();
    leaving.close();
    desk.await(ReceiveEvent.Withdrawn.class);
    isHeld = false;
    decisions.release(100);
    assertThat(desk.events).noneMatch(event -> event instanceof ReceiveEvent.Started);
    assertThat(pair.in).isEmptyDirectory();
  }

  @Test
  void aSenderCancelsBeforeTheDecisionWithoutASession() throws Exception {
    isHeld = true;
    try (Socket waiting = offering(stranger)) {
      asked.await();
      String answer = "";
      while (!answer.startsWith("HTTP/1.1 403")) {
        stranger.post("cancel", "");
        answer = new String(waiting.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
      }
    } finally {
      isHeld = false;
      decisions.release(100);
    }
    assertThat(pair.in).isEmptyDirectory();
  }

  @Test
  void anotherAddressCannotCancelWhatWaitsForADecision() throws Exception {
    isHeld = true;
    try (Socket waiting = offering(stranger)) {
      asked.await();
      stranger.at("127.0.0.2").post("cancel", "");
      isHeld = false;
      decisions.release(100);
      byte[] answer = waiting.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");
    }
  }
}
