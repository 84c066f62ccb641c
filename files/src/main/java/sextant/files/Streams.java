package sextant.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import sextant.http.HttpClient;

/** The connections that carry a shipment side by side, each with a thread for its answers. */
final class Streams {
  private static final int FEW = 2;
  private static final int MANY = 4;
  private static final int CORES_FOR_MANY = 8;

  private final Dialer dialer;
  private final Throttle throttle;
  private final String query;

  /**
   * To one device.
   *
   * @param query names the transfer to it
   */
  Streams(Dialer dialer, Throttle throttle, String query) {
    this.dialer = dialer;
    this.throttle = throttle;
    this.query = query;
  }

  /** Sends what the shipment holds now; throws the failure that matters most. */
  void run(List<SourceEntry> entries, Shipment shipment, OutgoingStream.Answers answers)
      throws IOException {
    int most = Runtime.getRuntime().availableProcessors() >= CORES_FOR_MANY ? MANY : FEW;
    int count = Math.min(most, shipment.size());
    Queue<IOException> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("files-send-" + i)
              .start(() -> {
                try {
                  runOne(entries, shipment, answers);
                } catch (IOException e) {
                  failures.add(e);
                }
              }));
    }
    for (Thread thread : threads) {
      join(thread);
    }
    Optional<IOException> last = failures.stream().filter(SextantUpload::isFinal).findFirst();
    IOException failure = last.orElse(failures.poll());
    if (failure != null) {
      throw failure;
    }
  }

  private static void join(Thread thread) throws IOException {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  private void runOne(List<SourceEntry> entries, Shipment shipment, OutgoingStream.Answers answers)
      throws IOException {
    HttpClient client = dialer.dial();
    try {
      String target = SextantRoutes.V1 + "stream" + query;
      switch (client.upgrade(target, SextantRoutes.PROTOCOL)) {
        case HttpClient.UpgradeResult.Agreed agreed ->
            exchange(
                new OutgoingStream(agreed.connection(), entries, shipment, throttle, answers),
                client);
        case HttpClient.UpgradeResult.Declined declined ->
            throw new IOException("the stream was declined: " + declined.response().status());
      }
    } finally {
      dialer.hangUp(client);
    }
  }

  private static void exchange(OutgoingStream stream, HttpClient client) throws IOException {
    Queue<IOException> heard = new ConcurrentLinkedQueue<>();
    Thread listener =
        Thread.ofVirtual()
            .name("files-answers")
            .start(() -> {
              try {
                stream.listen();
              } catch (IOException e) {
                heard.add(e);
                client.close(); // so that the sending half notices too
              }
            });
    try {
      stream.send();
    } catch (IOException e) {
      client.close(); // so that the listening half ends
      join(listener);
      IOException first = heard.stream().filter(SextantUpload::isFinal).findFirst().orElse(e);
      throw first;
    }
    join(listener);
    IOException said = heard.poll();
    if (said != null) {
      throw said;
    }
  }
}
