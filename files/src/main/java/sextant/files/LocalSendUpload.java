package sextant.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import sextant.http.HttpClient;
import sextant.http.HttpFormatException;
import sextant.http.Reply;
import sextant.identity.TlsFailure;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/** Sends to a LocalSend device as its own app would (protocol, sections 4 and 6). */
final class LocalSendUpload {
  private static final String V2 = "/api/localsend/v2/";
  private static final int CONNECTIONS = 4;
  private static final int BUFFER = 256 * 1024;
  private static final int MOST_ANSWER_BYTES = 64 << 20;
  private static final long HASHED_BYTES = 64L << 20; // all over plain HTTP: nothing else checks it
  private static final int MOST_TRIES = 3;

  private final Dialer dialer;
  private final Device self;
  private final PrepareUpload asking;
  private final SendEvent.Observer observer;
  private final Tally tally;
  private final Throttle throttle;
  private final Queue<SendReport.Problem> problems = new ConcurrentLinkedQueue<>();

  LocalSendUpload(
      Dialer dialer,
      Device self,
      SendSettings settings,
      SendEvent.Observer observer,
      Course course) {
    this.dialer = dialer;
    this.self = self;
    this.asking = new PrepareUpload(settings.pin(), dialer.target().label());
    this.observer = observer;
    this.tally = course.tally();
    this.throttle = course.throttle();
  }

  /** A file with the receiver's leave to send it. */
  private record Job(SourceEntry entry, int place, String token) {
    String fileId() {
      return Integer.toString(place);
    }
  }

  /** Sends the files; folders and links are beyond this protocol. */
  SendReport send(HttpClient first, List<SourceEntry> files) throws IOException {
    List<OfferedFile> offered = new ArrayList<>();
    long total = files.stream().mapToLong(SourceEntry::size).sum();
    boolean isHashed = total <= HASHED_BYTES || !dialer.target().isEncrypted();
    for (SourceEntry file : files) {
      String id = Integer.toString(offered.size());
      Optional<String> hash = isHashed ? Optional.of(sha256(file)) : Optional.empty();
      offered.add(
          new OfferedFile(
              id,
              file.name(),
              file.size(),
              type(file.name()),
              hash,
              Optional.empty(),
              Optional.of(file.modified())));
    }
    tally.expect(files, total);
    Map<String, String> tokens = asking.prepare(first, new Offer(self, offered));
    observer.happened(new SendEvent.Started(tally));
    Queue<Job> jobs = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < files.size(); i++) {
      String token = tokens.get(Integer.toString(i));
      if (token != null) {
        jobs.add(new Job(files.get(i), i, token));
      } else {
        tally.skipped(i, files.get(i).size());
        observer.happened(new SendEvent.Skipped(files.get(i).name()));
      }
    }
    sendAll(first, jobs);
    return new SendReport(tally.view(), List.copyOf(problems), List.of());
  }

  /** Sends a text; returns when the other side has it. */
  void sendMessage(HttpClient client, String text) throws IOException {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    OfferedFile message =
        new OfferedFile(
            "0",
            "message.txt",
            bytes.length,
            "text/plain",
            Optional.empty(),
            Optional.of(text),
            Optional.empty());
    Map<String, String> tokens = asking.prepare(client, new Offer(self, List.of(message)));
    if (tokens.containsKey("0")) { // it wants the message as a file
      String target = uploadTarget("0", String.valueOf(tokens.get("0")));
      HttpClient.Response response =
          client.send(HttpClient.Request.post(target, "text/plain", bytes));
      requireStored(response, "message.txt");
    }
  }

  /** The session, when there is one: for a cancel from either side. */
  String sessionId() {
    return asking.sessionId();
  }

  private void sendAll(HttpClient first, Queue<Job> jobs) throws IOException {
    List<Thread> workers = new ArrayList<>();
    int extra = Math.min(CONNECTIONS, jobs.size()) - 1;
    for (int i = 0; i < extra; i++) {
      workers.add(Thread.ofVirtual().name("files-upload-" + i).start(() -> work(jobs)));
    }
    work(jobs, first);
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new java.io.InterruptedIOException("stopped");
      }
    }
  }

  private void work(Queue<Job> jobs) {
    try {
      HttpClient client = dialer.dial();
      work(jobs, client);
    } catch (FailureException _) { // the other connections do it
      return;
    }
  }

  private void work(Queue<Job> jobs, HttpClient given) {
    HttpClient client = given;
    for (Job job = jobs.poll(); job != null; job = jobs.poll()) {
      try {
        if (!client.isReusable()) {
          dialer.hangUp(client);
          client = dialer.dial();
        }
        upload(client, job);
        tally.done(job.place);
        observer.happened(new SendEvent.Sent(job.entry.name(), job.entry.size()));
      } catch (IOException e) {
        Failure why = TlsFailure.of(e, job.entry.name());
        tally.failed(job.place);
        problems.add(new SendReport.Problem(job.entry.name(), why));
        observer.happened(new SendEvent.Failed(job.entry.name(), why));
        client.spoil();
      }
    }
    dialer.hangUp(client);
  }

  private void upload(HttpClient client, Job job) throws IOException {
    tally.begin(job.place);
    for (int tries = 1; ; tries++) {
      HttpClient.Response response = client.send(request(job));
      if (response.status() == 422 && tries < MOST_TRIES && client.isReusable()) {
        response.body().readAll(MOST_ANSWER_BYTES);
        tally.takeBack(job.place, job.entry.size());
        continue;
      }
      requireStored(response, job.entry.name());
      return;
    }
  }

  private static String encoded(String text) {
    return sextant.http.Target.encode(text);
  }

  private String uploadTarget(String fileId, String token) {
    return V2
        + "upload?sessionId="
        + encoded(sessionId())
        + "&fileId="
        + encoded(fileId)
        + "&token="
        + encoded(token);
  }

  private HttpClient.Request request(Job job) {
    sextant.http.Headers headers =
        new sextant.http.Headers().add("Content-Type", type(job.entry.name()));
    return new HttpClient.Request(
        "POST",
        uploadTarget(job.fileId(), job.token),
        headers,
        job.entry.size(),
        sink -> content(job, sink));
  }

  private void content(Job job, Reply.Sink sink) throws IOException {
    SourceEntry entry = job.entry;
    byte[] buffer = new byte[Math.clamp(entry.size(), 1, BUFFER)];
    try (FileChannel file = FileChannel.open(entry.path(), StandardOpenOption.READ)) {
      long left = entry.size();
      while (left > 0) {
        int wanted = (int) Math.min(buffer.length, left);
        int count = file.read(ByteBuffer.wrap(buffer, 0, wanted));
        if (count < 0) {
          throw new FailureException(
              new Failure(Kind.SOURCE_CHANGED, entry.name(), left + " bytes fewer than before"));
        }
        throttle.pass(count);
        sink.write(buffer, 0, count);
        tally.moved(job.place, count);
        left -= count;
      }
    }
  }

  private void requireStored(HttpClient.Response response, String name) throws IOException {
    byte[] body = response.body().readAll(MOST_ANSWER_BYTES);
    if (response.status() / 100 == 2) {
      return;
    }
    String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
    Kind kind =
        switch (response.status()) {
          case 422 -> Kind.CHECKSUM_MISMATCH;
          case 403, 409 -> Kind.CANCELLED_BY_PEER;
          default -> Kind.OTHER;
        };
    String subject = kind == Kind.CANCELLED_BY_PEER ? dialer.target().label() : name;
    throw new FailureException(
        new Failure(kind, subject, response.status() + " " + Names.shown(text, 200)));
  }

  private static String sha256(SourceEntry file) throws FailureException {
    MessageDigest digest = UploadSession.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      while (channel.read(buffer.clear()) >= 0) {
        digest.update(buffer.flip());
      }
    } catch (IOException e) {
      throw Failure.wrap(e, file.path().toString());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String type(String name) {
    String known = java.net.URLConnection.guessContentTypeFromName(name);
    return known == null ? "application/octet-stream" : known;
  }

  /** Tells the receiver that nothing more comes; best effort. */
  void cancel() {
    String query = sessionId().isEmpty() ? "" : "?sessionId=" + encoded(sessionId());
    try {
      HttpClient client = dialer.dial();
      client.setReadTimeoutMillis(2_000);
      client.send(HttpClient.Request.post(V2 + "cancel" + query, "", new byte[0]));
      dialer.hangUp(client);
    } catch (HttpFormatException | FailureException _) {
      return;
    } catch (IOException _) {
      return;
    }
  }
}
