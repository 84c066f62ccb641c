package sextant.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import sextant.files.LinkPolicy;
import sextant.words.Explanation;
import sextant.words.Language;

/** {@code sextant send}: files, folders, standard input or a text to one device or several. */
final class SendFilesCommand extends Command {
  SendFilesCommand() {
    super("send");
  }

  @Override
  public String sentence(Language language) {
    return new FilesText(language).sendSentence();
  }

  /** What was asked for. */
  record Arguments(
      Argument<Path> paths,
      Argument<String> to,
      Argument<String> pin,
      Argument<Boolean> http,
      Argument<String> text,
      Argument<String> name,
      Argument<LinkPolicy> links,
      Argument<Long> limit,
      Argument<Duration> patience,
      Argument<Boolean> waits,
      Argument<Boolean> hash,
      Argument<Boolean> queue,
      Argument<String> alias) {}

  @Override
  protected Action shape(Shape shape) {
    FilesText text = new FilesText(shape.language());
    shape.example("sextant send photos --to Phone", text.exampleSend());
    shape.example("sextant send notes.txt --to 127.0.0.1:53317", text.exampleSendHost());
    shape.example("sextant send plan.pdf --to Phone --to Desk --wait", text.exampleSendMany());
    shape.example("sextant send plan.pdf --to Phone --queue", text.exampleSendQueue());
    shape.example("sextant send - --name dump.sql --to Desk", text.exampleSendPipe());
    Argument<Path> paths = shape.restParameters(Values.file("PATH"), text.paths());
    shape.group(text.groupTo());
    Argument<String> to = shape.option("-t --to", Values.text("DEVICE"), text.optionTo());
    Argument<String> pin = shape.option("-p --pin", Values.text("PIN"), text.optionPin());
    Argument<Boolean> http = shape.flag("--http", text.optionHttp());
    shape.group(text.groupWhat());
    Argument<String> message = shape.option("--text", Values.text("TEXT"), text.optionText());
    Argument<String> name =
        shape.option("--name", Values.text("NAME"), text.optionName()).orElse("stdin");
    Argument<LinkPolicy> links =
        shape
            .option("--links", Values.oneOf("POLICY", LinkPolicy.class), text.optionLinks())
            .orElse(LinkPolicy.FOLLOW);
    Argument<Long> limit = shape.option("--limit", Values.size("BYTES"), text.optionLimit());
    Argument<Duration> patience =
        shape
            .option("--patience", Values.duration("TIME"), text.optionPatience())
            .orElse(Duration.ofMinutes(1));
    Argument<Boolean> waits = shape.flag("--wait", text.optionWaits());
    Argument<Boolean> queue = shape.flag("--queue", text.optionQueue());
    Argument<Boolean> hash = shape.flag("--hash", text.optionHash());
    Argument<String> alias = shape.option("--alias", Values.text("NAME"), text.optionAlias());
    Arguments all =
        new Arguments(
            paths, to, pin, http, message, name, links, limit, patience, waits, hash, queue, alias);
    return run -> {
      require(
          paths.isGiven() || message.isGiven(),
          text.nothingToSend(),
          text.paths(),
          text.nothingToSendTodo());
      require(to.isGiven(), text.noTarget(), text.optionTo(), text.noTargetTodo());
      return new SendFilesRun(run, all, text).go();
    };
  }

  private static void require(boolean isFine, String what, String why, String todo)
      throws UsageException {
    if (!isFine) {
      throw new UsageException(new Explanation(what, why, todo));
    }
  }

  /** Whether a path stands for standard input. */
  static boolean isStandardInput(List<Path> paths) {
    return paths.size() == 1 && paths.getFirst().toString().equals("-");
  }
}
