package sextant.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import sextant.talk.Conversation;
import sextant.talk.Direction;
import sextant.talk.Player;
import sextant.talk.RecordExport;
import sextant.talk.SavedMessages;
import sextant.talk.SentFile;
import sextant.talk.Sequence;
import sextant.wire.Bytes;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.FailureException;

/** What {@code talk send} says, and in which rhythm. */
final class MessageArguments {
  private final TalkText text;
  private final Argument<String> words;
  private final InputArguments input;
  private final Argument<Path> file;
  private final Argument<String> saved;
  private final Argument<String> save;
  private final Argument<Path> sequence;
  private final Argument<Path> replay;
  private final Argument<Duration> every;
  private final Argument<Integer> count;
  private final Argument<Double> speed;

  MessageArguments(Shape shape, TalkText text) {
    this.text = text;
    words = shape.restParameters(Values.text("MESSAGE"), text.parameterMessage());
    shape.group(text.groupMessage());
    file = shape.option("-f --file", Values.file("FILE"), text.optionFile());
    saved = shape.option("--saved", Values.text("NAME"), text.optionSaved());
    save = shape.option("--save", Values.text("NAME"), text.optionSave());
    sequence = shape.option("--sequence", Values.file("FILE"), text.optionSequence());
    replay = shape.option("--replay", Values.file("FILE"), text.optionReplay());
    input = new InputArguments(shape, text);
    shape.group(text.groupRhythm());
    every = shape.option("--every", Values.duration("TIME"), text.optionEvery());
    count = shape.option("--count", Values.integer("N", 1, Integer.MAX_VALUE), text.optionCount());
    speed = shape.option("--speed", Values.number("X", 0.001, 1_000_000), text.optionSpeed());
  }

  /** Reads files and saved messages now, so that a mistake shows before a connection is made. */
  ClientRun.Speaker speaker(Run run, boolean hasDatagrams) throws IOException {
    checkOneMessage();
    if (file.isGiven()) {
      return conversation -> sendFile(run, conversation);
    }
    if (sequence.isGiven()) {
      return playing(Sequence.parse(read(sequence.value())));
    }
    if (replay.isGiven()) {
      return playing(recording());
    }
    Bytes message =
        saved.isGiven()
            ? savedMessage(run)
            : input.style(hasDatagrams).message(String.join(" ", words.all()));
    if (save.isGiven()) {
      new SavedMessages(run.state()).save(save.value(), message);
      run.output().say(text.savedUnder(save.value()));
    }
    return repeating(message);
  }

  private void checkOneMessage() throws UsageException {
    List<Argument<?>> all = List.of(words, file, saved, sequence, replay);
    List<Argument<?>> given = all.stream().filter(Argument::isGiven).toList();
    if (given.isEmpty()) {
      throw new UsageException(
          new Explanation(
              text.messageMissingWhat(), text.messageMissingWhy(), text.messageMissingTodo()));
    }
    if (given.size() > 1) {
      throw new UsageException(
          new Explanation(
              text.oneTransportWhat(
                  given.get(0).facts().longestName(), given.get(1).facts().longestName()),
              text.oneMessageWhy(),
              text.oneTransportTodo()));
    }
  }

  private void sendFile(Run run, Conversation conversation) throws IOException {
    Path path = file.value();
    long total = Files.isRegularFile(path) ? Files.size(path) : 0;
    String label = String.valueOf(path.getFileName());
    try (Progress progress = run.output().progress(label, Progress.Unit.BYTES, total)) {
      SentFile.send(path, conversation, progress::at);
    }
  }

  private static String read(Path path) throws FailureException {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw Failure.wrap(e, path.toString());
    }
  }

  private Sequence recording() throws IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(replay.value()))) {
      return Sequence.ofRecording(RecordExport.readJsonLines(stream), Direction.IN);
    } catch (IOException e) {
      throw Failure.wrap(e, replay.value().toString());
    }
  }

  private Bytes savedMessage(Run run) throws IOException {
    return new SavedMessages(run.state())
        .find(saved.value())
        .orElseThrow(() ->
            new FailureException(
                new Failure(
                    Failure.Kind.BAD_INPUT, saved.value(), text.notSavedTodo(saved.value()))));
  }

  /** The first at once, the others each after the time given. */
  private ClientRun.Speaker repeating(Bytes message) {
    boolean isEndless = every.isGiven() && !count.isGiven();
    long rounds = isEndless ? Long.MAX_VALUE : count.optional().orElse(1) - 1L;
    Sequence again = Sequence.of(every.optional().orElse(Duration.ZERO), message);
    return conversation -> {
      conversation.send(message);
      play(conversation, again, rounds);
    };
  }

  private ClientRun.Speaker playing(Sequence wanted) {
    Sequence paced = speed.isGiven() ? wanted.faster(speed.value()) : wanted;
    long rounds = count.optional().orElse(1);
    return conversation -> play(conversation, paced, rounds);
  }

  private static void play(Conversation conversation, Sequence sequence, long rounds)
      throws IOException, InterruptedException {
    AtomicReference<Failure> failure = new AtomicReference<>();
    try (Player player = Player.start(conversation, sequence, rounds, failure::set)) {
      player.await();
    }
    if (failure.get() != null) {
      throw new FailureException(failure.get());
    }
  }
}
