package sextant.cli;

import java.io.IOException;
import java.util.List;
import sextant.files.TransferHistory;
import sextant.files.TransferRecord;
import sextant.words.Language;
import sextant.words.Quantity;

/** {@code sextant transfers}: what was sent and received. */
final class TransfersCommand extends Command {
  TransfersCommand() {
    super("transfers");
  }

  @Override
  public String sentence(Language language) {
    return new FilesText(language).transfersSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    FilesText text = new FilesText(shape.language());
    shape.example("sextant transfers", text.exampleTransfers());
    shape.example("sextant transfers --last 5", text.exampleTransfersLast());
    shape.example("sextant transfers --json", text.exampleTransfersJson());
    shape.group(text.groupShow());
    Argument<Integer> last =
        shape.option("-n --last", Values.integer("N", 1, Integer.MAX_VALUE), text.optionLast());
    return run -> list(run, last, text);
  }

  private static int list(Run run, Argument<Integer> last, FilesText text) throws IOException {
    List<TransferRecord> all = new TransferHistory(run.state()).all();
    int from = Math.max(0, all.size() - last.optional().orElse(all.size()));
    for (TransferRecord each : all.subList(from, all.size())) {
      show(run.output(), each, text);
    }
    if (all.isEmpty()) {
      run.output().say(text.noTransfers());
    }
    return Exit.DONE;
  }

  private static void show(Output output, TransferRecord record, FilesText text) {
    if (output.isJson()) {
      try (JsonLine line = output.json("transfer")) {
        line.text("id", record.id())
            .time("ended", record.ended())
            .flag("incoming", record.isIncoming())
            .text("peer", record.peer())
            .text("folder", record.folder().toString())
            .number("files", record.files())
            .number("bytes", record.bytes())
            .flag("complete", record.isComplete());
      }
      return;
    }
    String peer = Harmless.text(record.peer());
    String who = record.isIncoming() ? text.from(peer) : text.to(peer);
    output.line(
        record.id()
            + "  "
            + record.ended()
            + "  "
            + Columns.left(who, 24)
            + Columns.right(Integer.toString(record.files()), 8)
            + Columns.right(Quantity.bytes(record.bytes()), 10)
            + (record.isComplete() ? "" : "  " + text.notComplete()));
  }
}
