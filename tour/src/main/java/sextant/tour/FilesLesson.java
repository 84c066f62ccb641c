package sextant.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import sextant.files.LinkPolicy;
import sextant.files.SendEvent;
import sextant.files.SendReport;
import sextant.files.SendSettings;
import sextant.files.Sender;
import sextant.files.SourceTree;
import sextant.files.Target;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;
import sextant.words.Quantity;

/** Exercise 5: a folder on its way, the receiver killed half-way and started again. */
final class FilesLesson implements Lesson {
  private static final int LARGE_BYTES = 24 << 20;
  private static final int SMALL_FILES = 60;
  private static final long BYTES_PER_SECOND = 16 << 20;
  private static final int SEED = 250;

  private final Program program;
  private final Path folder;

  FilesLesson(Program program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  @Override
  public void go(Notes notes) throws IOException, InterruptedException {
    notes.byHand("sextant receive", "sextant send photos --to 127.0.0.1", "sextant transfers");
    try (WorkFolder work = WorkFolder.in(folder, "files-")) {
      go(notes, work.path());
    }
  }

  private void go(Notes notes, Path work) throws IOException, InterruptedException {
    Path source = make(work.resolve("photos"));
    Path inbox = Files.createDirectory(work.resolve("inbox"));
    Path there = Files.createDirectory(work.resolve("there"));
    Credentials own = DeviceIdentity.open(StateDirectory.at(work.resolve("here")));
    SendSettings settings =
        SendSettings.of("Tour", own)
            .limitedTo(BYTES_PER_SECOND)
            .withPatience(Duration.ofSeconds(40));
    SourceTree tree = SourceTree.of(List.of(source), LinkPolicy.FOLLOW);
    AtomicInteger breaks = new AtomicInteger();
    try (Inbox first = Inbox.open(program, there, inbox, 0)) {
      Target target = Target.parse("127.0.0.1:" + first.port(), true);
      long begin = System.nanoTime();
      try (Sending sending = begin(target, settings, tree, breaks)) {
        long half = tree.totalBytes() / 2;
        while (sending.movedBytes() < half && !sending.report().isDone()) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
        first.kill();
        notes.did(notes.text().filesKilled(Quantity.bytes(half)));
        try (Inbox _ = Inbox.open(program, there, inbox, first.port())) {
          tell(notes, tree, result(sending.report()), System.nanoTime() - begin);
        }
      }
    }
    compare(notes, source, inbox.resolve("photos"), breaks.get());
  }

  private static void count(SendEvent event, AtomicInteger breaks) {
    if (event instanceof SendEvent.Reconnecting) {
      breaks.incrementAndGet();
    }
  }

  private static Sending begin(
      Target target, SendSettings settings, SourceTree tree, AtomicInteger breaks) {
    Sender sender = new Sender(target, settings, event -> count(event, breaks));
    CompletableFuture<SendReport> report = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("tour-sender")
        .start(() -> {
          try {
            report.complete(sender.send(tree));
          } catch (IOException failed) {
            report.completeExceptionally(failed);
          }
        });
    return new Sending(sender, report);
  }

  private static SendReport result(CompletableFuture<SendReport> report)
      throws IOException, InterruptedException {
    try {
      return report.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException known ? known : new IOException(failed);
    }
  }

  private static void tell(Notes notes, SourceTree tree, SendReport report, long nanos) {
    TourText text = notes.text();
    notes.did(text.filesResumed());
    notes.measured(text.filesSize(), Quantity.bytes(tree.totalBytes()));
    notes.measured(text.filesWire(), Quantity.bytes(report.tally().wireBytes()));
    notes.took(text.filesTime(), nanos);
  }

  private static void compare(Notes notes, Path source, Path arrived, int breaks)
      throws IOException {
    TourText text = notes.text();
    String here = hash(source);
    String there = hash(arrived);
    notes.measured(text.filesHash(), here.substring(0, 16) + "…");
    notes.measured(text.filesBreaks(), Integer.toString(breaks));
    if (here.equals(there)) {
      notes.did(text.filesEqual());
    } else {
      notes.failed(
          new sextant.words.Explanation(
              text.filesDifferent(), text.filesDifferentWhy(), text.filesDifferentTodo()));
    }
  }

  private static Path make(Path source) throws IOException {
    Random random = new Random(SEED);
    byte[] large = new byte[LARGE_BYTES];
    random.nextBytes(large);
    Files.createDirectories(source.resolve("notes"));
    Files.write(source.resolve("panorama.raw"), large);
    for (int i = 0; i < SMALL_FILES; i++) {
      Files.writeString(source.resolve("notes/" + i + ".txt"), "line " + random.nextLong());
    }
    return source;
  }

  /** One hash over the names and contents of all files. */
  private static String hash(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(
            root.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("bug: every Java has SHA-256", missing);
    }
  }

  /** A folder on its way; closing it ends what is not over. */
  private record Sending(Sender sender, CompletableFuture<SendReport> report)
      implements AutoCloseable {
    long movedBytes() {
      return sender.tally().view().movedBytes();
    }

    @Override
    public void close() {
      if (!report.isDone()) {
        sender.cancel();
      }
    }
  }
}
