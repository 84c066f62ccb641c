package sextant.desktop.talk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.talk.LogLine.Remark;
import sextant.talk.Conversation;
import sextant.talk.PcapngExport;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** Writes what was said in a tab to a file the person chooses. */
final class Exporter {
  private final RoomContext context;
  private final SessionRunner runner;

  /** A file, and the language of what is written there. */
  private record Target(Path file, Language language) {}

  Exporter(RoomContext context, SessionRunner runner) {
    this.context = context;
    this.runner = runner;
  }

  /** Writes the log to a file the person chooses. */
  void export(Session session, TalkExport.Format format, Language language) {
    var text = new TalkRoomText(language);
    context
        .filePicker()
        .save(text.export(), "conversation" + format.suffix())
        .ifPresent(file -> write(session, format, new Target(file, language)));
  }

  private void write(Session session, TalkExport.Format format, Target target) {
    Path file = target.file();
    Language language = target.language();
    List<LogLine> lines = List.copyOf(session.log().items());
    Optional<Conversation> conversation = runner.conversation(session);
    Ui.background(
        "talk-export",
        () -> {
          try {
            if (format == TalkExport.Format.PCAPNG) {
              writePcapng(session, conversation, target);
            } else {
              Files.writeString(
                  file,
                  TalkExport.write(
                      format, lines.stream().map(session.longMessages()::whole).toList(), language),
                  StandardCharsets.UTF_8);
            }
            session
                .log()
                .offer(
                    new Remark(
                        LogWriter.now(),
                        now -> new TalkRoomText(now).exported(file.toString()),
                        false));
          } catch (IOException failed) {
            Failure failure = Failure.of(failed, file.toString());
            Ui.later(() -> session.failureProperty().set(Optional.of(failure)));
          }
        });
  }

  private void writePcapng(Session session, Optional<Conversation> conversation, Target target)
      throws IOException {
    if (conversation.isEmpty()) {
      throw new FailureException(
          new Failure(
              Failure.Kind.BAD_INPUT,
              target.file().toString(),
              new TalkRoomText(target.language()).choosePeer()));
    }
    var subject =
        new PcapngExport.Subject(conversation.get(), session.address(), !session.isServer());
    PcapngExport.write(Files.newOutputStream(target.file()), subject, target.language());
  }
}
