package sextant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sextant.chat.ChatServer;
import sextant.chat.log.SqliteLog;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** {@code sextant chat backup}: a whole copy of a store, also while its server runs. */
final class ChatBackupCommand extends Command {
  ChatBackupCommand() {
    super("backup");
  }

  @Override
  public String sentence(Language language) {
    return new ChatText(language).backupSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    ChatText text = new ChatText(shape.language());
    shape.example("sextant chat backup copy.db", text.exampleBackup());
    shape.example("sextant chat backup --data /srv/chat copy.db", text.exampleBackupData());
    shape.example("sextant chat backup --json copy.db", text.exampleBackup());
    shape.group(text.groupStore());
    Argument<Path> data = shape.option("--data", Values.file("DIR"), text.optionData());
    Argument<Path> target = shape.parameter(Values.file("FILE"), text.parameterTarget());
    return run -> backup(run, data, target.value());
  }

  private static int backup(Run run, Argument<Path> data, Path target) throws IOException {
    ChatText text = new ChatText(run.language());
    Path folder = data.optional().orElseGet(() -> run.state().file(ChatServeCommand.FOLDER));
    Path store = folder.resolve(ChatServer.STORE);
    if (!Files.exists(store)) {
      throw new FailureException(
          new Failure(Failure.Kind.NO_SUCH_FILE, store.toString(), text.noStoreDetail()));
    }
    try {
      SqliteLog.backup(store, target);
    } catch (IOException e) {
      throw Failure.wrap(e, target.toString());
    }
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("copied")) {
        line.text("file", target.toString()).number("bytes", Files.size(target));
      }
    } else {
      run.output().say(text.backedUp(target.toString()));
    }
    return Exit.DONE;
  }
}
