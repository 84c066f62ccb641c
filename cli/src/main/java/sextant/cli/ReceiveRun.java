package sextant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import sextant.files.Decision;
import sextant.files.Discovery;
import sextant.files.Proposal;
import sextant.files.ReceiveDesk;
import sextant.files.ReceiveEvent;
import sextant.files.Receiver;
import sextant.files.ReceiverOptions;
import sextant.files.Tally;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.KnownPeers.Meeting;
import sextant.words.FailureException;
import sextant.words.Quantity;

/** One run of {@code sextant receive}: the desk at which the terminal's person sits. */
final class ReceiveRun implements ReceiveDesk {
  private static final int BLOCK = 1 << 16;

  private final Run run;
  private final ReceiveCommand.Arguments arguments;
  private final FilesText text;
  private final FilesTrust trust;
  private final Object asking = new Object();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger exit = new AtomicInteger(Exit.DONE);
  private final Map<String, Tally> running = new ConcurrentHashMap<>();
  private final boolean isPiped;

  ReceiveRun(Run run, ReceiveCommand.Arguments arguments, FilesText text) {
    this.run = run;
    this.arguments = arguments;
    this.text = text;
    this.trust = new FilesTrust(run.state());
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
    try (ReceivedLog received = new ReceivedLog(run.state(), folder, run.output());
        Receiver receiver = Receiver.open(options, new Logged(received));
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
    if (output.isJson()) {
      try (JsonLine line = output.json("listening")) {
        line.number("port", receiver.port())
            .text("alias", options.alias())
            .text("fingerprint", options.credentials().fingerprint().hex());
      }
    }
  }

  /** This desk with a log of what came; nothing is remembered of what went down a pipe. */
  private final class Logged implements ReceiveDesk {
    private final ReceivedLog log;

    Logged(ReceivedLog log) {
      this.log = log;
    }

    @Override
    public Decision decide(Proposal proposal) throws InterruptedException {
      return ReceiveRun.this.decide(proposal);
    }

    @Override
    public void happened(ReceiveEvent event) {
      if (!isPiped) {
        switch (event) {
          case ReceiveEvent.Started started -> log.started(started);
          case ReceiveEvent.Stored stored -> log.stored(stored);
          case ReceiveEvent.Ended ended -> log.ended(ended);
          default -> {}
        }
      }
      ReceiveRun.this.happened(event);
    }
  }

  @Override
  public Decision decide(Proposal proposal) throws InterruptedException {
    Meeting meeting;
    try {
      meeting = trust.meet(proposal);
    } catch (FailureException e) {
      run.output().warn(e.failure().explain(run.language()).inOneLine());
      return new Decision.Decline();
    }
    String name = proposal.sender().alias();
    if (meeting == Meeting.CHANGED) {
      run.output().warn(text.alarm(name));
      return new Decision.Decline();
    }
    return switch (arguments.accept().value()) {
      case ALL -> Decision.Accept.all();
      case TRUSTED -> {
        if (meeting == Meeting.KNOWN) {
          yield Decision.Accept.all();
        }
        String address = proposal.address().getHostAddress();
        run.output().warn(text.declinedUntrusted(name, address));
        yield new Decision.Decline();
      }
      case ASK -> ask(proposal, meeting);
    };
  }

  private Decision ask(Proposal proposal, Meeting meeting) {
    String name = proposal.sender().alias();
    String address = proposal.address().getHostAddress();
    if (!run.output().screen().onErrors()) {
      run.output().warn(text.declinedNobody(name, address));
      return new Decision.Decline();
    }
    synchronized (asking) { // one question at a time
      String who =
          meeting == Meeting.KNOWN
              ? text.questionTrusted()
              : text.questionUnknown(proposal.sender().fingerprint());
      run.output().say(who);
      String size = Quantity.bytes(proposal.totalBytes());
      run.output().say(text.question(name, address, proposal.files().size(), size));
      String answer = readLine();
      boolean isYes =
          answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith(text.answerYes());
      return isYes ? Decision.Accept.all() : new Decision.Decline();
    }
  }

  private String readLine() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(run.input(), StandardCharsets.UTF_8), 1)
              .readLine();
      return line == null ? "" : line;
    } catch (IOException _) {
      return "";
    }
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
