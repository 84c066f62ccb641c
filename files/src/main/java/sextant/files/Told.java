package sextant.files;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import sextant.words.Failure;
import sextant.words.FailureException;

/** What a receiver has said of each file: counted, told once, kept for the report. Thread-safe. */
final class Told {
  private final String receiver;
  private final SendEvent.Observer observer;
  private final Tally tally;
  private final Queue<SendReport.Problem> problems = new ConcurrentLinkedQueue<>();
  private final Queue<SendReport.Renamed> renamed = new ConcurrentLinkedQueue<>();
  private final Set<Integer> told = ConcurrentHashMap.newKeySet();

  Told(String receiver, SendEvent.Observer observer, Tally tally) {
    this.receiver = receiver;
    this.observer = observer;
    this.tally = tally;
  }

  /** The receiver has this file already, or does not want it. */
  void skipped(int file, SourceEntry entry) {
    if (told.add(file)) {
      observer.happened(new SendEvent.Skipped(entry.name()));
    }
  }

  boolean hasProblems() {
    return !problems.isEmpty();
  }

  SendReport report() {
    return new SendReport(tally.view(), List.copyOf(problems), List.copyOf(renamed));
  }

  /** What streams of these entries report to. */
  OutgoingStream.Answers of(List<SourceEntry> entries) {
    return new Answers(entries);
  }

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
      problem(file, new Failure(Failure.Kind.OTHER, name(file), Names.shown(why, 200)));
    }

    @Override
    public void renamed(int file, String there) {
      renamed.add(new SendReport.Renamed(name(file), Names.shown(there, 500)));
    }

    @Override
    public void gone(int file, String why) {
      problem(file, new Failure(Failure.Kind.SOURCE_CHANGED, name(file), why));
    }

    private String name(int file) {
      return entries.get(file).name();
    }

    private void problem(int file, Failure why) {
      tally.failed(file);
      if (told.add(file)) {
        problems.add(new SendReport.Problem(name(file), why));
        observer.happened(new SendEvent.Failed(name(file), why));
      }
    }

    @Override
    public void cancelled() throws FailureException {
      throw new FailureException(new Failure(Failure.Kind.CANCELLED_BY_PEER, receiver, ""));
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
