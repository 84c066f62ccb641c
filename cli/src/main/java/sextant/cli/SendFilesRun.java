package sextant.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sextant.files.SendEvent;
import sextant.files.SendReport;
import sextant.files.SendSettings;
import sextant.files.Sender;
import sextant.files.SourceTree;
import sextant.files.Tally;
import sextant.files.Target;
import sextant.files.TransferHistory;
import sextant.files.TransferRecord;
import sextant.files.station.QueuedOrder;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.words.Explanation;
import sextant.words.FailureException;
import sextant.words.Quantity;

/** One run of {@code sextant send}. */
final class SendFilesRun {
  private static final int BLOCK = 1 << 16;

  private final Run run;
  private final SendFilesCommand.Arguments arguments;
  private final FilesText text;
  private final String alias;
  private volatile long movingSinceNanos;

  SendFilesRun(Run run, SendFilesCommand.Arguments arguments, FilesText text) {
    this.run = run;
    this.arguments = arguments;
    this.text = text;
    this.alias = arguments.alias().optional().orElseGet(HostAlias::ofThisComputer);
  }

  int go() throws IOException, InterruptedException {
    Credentials own = DeviceIdentity.open(run.state());
    boolean isPiped = SendFilesCommand.isStandardInput(arguments.paths().all());
    Optional<Path> spool = isPiped ? Optional.of(spool()) : Optional.empty();
    try {
      List<Path> paths = spool.map(List::of).orElse(arguments.paths().all());
      if (arguments.text().isGiven()) {
        return sendText(own);
      }
      if (arguments.queue().value()) {
        return isPiped ? notQueued() : queue(paths);
      }
      if (arguments.to().all().size() > 1 || arguments.waits().value()) {
        return new SendToMany(run, arguments, text, to -> warned(finder(own).find(to)))
            .go(paths, settings(own));
      }
      SourceTree tree = SourceTree.of(paths, arguments.links().value());
      tree.leftOut().forEach(path -> run.output().warn(text.leftOut(path.toString())));
      return send(own, tree);
    } finally {
      if (spool.isPresent()) {
        Files.deleteIfExists(spool.get());
        Files.deleteIfExists(spool.get().getParent());
      }
    }
  }

  // A receiver wants to know the size first, so what is piped waits on the disk.
  private Path spool() throws IOException {
    Path folder = Files.createTempDirectory("sextant-send");
    Path file = folder.resolve(Path.of(arguments.name().value()).getFileName());
    byte[] block = new byte[BLOCK];
    long moved = 0;
    try (OutputStream out = Files.newOutputStream(file);
        Progress progress = run.output().progress(text.spooling(), Progress.Unit.BYTES, 0)) {
      for (int count = run.input().read(block); count >= 0; count = run.input().read(block)) {
        out.write(block, 0, count);
        moved += count;
        progress.at(moved);
      }
    }
    return file;
  }

  private int send(Credentials own, SourceTree tree) throws IOException, InterruptedException {
    Target target = warned(finder(own).find(arguments.to().value()));
    Sender sender = new Sender(target, settings(own), this::show);
    try (Interruption.Registration _ = run.interruption().stopping(sender::cancel)) {
      return sendFiles(sender, tree);
    }
  }

  private int sendText(Credentials own) throws IOException, InterruptedException {
    for (String to : arguments.to().all()) {
      Sender sender = new Sender(warned(finder(own).find(to)), settings(own), this::show);
      try (Interruption.Registration _ = run.interruption().stopping(sender::cancel)) {
        sender.sendMessage(arguments.text().value());
        run.output().say(text.messageSent());
      }
    }
    return Exit.DONE;
  }

  private DeviceFinder finder(Credentials own) {
    return new DeviceFinder(run, own, alias, !arguments.http().value());
  }

  // What is piped is gone when this process ends.
  private int notQueued() throws UsageException {
    throw new UsageException(
        new Explanation(text.pipeNotQueued(), text.optionQueue(), text.pipeNotQueuedTodo()));
  }

  private int queue(List<Path> paths) throws IOException, InterruptedException {
    SourceTree.of(paths, arguments.links().value()); // what is not there is said now
    Orders orders = new Orders(run);
    for (String to : arguments.to().all()) {
      orders.give(
          new QueuedOrder(
              UUID.randomUUID().toString().substring(0, 8),
              to,
              paths,
              arguments.links().value(),
              arguments.patience().value(),
              arguments.limit().optional().orElse(0L),
              arguments.pin().optional(),
              !arguments.http().value(),
              Instant.now()));
    }
    return Exit.DONE;
  }

  private Target warned(Target target) {
    if (!target.isEncrypted()) {
      run.output().say(text.plainWarning());
    }
    return target;
  }

  private SendSettings settings(Credentials own) {
    SendSettings settings =
        SendSettings.of(alias, own)
            .withPin(arguments.pin().optional())
            .withPatience(arguments.patience().value())
            .limitedTo(arguments.limit().optional().orElse(0L));
    return arguments.hash().value() ? settings.proven() : settings;
  }

  private int sendFiles(Sender sender, SourceTree tree) throws IOException {
    movingSinceNanos = System.nanoTime();
    SendReport report;
    TransferLine words = new TransferLine(run);
    try (Progress progress =
            run.output().progress(text.sending(), Progress.Unit.BYTES, tree.totalBytes());
        Ticker _ = Ticker.start(() -> progress.show(() -> line(words, sender)))) {
      report = sender.send(tree);
    }
    long nanos = Math.max(1, System.nanoTime() - movingSinceNanos);
    report.renamed().forEach(this::renamed);
    summary(report.tally(), nanos);
    remember(report, tree);
    return report.isComplete() ? Exit.DONE : Exit.FAILED;
  }

  private String line(TransferLine words, Sender sender) {
    return words.of(text.sending(), List.of(sender.tally().view()), System.nanoTime());
  }

  private void remember(SendReport report, SourceTree tree) throws FailureException {
    Path from = arguments.paths().all().getFirst().toAbsolutePath().normalize();
    new TransferHistory(run.state())
        .add(
            new TransferRecord(
                    UUID.randomUUID().toString().substring(0, 8),
                    Instant.now(),
                    false,
                    arguments.to().value(),
                    from,
                    tree.files().size(),
                    report.tally().movedBytes(),
                    report.isComplete())
                .of(arguments.paths().all()));
  }

  private void summary(Tally.View tally, long nanos) {
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("done")) {
        line.number("files", tally.doneFiles())
            .number("skipped", tally.skippedFiles())
            .number("failed", tally.failedFiles())
            .number("bytes", tally.movedBytes())
            .number("wire", tally.wireBytes())
            .number("nanos", nanos);
      }
      return;
    }
    run.output()
        .say(
            text.sent(
                tally.doneFiles(),
                Quantity.bytes(tally.movedBytes()),
                Quantity.duration(nanos),
                Quantity.bytesPerSecond(tally.movedBytes() * 1e9 / nanos)));
    if (tally.skippedFiles() > 0) {
      run.output().say(text.skipped(tally.skippedFiles()));
    }
  }

  private void renamed(SendReport.Renamed file) {
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("renamed")) {
        line.text("name", file.name()).text("there", file.there());
      }
    } else {
      run.output().say(text.renamedThere(file.name(), file.there()));
    }
  }

  private void show(SendEvent event) {
    Output output = run.output();
    switch (event) {
      case SendEvent.Asked asked -> output.say(text.waiting(asked.receiver().alias()));
      case SendEvent.Started _ ->
          movingSinceNanos =
              System.nanoTime(); // how long a person thought is not the network's rate
      case SendEvent.Resumed _ -> {}
      case SendEvent.Sent sent -> jsonFile("sent", sent.name(), sent.size());
      case SendEvent.Skipped skipped -> jsonFile("skipped", skipped.name(), -1);
      case SendEvent.Failed failed -> {
        String why = failed.why().explain(run.language()).what();
        output.warn(text.problem(failed.name(), why));
      }
      case SendEvent.Reconnecting again ->
          output.say(text.reconnecting(again.why().explain(run.language()).why()));
    }
  }

  private void jsonFile(String event, String name, long size) {
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json(event)) {
        line.text("name", name);
        if (size >= 0) {
          line.number("size", size);
        }
      }
    }
  }
}
