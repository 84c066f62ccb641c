package sextant.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import sextant.files.Decision;
import sextant.files.Discovery;
import sextant.files.HistoryDesk;
import sextant.files.Proposal;
import sextant.files.ReceiveDesk;
import sextant.files.ReceiveEvent;
import sextant.files.Receiver;
import sextant.files.ReceiverOptions;
import sextant.files.Tally;
import sextant.files.TransferHistory;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Quantity;

/** One run of {@code sextant receive}: the desk at which the terminal's person sits. */
final class ReceiveRun implements ReceiveDesk {
  private static final int BLOCK = 1 << 16;

  private final Run run;
  private final ReceiveCommand.Arguments arguments;
  private final FilesText text;
  private final ReceiveDoor door;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger exit = new AtomicInteger(Exit.DONE);
  private final Map<String, Tally> running = new ConcurrentHashMap<>();
  private final boolean isPiped;

  ReceiveRun(Run run, ReceiveCommand.Arguments arguments, FilesText text) {
    this.run = run;
    this.arguments = arguments;
    this.text = text;
    this.door = new ReceiveDoor(run, text, arguments.accept().value());
    this.isPiped = arguments.dir().value().toString().equals("-");
  }

  int go() throws IOException, InterruptedException {
    if (!isPiped) {
      return receive(arguments.dir().value());
    }
    Path folder = Files.createTempDirectory("sextant-receive");
    try {
      return receive(folder);
    } finally {
      remove(folder);
    }
  }

  private int receive(Path folder) throws IOException, InterruptedException {
    Credentials own = DeviceIdentity.open(run.state());
    ReceiverOptions options =
        new ReceiverOptions(
            folder,
            arguments.alias().optional().orElseGet(HostAlias::ofThisComputer),
            own,
            arguments.port().value(),
            !arguments.http().value(),
            arguments.pin().optional(),
            arguments.executable().value());
    TransferHistory history = new TransferHistory(run.state());
    try (HistoryDesk logged =
            new HistoryDesk(this, history, folder, Clock.systemUTC(), this::notWritten);
        Receiver receiver = Receiver.open(options, isPiped ? this : logged);
        Interruption.Registration _ = run.interruption().stopping(ended::countDown);
        Ticker _ = Ticker.start(this::showProgress)) {
      greet(receiver, options);
      if (arguments.hidden().value()) {
        ended.await();
      } else {
        receiveInPublic(receiver);
      }
    }
    return exit.get();
  }

  private void receiveInPublic(Receiver receiver) throws InterruptedException {
    try (Discovery _ = receiver.discover(found -> {})) {
      ended.await();
    } catch (FailureException e) { // files can still come to the address
      run.output().warn(text.notAnnounced(e.failure().explain(run.language()).why()));
      ended.await();
    }
  }

  private void notWritten(Failure failure) {
    run.output().warn(failure.explain(run.language()).inOneLine());
  }

  private void greet(Receiver receiver, ReceiverOptions options) {
    Output output = run.output();
    output.say(
        text.listening(
            options.alias(), Integer.toString(receiver.port()), options.folder().toString()));
    if (options.isEncrypted()) {
      output.say(text.fingerprint(options.credentials().fingerprint().hex().substring(0, 16)));
    } else {
      output.warn(text.plainWarning());
    }
    if (arguments.code().value()) {
      door.showCode(receiver);
    }
    if (output.isJson()) {
      try (JsonLine line = output.json("listening")) {
        line.number("port", receiver.port())
            .text("alias", options.alias())
            .text("fingerprint", options.credentials().fingerprint().hex());
      }
    }
  }

  @Override
  public Decision decide(Proposal proposal) throws InterruptedException {
    return door.decide(proposal);
  }

  @Override
  public void happened(ReceiveEvent event) {
    Output output = run.output();
    switch (event) {
      case ReceiveEvent.Message message -> {
        message(message);
        endIfOnce(true);
      }
      case ReceiveEvent.Withdrawn gone ->
          output.say(text.withdrawn(gone.proposal().sender().alias()));
      case ReceiveEvent.Started started -> running.put(started.transfer(), started.tally());
      case ReceiveEvent.Stored stored -> stored(stored);
      case ReceiveEvent.Skipped skipped -> file("skipped", skipped.name(), skipped.size());
      case ReceiveEvent.Failed failed -> {
        String why = failed.why().explain(run.language()).what();
        output.warn(text.problem(failed.name(), why));
      }
      case ReceiveEvent.Ended end -> {
        running.remove(end.transfer());
        ended(end);
        endIfOnce(end.isComplete());
      }
      case ReceiveEvent.ShutOut out -> output.warn(text.shutOut(out.address()));
    }
  }

  private void message(ReceiveEvent.Message message) {
    String name = message.proposal().sender().alias();
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("message")) {
        line.text("from", name).text("text", message.text());
      }
    } else if (isPiped) {
      byte[] bytes = message.text().getBytes(StandardCharsets.UTF_8);
      run.output().bytes(bytes, 0, bytes.length);
    } else {
      run.output().line(text.message(name, Harmless.text(message.text())));
    }
  }

  private void stored(ReceiveEvent.Stored stored) {
    if (isPiped) {
      copyOut(stored.file());
      return;
    }
    String path = stored.file().toString();
    if (run.output().isJson()) {
      file("stored", path, stored.size());
    } else {
      String shown = Harmless.text(path);
      run.output().line(stored.isRenamed() ? text.renamed(shown) : shown);
    }
  }

  private void copyOut(Path file) {
    byte[] block = new byte[BLOCK];
    try (var in = Files.newInputStream(file)) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        run.output().bytes(block, 0, count);
      }
    } catch (IOException e) {
      exit.set(Exit.FAILED);
    }
  }

  private void file(String event, String name, long size) {
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json(event)) {
        line.text("file", name).number("size", size);
      }
    }
  }

  private void ended(ReceiveEvent.Ended end) {
    Tally.View tally = end.tally();
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("ended")) {
        line.number("files", tally.doneFiles())
            .number("bytes", tally.movedBytes())
            .flag("complete", end.isComplete());
      }
    } else if (end.isComplete()) {
      run.output().say(text.arrived(tally.doneFiles(), Quantity.bytes(tally.movedBytes())));
    } else {
      run.output()
          .warn(
              text.incomplete(
                  Integer.toString(tally.doneFiles()), Integer.toString(tally.totalFiles())));
    }
  }

  private void endIfOnce(boolean isComplete) {
    if (arguments.once().value()) {
      exit.set(isComplete ? exit.get() : Exit.FAILED);
      ended.countDown();
    }
  }

  private void showProgress() {
    for (Tally tally : running.values()) {
      Tally.View view = tally.view();
      try (Progress progress =
          run.output().progress(text.receiving(), Progress.Unit.BYTES, view.totalBytes())) {
        progress.at(view.movedBytes());
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
