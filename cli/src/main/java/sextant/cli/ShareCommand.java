package sextant.cli;

import java.nio.file.Path;
import java.time.Duration;
import sextant.words.Language;

/** {@code sextant share}: a link for people who have no app. */
final class ShareCommand extends Command {
  ShareCommand() {
    super("share");
  }

  @Override
  public String sentence(Language language) {
    return new ShareCommandText(language).shareSentence();
  }

  /** What was asked for. */
  record Arguments(
      Argument<Path> paths,
      Argument<Boolean> lan,
      Argument<Integer> port,
      Argument<Path> upload,
      Argument<String> pin,
      Argument<Duration> life,
      Argument<Boolean> once) {}

  @Override
  protected Action shape(Shape shape) {
    ShareCommandText text = new ShareCommandText(shape.language());
    shape.example("sextant share --lan notes.txt", text.exampleShare());
    shape.example("sextant share --lan --upload inbox --pin 4711", text.exampleShareUpload());
    shape.example("sextant share notes.txt --for 10m", text.exampleShareHere());
    Argument<Path> paths = shape.restParameters(Values.file("PATH"), text.paths());
    shape.group(text.groupReach());
    Argument<Boolean> lan = shape.flag("--lan", text.optionLan());
    Argument<Integer> port = shape.option("--port", Values.port(), text.optionPort()).orElse(0);
    shape.group(text.groupAllow());
    Argument<Path> upload = shape.option("--upload", Values.file("DIR"), text.optionUpload());
    Argument<String> pin = shape.option("-p --pin", Values.text("PIN"), text.optionPin());
    Argument<Duration> life =
        shape
            .option("--for", Values.duration("TIME"), text.optionFor())
            .orElse(Duration.ofHours(1));
    Argument<Boolean> once = shape.flag("--once", text.optionOnce());
    Arguments all = new Arguments(paths, lan, port, upload, pin, life, once);
    return run -> new ShareRun(run, all, text).go();
  }
}
