package sextant.desktop.talk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.talk.LogLine.Remark;
import sextant.talk.Conversation;
import sextant.talk.Direction;
import sextant.talk.Player;
import sextant.talk.RecordExport;
import sextant.talk.Recording;
import sextant.talk.Sequence;
import sextant.words.Failure;
import sextant.words.Language;

/** Plays sequences and recordings into conversations, one at a time in each tab. JavaFX thread. */
final class Playing implements AutoCloseable {
  private final RoomContext context;
  private final SessionRunner runner;
  private final Map<Session, Player> players = new HashMap<>();

  /** How a file becomes messages. */
  private interface Reading {
    Sequence read(Path file) throws IOException;
  }

  Playing(RoomContext context, SessionRunner runner) {
    this.context = context;
    this.runner = runner;
  }

  /** Asks for a file of messages and delays, and sends them. */
  void playSequence(Session session, Language language) {
    play(session, language, file -> Sequence.parse(Files.readString(file)));
  }

  /** Asks for a recording and sends again what was sent in it, this many times as fast. */
  void replay(Session session, Language language, double factor) {
    play(session, language, file -> recording(file).faster(factor));
  }

  // What a client recorded it has sent itself; what a server recorded came from its client.
  private static Sequence recording(Path file) throws IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
      List<Recording.Entry> entries = RecordExport.readJsonLines(stream);
      boolean sent = entries.stream().anyMatch(entry -> entry.direction() == Direction.OUT);
      return Sequence.ofRecording(entries, sent ? Direction.OUT : Direction.IN);
    }
  }

  private void play(Session session, Language language, Reading reading) {
    Optional<Conversation> conversation = runner.conversation(session);
    var text = new TalkRoomText(language);
    if (conversation.isEmpty()) {
      remark(session, true, now -> new TalkRoomText(now).choosePeer());
      return;
    }
    context
        .filePicker()
        .open(text.playTitle())
        .ifPresent(file ->
            Ui.background("talk-play", () -> read(session, conversation.get(), file, reading)));
  }

  private void read(Session session, Conversation conversation, Path file, Reading reading) {
    try {
      Sequence sequence = reading.read(file);
      Ui.later(() -> start(session, conversation, sequence));
    } catch (IOException failed) {
      Failure failure = Failure.of(failed, file.toString());
      Ui.later(() -> session.failureProperty().set(Optional.of(failure)));
    }
  }

  private void start(Session session, Conversation conversation, Sequence sequence) {
    stop(session);
    int count = sequence.steps().size();
    remark(session, false, now -> new TalkRoomText(now).playing(count));
    Player player =
        Player.start(
            conversation, sequence, 1, failure -> remark(session, true, now -> failure.line(now)));
    players.put(session, player);
  }

  private static void remark(
      Session session, boolean bad, java.util.function.Function<Language, String> words) {
    session.log().offer(new Remark(LogWriter.now(), words, bad));
  }

  /** Stops before the next message. */
  void stop(Session session) {
    Player player = players.remove(session);
    if (player != null) {
      player.close();
    }
  }

  @Override
  public void close() {
    players.values().forEach(Player::close);
    players.clear();
  }
}
