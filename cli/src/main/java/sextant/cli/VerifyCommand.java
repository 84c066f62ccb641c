package sextant.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import sextant.files.TransferHistory;
import sextant.files.TransferHistory.Verdict;
import sextant.files.TransferRecord;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** {@code sextant verify}: whether received files are still what arrived. */
final class VerifyCommand extends Command {
  VerifyCommand() {
    super("verify");
  }

  @Override
  public String sentence(Language language) {
    return new FilesText(language).verifySentence();
  }

  @Override
  protected Action shape(Shape shape) {
    FilesText text = new FilesText(shape.language());
    shape.example("sextant verify", text.exampleVerify());
    shape.example("sextant verify 3f2a9c0d", text.exampleVerifyOne());
    shape.example("sextant verify --json", text.exampleVerifyJson());
    Argument<String> transfer =
        shape.optionalParameter(Values.text("TRANSFER"), text.parameterTransfer());
    return run -> verify(run, transfer, text);
  }

  private static int verify(Run run, Argument<String> transfer, FilesText text) throws IOException {
    TransferHistory history = new TransferHistory(run.state());
    String wanted = transfer.optional().orElse("");
    List<TransferRecord> matching =
        history.all().stream()
            .filter(record -> record.isIncoming() && record.id().startsWith(wanted))
            .toList();
    if (matching.isEmpty()) {
      throw new FailureException(
          new Failure(Failure.Kind.NO_SUCH_FILE, wanted.isEmpty() ? "manifest" : wanted, ""));
    }
    List<Verdict> verdicts = history.verify(matching.getLast().id());
    boolean isFine = true;
    for (Verdict verdict : verdicts) {
      isFine &= verdict.state() == Verdict.State.SAME;
      show(run.output(), verdict, text);
    }
    if (isFine) {
      run.output().say(text.allSame(verdicts.size()));
    }
    return isFine ? Exit.DONE : Exit.FAILED;
  }

  private static void show(Output output, Verdict verdict, FilesText text) {
    String path = verdict.file().toString();
    if (output.isJson()) {
      try (JsonLine line = output.json("file")) {
        line.text("file", path).text("state", verdict.state().name().toLowerCase(Locale.ROOT));
      }
      return;
    }
    switch (verdict.state()) {
      case SAME -> {}
      case CHANGED -> output.line(text.fileChanged(Harmless.text(path)));
      case MISSING -> output.line(text.fileMissing(Harmless.text(path)));
    }
  }
}
