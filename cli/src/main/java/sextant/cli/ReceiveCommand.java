package sextant.cli;

import java.nio.file.Path;
import sextant.files.Device;
import sextant.files.Doorkeeper.Openness;
import sextant.words.Language;

/** {@code sextant receive}: takes files from LocalSend devices and other Sextants. */
final class ReceiveCommand extends Command {
  ReceiveCommand() {
    super("receive");
  }

  @Override
  public String sentence(Language language) {
    return new FilesText(language).receiveSentence();
  }

  /** What was asked for. */
  record Arguments(
      Argument<Path> dir,
      Argument<Integer> port,
      Argument<Boolean> http,
      Argument<String> alias,
      Argument<String> pin,
      Argument<Openness> accept,
      Argument<Boolean> code,
      Argument<Boolean> once,
      Argument<Boolean> executable,
      Argument<Boolean> hidden,
      Argument<Boolean> background,
      Argument<Boolean> stop) {}

  @Override
  protected Action shape(Shape shape) {
    FilesText text = new FilesText(shape.language());
    shape.example("sextant receive", text.exampleReceive());
    shape.example("sextant receive --dir inbox --accept all --once", text.exampleReceiveAll());
    shape.example("sextant receive --dir - --accept trusted --once", text.exampleReceivePipe());
    shape.example("sextant receive --background --accept trusted", text.exampleReceiveBackground());
    shape.group(text.groupWhere());
    Argument<Path> dir =
        shape.option("-d --dir", Values.file("DIR"), text.optionDir()).orElse(Path.of("."));
    Argument<Integer> port =
        shape.option("--port", Values.port(), text.optionPort()).orElse(Device.USUAL_PORT);
    Argument<Boolean> http = shape.flag("--http", text.optionReceiveHttp());
    Argument<String> alias = shape.option("--alias", Values.text("NAME"), text.optionAlias());
    shape.group(text.groupWho());
    Argument<String> pin = shape.option("-p --pin", Values.text("PIN"), text.optionReceivePin());
    Argument<Openness> accept =
        shape
            .option("-a --accept", Values.oneOf("WHO", Openness.class), text.optionAccept())
            .orElse(Openness.ASK);
    Argument<Boolean> code = shape.flag("--code", text.optionCode());
    Argument<Boolean> once = shape.flag("--once", text.optionOnce());
    Argument<Boolean> executable = shape.flag("--keep-executable", text.optionExecutable());
    Argument<Boolean> hidden = shape.flag("--hidden", text.optionHidden());
    shape.group(text.groupBackground());
    Argument<Boolean> background = shape.flag("--background", text.optionBackground());
    Argument<Boolean> stop = shape.flag("--stop", text.optionStop());
    Arguments all =
        new Arguments(
            dir, port, http, alias, pin, accept, code, once, executable, hidden, background, stop);
    return run -> new ReceiveRun(run, all, text).go();
  }
}
