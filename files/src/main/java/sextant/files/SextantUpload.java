package sextant.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sextant.files.http.HttpClient;
import sextant.identity.TlsFailure;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/** Sends to another Sextant, and goes on by itself when the connection or the other side breaks. */
final class SextantUpload {
  private static final int FEW_STREAMS = 2;
  private static final int MANY_STREAMS = 4;
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
  private final Queue<SendReport.Problem> problems = new ConcurrentLinkedQueue<>();
  private final Queue<SendReport.Renamed> renamed = new ConcurrentLinkedQueue<>();
  private final Set<Integer> told = ConcurrentHashMap.newKeySet();
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
  }

  /** Sends everything; returns when the other side has it on disk. */
  SendReport send(HttpClient first, SourceTree tree) throws IOException {
    byte[] entryBytes = SextantOffer.entryBytes(tree.entries());
    HttpClient client = first;
    long pause = FIRST_PAUSE_MILLIS;
    long giveUpNanos = System.nanoTime() + settings.patience().toNanos();
    while (true) {
      long sentBefore = tally.view().wireBytes();
      try {
        attempt(client, tree, entryBytes);
        return new SendReport(tally.view(), List.copyOf(problems), List.copyOf(renamed));
      } catch (IOException e) {
        FailureException why = TlsFailure.wrap(e, dialer.target().label());
        boolean isFinal = !isAccepted || FINAL.contains(why.failure().kind());
        if (tally.view().wireBytes() > sentBefore) { // it went on: patience begins anew
          giveUpNanos = System.nanoTime() + settings.patience().toNanos();
          pause = FIRST_PAUSE_MILLIS;
        }
        if (isFinal || isStoppedAfter(0) || System.nanoTime() - giveUpNanos > 0) {
          throw why;
        }
        observer.happened(new SendEvent.Reconnecting(why.failure()));
      }
      Optional<HttpClient> again = redial(pause, giveUpNanos);
      client = again.orElseThrow(() -> new IOException("stopped"));
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }
  }

  private Optional<HttpClient> redial(long pauseMillis, long giveUpNanos) throws IOException {
    long pause = pauseMillis;
    while (!isStoppedAfter(pause)) {
      try {
        return Optional.of(dialer.dial());
      } catch (FailureException notYet) {
        if (System.nanoTime() - giveUpNanos > 0 || FINAL.contains(notYet.failure().kind())) {
          throw notYet;
        }
        pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
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
    Shipment shipment = Shipment.of(tree.entries(), plan);
    String query = query(entryBytes, plan);
    Answers answers = new Answers(tree.entries());
    for (int round = 0; shipment.size() > 0; round++) {
      if (round == MOST_ROUNDS) {
        throw new FailureException(
            new Failure(Kind.CHECKSUM_MISMATCH, dialer.target().label(), ""));
      }
      runStreams(tree.entries(), shipment, query, answers);
    }
    boolean isLong = System.nanoTime() - beganNanos > LONG_NANOS;
    finish(isLong ? dialer.dial() : client, query);
  }

  private Plan offer(HttpClient client, int entryCount, byte[] entryBytes) throws IOException {
    String query =
        "?" // what is taken up again is not asked for again
            + settings.pin().map(p -> "pin=" + sextant.files.http.Target.encode(p)).orElse("")
            + (isAccepted ? "&again=1" : "");
    client.setReadTimeoutMillis(0);
    byte[] offer = SextantOffer.encode(self, entryBytes);
    HttpClient.Response response =
        client.send(
            HttpClient.Request.post(
                SextantRoutes.V1 + "offer" + query, "application/octet-stream", offer));
    byte[] body = response.body().readAll(Plan.MOST_BYTES);
    if (response.status() != 200) {
      throw LocalSendUpload.refusal(
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
            if (told.add(i)) {
              observer.happened(new SendEvent.Skipped(entry.name()));
            }
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
    return "?transfer=" + id + "&token=" + sextant.files.http.Target.encode(plan.token());
  }

  private void runStreams(
      List<SourceEntry> entries, Shipment shipment, String query, Answers answers)
      throws IOException {
    int most = Runtime.getRuntime().availableProcessors() >= 8 ? MANY_STREAMS : FEW_STREAMS;
    int count = Math.min(most, shipment.size());
    Queue<IOException> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("files-send-" + i)
              .start(() -> runStream(entries, shipment, query, answers, failures)));
    }
    for (Thread thread : threads) {
      join(thread);
    }
    Optional<IOException> cancelled = failures.stream().filter(SextantUpload::isFinal).findFirst();
    IOException failure = cancelled.orElse(failures.poll());
    if (failure != null) {
      throw failure;
    }
  }

  private static boolean isFinal(IOException e) {
    return e instanceof FailureException known && FINAL.contains(known.failure().kind());
  }

  private static void join(Thread thread) throws IOException {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("stopped");
    }
  }

  private void runStream(
      List<SourceEntry> entries,
      Shipment shipment,
      String query,
      Answers answers,
      Queue<IOException> failures) {
    try {
      HttpClient client = dialer.dial();
      try {
        HttpClient.UpgradeResult result =
            client.upgrade(SextantRoutes.V1 + "stream" + query, SextantRoutes.PROTOCOL);
        switch (result) {
          case HttpClient.UpgradeResult.Agreed agreed ->
              exchange(
                  new OutgoingStream(agreed.connection(), entries, shipment, throttle, answers),
                  client,
                  failures);
          case HttpClient.UpgradeResult.Declined declined ->
              throw new IOException("the stream was declined: " + declined.response().status());
        }
      } finally {
        dialer.hangUp(client);
      }
    } catch (IOException e) {
      failures.add(e);
    }
  }

  private static void exchange(
      OutgoingStream stream, HttpClient client, Queue<IOException> failures) throws IOException {
    Thread listener =
        Thread.ofVirtual()
            .name("files-answers")
            .start(() -> {
              try {
                stream.listen();
              } catch (IOException e) {
                failures.add(e);
                client.close(); // so that the sending half notices too
              }
            });
    stream.send();
    join(listener);
  }

  private void finish(HttpClient client, String query) throws IOException {
    HttpClient.Response response =
        client.send(HttpClient.Request.post(SextantRoutes.V1 + "finish" + query, "", new byte[0]));
    response.body().readAll(1024);
    boolean isKnownProblem = response.status() == 409 && !problems.isEmpty();
    if (response.status() != 200 && !isKnownProblem) {
      throw new IOException("the transfer did not end well: " + response.status());
    }
  }

  /** What the receiver says, counted and told. */
  private final class Answers implements OutgoingStream.Answers {
    private final List<SourceEntry> entries;

    Answers(List<SourceEntry> entries) {
      this.entries = entries;
    }

    @Override
    public void stored(int file) {
      tally.done(file);
      if (told.add(file)) {
        SourceEntry entry = entries.get(file);
        observer.happened(new SendEvent.Sent(entry.name(), entry.size()));
      }
    }

    @Override
    public void refused(int file, String why) {
      problem(file, new Failure(Kind.OTHER, entries.get(file).name(), Names.shown(why, 200)));
    }

    @Override
    public void renamed(int file, String there) {
      renamed.add(new SendReport.Renamed(entries.get(file).name(), Names.shown(there, 500)));
    }

    @Override
    public void gone(int file, String why) {
      problem(file, new Failure(Kind.SOURCE_CHANGED, entries.get(file).name(), why));
    }

    private void problem(int file, Failure why) {
      tally.failed(file);
      if (told.add(file)) {
        problems.add(new SendReport.Problem(entries.get(file).name(), why));
        observer.happened(new SendEvent.Failed(entries.get(file).name(), why));
      }
    }

    @Override
    public void cancelled() throws FailureException {
      throw new FailureException(new Failure(Kind.CANCELLED_BY_PEER, dialer.target().label(), ""));
    }

    @Override
    public void sent(int file, long bytes) {
      tally.begin(file);
      tally.moved(file, bytes);
    }

    @Override
    public void notNeeded(int file, long bytes) {
      tally.alreadyThere(file, bytes);
    }
  }
}
