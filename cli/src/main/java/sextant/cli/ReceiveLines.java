package sextant.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import sextant.files.station.SeatNews;
import sextant.words.Quantity;

/** What {@code sextant receive} prints, and how it ends. */
final class ReceiveLines {
  private static final int BLOCK = 1 << 16;

  private final Run run;
  private final ReceivePlan plan;
  private final FilesText text;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private volatile int exit = Exit.DONE;
  private volatile boolean isFirstDone;

  ReceiveLines(Run run, ReceivePlan plan) {
    this.run = run;
    this.plan = plan;
    this.text = new FilesText(run.language());
  }

  int exit() {
    return exit;
  }

  /** Whether a transfer or message of ours has come to its end. */
  boolean isFirstDone() {
    return isFirstDone;
  }

  /** Whether anything moves now. */
  boolean isAnyRunning() {
    return !running.isEmpty();
  }

  void show(SeatNews news) {
    Output output = run.output();
    switch (news) {
      case SeatNews.Refused refused -> refused(refused);
      case SeatNews.Message message -> {
        message(message);
        first(true);
      }
      case SeatNews.Withdrawn gone -> output.say(text.withdrawn(gone.from()));
      case SeatNews.Started started -> running.add(started.transfer());
      case SeatNews.Stored stored -> stored(stored);
      case SeatNews.Skipped skipped -> file("skipped", skipped.name(), skipped.size());
      case SeatNews.Failed failed -> {
        String why = failed.why().explain(run.language()).what();
        output.warn(text.problem(failed.name(), why));
      }
      case SeatNews.Ended end -> {
        running.remove(end.transfer());
        ended(end);
      }
      case SeatNews.ShutOut out -> output.warn(text.shutOut(out.address()));
      case SeatNews.Code code -> output.say(text.code(code.text()));
      case SeatNews.CodeOver _ -> output.warn(new PairText(run.language()).nobody());
      case SeatNews.Asked _, SeatNews.Settled _, SeatNews.CodeTyped _, SeatNews.Left _ -> {}
    }
  }

  private void first(boolean isComplete) {
    if (plan.isOnce() && !isFirstDone) {
      exit = isComplete ? exit : Exit.FAILED;
      isFirstDone = true;
    }
  }

  private void refused(SeatNews.Refused refused) {
    String name = refused.from();
    String address = refused.address();
    run.output()
        .warn(
            switch (refused.why()) {
              case STRANGER -> text.declinedUntrusted(name, address);
              case IMPOSTOR -> text.alarm(name);
              case QUOTA -> text.declinedQuota(name);
              case NOBODY -> text.declinedNobody(name, address);
            });
  }

  private void message(SeatNews.Message message) {
    String name = message.from();
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("message")) {
        line.text("from", name).text("text", message.text());
      }
    } else if (plan.isPiped()) {
      byte[] bytes = message.text().getBytes(StandardCharsets.UTF_8);
      run.output().bytes(bytes, 0, bytes.length);
    } else {
      run.output().line(text.message(name, Harmless.text(message.text())));
    }
  }

  private void stored(SeatNews.Stored stored) {
    if (plan.isPiped()) {
      if (stored.isOurs()) {
        copyOut(stored.file());
      }
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
      exit = Exit.FAILED;
    }
  }

  private void file(String event, String name, long size) {
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json(event)) {
        line.text("file", name).number("size", size);
      }
    }
  }

  private void ended(SeatNews.Ended end) {
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("ended")) {
        line.number("files", end.doneFiles())
            .number("bytes", end.bytes())
            .flag("complete", end.isComplete());
      }
    } else if (end.isComplete()) {
      run.output().say(text.arrived(end.doneFiles(), Quantity.bytes(end.bytes())));
    } else {
      String total = Integer.toString(end.totalFiles());
      run.output().warn(text.incomplete(Integer.toString(end.doneFiles()), total));
    }
    if (end.isOurs()) {
      first(end.isComplete());
    }
  }
}
