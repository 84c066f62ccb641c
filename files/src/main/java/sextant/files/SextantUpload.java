package sextant.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sextant.http.HttpClient;
import sextant.identity.TlsFailure;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/** Sends to another Sextant, and goes on by itself when the connection or the other side breaks. */
final class SextantUpload {
  private static final int MOST_ROUNDS = 8;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;
  // The first connection is silent while streams run, and a receiver closes it after a while.
  private static final long LONG_NANOS = 5_000_000_000L;
  private static final Set<Kind> FINAL =
      Set.of(
          Kind.DECLINED,
          Kind.CANCELLED_BY_PEER,
          Kind.PIN_REQUIRED,
          Kind.PIN_WRONG,
          Kind.TOO_MANY_TRIES,
          Kind.PEER_NO_ROOM,
          Kind.CERTIFICATE_NOT_PINNED,
          Kind.CERTIFICATE_UNTRUSTED,
          Kind.BAD_INPUT);

  private final Dialer dialer;
  private final Device self;
  private final SendSettings settings;
  private final SendEvent.Observer observer;
  private final Tally tally;
  private final Throttle throttle;
  private final Told told;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean isAccepted;

  SextantUpload(
      Dialer dialer,
      Device self,
      SendSettings settings,
      SendEvent.Observer observer,
      Course course) {
    this.dialer = dialer;
    this.self = self;
    this.settings = settings;
    this.observer = observer;
    this.tally = course.tally();
    this.throttle = course.throttle();
    this.told = new Told(dialer.target().label(), observer, tally);
  }

  /**
   * Sends everything; returns when the other side has it on disk.
   *
   * @param where asked when the other side does not answer any more
   */
  SendReport send(HttpClient first, SourceTree tree, SendOrder.Whereabouts where)
      throws IOException {
    byte[] entryBytes = SextantOffer.entryBytes(tree.entries());
    HttpClient client = first;
    long pause = FIRST_PAUSE_MILLIS;
    long giveUpNanos = System.nanoTime() + settings.patience().toNanos();
    while (true) {
      long sentBefore = tally.view().wireBytes();
      try {
        attempt(client, tree, entryBytes);
        return told.report();
      } catch (IOException e) {
        FailureException why = TlsFailure.wrap(e, dialer.target().label());
        boolean isFinal = !isAccepted || isFinal(why);
        if (tally.view().wireBytes() > sentBefore) { // it went on: patience begins anew
          giveUpNanos = System.nanoTime() + settings.patience().toNanos();
          pause = FIRST_PAUSE_MILLIS;
        }
        if (isFinal || isStoppedAfter(0) || System.nanoTime() - giveUpNanos > 0) {
          throw why;
        }
        observer.happened(new SendEvent.Reconnecting(why.failure()));
      }
      Optional<HttpClient> again = redial(pause, giveUpNanos, where);
      client = again.orElseThrow(() -> new IOException("stopped"));
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }
  }

  private Optional<HttpClient> redial(
      long pauseMillis, long giveUpNanos, SendOrder.Whereabouts where) throws IOException {
    long pause = pauseMillis;
    while (!isStoppedAfter(pause)) {
      try {
        return Optional.of(dialer.dial());
      } catch (FailureException notYet) {
        if (System.nanoTime() - giveUpNanos > 0 || isFinal(notYet)) {
          throw notYet;
        }
        pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        dialer.follow(where);
      }
    }
    return Optional.empty();
  }

  private boolean isStoppedAfter(long millis) {
    try {
      return stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Ends all waiting; the connections are closed by whoever calls. */
  void stop() {
    stopped.countDown();
  }

  private void attempt(HttpClient client, SourceTree tree, byte[] entryBytes) throws IOException {
    long beganNanos = System.nanoTime();
    tally.restart();
    tally.expect(tree.entries(), tree.totalBytes());
    Plan plan = offer(client, tree.entries().size(), entryBytes);
    if (!isAccepted) {
      isAccepted = true;
      observer.happened(new SendEvent.Started(tally));
    } else {
      observer.happened(new SendEvent.Resumed());
    }
    countWhatIsThere(tree.entries(), plan);
    Shipment shipment = Shipment.of(tree.entries(), plan, settings.isProven());
    String query = query(entryBytes, plan);
    Streams streams = new Streams(dialer, throttle, query);
    for (int round = 0; shipment.size() > 0; round++) {
      if (round == MOST_ROUNDS) {
        throw new FailureException(
            new Failure(Kind.CHECKSUM_MISMATCH, dialer.target().label(), ""));
      }
      streams.run(tree.entries(), shipment, told.of(tree.entries()));
    }
    boolean isLong = System.nanoTime() - beganNanos > LONG_NANOS;
    finish(isLong ? dialer.dial() : client, query);
  }

  private Plan offer(HttpClient client, int entryCount, byte[] entryBytes) throws IOException {
    String query =
        "?" // what is taken up again is not asked for again
            + settings.pin().map(p -> "pin=" + sextant.http.Target.encode(p)).orElse("")
            + (settings.isProven() ? "&proof=1" : "")
            + (isAccepted ? "&again=1" : "");
    client.setReadTimeoutMillis(0);
    byte[] offer = SextantOffer.encode(self, entryBytes);
    HttpClient.Response response =
        client.send(
            HttpClient.Request.post(
                SextantRoutes.V1 + "offer" + query, "application/octet-stream", offer));
    byte[] body = response.body().readAll(Plan.MOST_BYTES);
    if (response.status() != 200) {
      throw PrepareUpload.refusal(
          response.status(), body, settings.pin().isPresent(), dialer.target().label());
    }
    return Plan.decode(body, entryCount);
  }

  private void countWhatIsThere(List<SourceEntry> entries, Plan plan) {
    for (int i = 0; i < entries.size(); i++) {
      SourceEntry entry = entries.get(i);
      boolean isFile = entry.kind() == SourceEntry.Kind.FILE;
      switch (plan.wishes().get(i)) {
        case Plan.Wish.Here _, Plan.Wish.Unwanted _ -> {
          if (isFile) {
            tally.skipped(i, entry.size());
            told.skipped(i, entry);
          }
        }
        case Plan.Wish.Rest rest ->
            tally.alreadyThere(i, IncomingFile.presentBytes(rest.present(), entry.size()));
        case Plan.Wish.Whole _, Plan.Wish.Changes _ -> {}
      }
    }
  }

  private String query(byte[] entryBytes, Plan plan) {
    String id = SextantOffer.transferId(settings.credentials().fingerprint(), entryBytes);
    return "?transfer=" + id + "&token=" + sextant.http.Target.encode(plan.token());
  }

  /** Whether trying again is of no use. */
  static boolean isFinal(IOException e) {
    return e instanceof FailureException known && FINAL.contains(known.failure().kind());
  }

  private void finish(HttpClient client, String query) throws IOException {
    HttpClient.Response response =
        client.send(HttpClient.Request.post(SextantRoutes.V1 + "finish" + query, "", new byte[0]));
    response.body().readAll(1024);
    boolean isKnownProblem = response.status() == 409 && told.hasProblems();
    if (response.status() != 200 && !isKnownProblem) {
      throw new IOException("the transfer did not end well: " + response.status());
    }
  }
}
