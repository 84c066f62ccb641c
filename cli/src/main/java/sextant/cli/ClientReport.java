package sextant.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import sextant.identity.CertificateLines;
import sextant.identity.PeerTrust;
import sextant.talk.Conversation;
import sextant.talk.Ending;
import sextant.talk.PcapngExport;
import sextant.talk.Protection;
import sextant.talk.RecordExport;
import sextant.talk.RecordFilter;
import sextant.talk.RecordView;
import sextant.talk.TalkClient;
import sextant.words.Failure;
import sextant.words.FailureException;

/** What a client in the terminal says about its conversation, beside the conversation itself. */
final class ClientReport {
  private final Run run;
  private final ClientRun.Wishes wishes;
  private final TalkText text;

  ClientReport(Run run, ClientRun.Wishes wishes) {
    this.run = run;
    this.wishes = wishes;
    this.text = new TalkText(run.language());
  }

  /** Tells what a person must know of the other side before a word is said. */
  void connected(Conversation conversation) {
    conversation.protection().ifPresent(this::showProtection);
  }

  private void showProtection(Protection protection) {
    Output output = run.output();
    boolean isFirst =
        protection.verdict().filter(v -> v == PeerTrust.Verdict.FIRST_MET).isPresent();
    if (protection.peerChain().isEmpty() || (!isFirst && !wishes.showsCertificate())) {
      return;
    }
    output.say(protection.text());
    for (CertificateLines.Line line :
        CertificateLines.of(protection.peerChain().getFirst(), Instant.now(), run.language())) {
      String label = output.talkPaint().in(Ink.FAINT, Columns.left(line.label(), 14));
      output.say("  " + label + " " + line.value());
    }
    protection
        .verdict()
        .ifPresent(v -> output.say("  " + CertificateLines.verdict(v, run.language())));
  }

  /** Writes what was said to a file, when that was wished. */
  void ended(TalkClient client, Ending ending) throws IOException {
    if (wishes.export().isPresent()) {
      Path file = wishes.export().get();
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
        export(client, file.toString().toLowerCase(Locale.ROOT), stream);
      } catch (IOException e) {
        throw Failure.wrap(e, file.toString());
      }
      run.output().say(text.exported(file));
    }
    if (ending == Ending.IDLE) {
      run.output().say(text.endIdle());
    }
  }

  private void export(TalkClient client, String name, OutputStream stream) throws IOException {
    if (name.endsWith(".jsonl") || name.endsWith(".json")) {
      RecordExport.jsonLines(stream, client.conversation(), RecordFilter.ALL);
    } else if (name.endsWith(".txt")) {
      RecordExport.text(stream, client.conversation(), RecordFilter.ALL, RecordView.TEXT);
    } else {
      PcapngExport.Subject subject =
          new PcapngExport.Subject(client.conversation(), client.address(), true);
      PcapngExport.write(stream, subject, run.language());
    }
  }

  /** The exit code of an ending; what went wrong is thrown. */
  int exit(Conversation conversation, Ending ending) throws FailureException {
    return switch (ending) {
      case FINISHED, QUIT, CLOSED, IDLE, KICKED -> Exit.DONE;
      case RESET ->
          throw new FailureException(
              new Failure(Failure.Kind.CONNECTION_RESET, conversation.peer(), ""));
      case TOO_SLOW, FAILED ->
          throw new FailureException(
              conversation
                  .failure()
                  .orElse(new Failure(Failure.Kind.OTHER, conversation.peer(), ending.name())));
    };
  }
}
