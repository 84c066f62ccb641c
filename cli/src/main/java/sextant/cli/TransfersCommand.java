package sextant.cli;

import sextant.words.Language;

/** {@code sextant transfers}: what moves, waits, was sent and received, and what to do with it. */
final class TransfersCommand extends Command {
  TransfersCommand() {
    super("transfers");
  }

  /** What was asked for. */
  record Arguments(
      Argument<Integer> last,
      Argument<String> peer,
      Argument<Boolean> sent,
      Argument<Boolean> received,
      Argument<Boolean> incomplete,
      Argument<Boolean> follow,
      Argument<String> pause,
      Argument<String> resume,
      Argument<String> cancel,
      Argument<String> retry,
      Argument<String> accept,
      Argument<String> decline) {}

  @Override
  public String sentence(Language language) {
    return new TransfersText(language).transfersSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    TransfersText text = new TransfersText(shape.language());
    shape.example("sextant transfers", text.exampleTransfers());
    shape.example("sextant transfers --last 5 --with Phone", text.exampleTransfersLast());
    shape.example("sextant transfers --follow", text.exampleTransfersFollow());
    shape.example("sextant transfers --resume 3f2a9c0d", text.exampleTransfersResume());
    shape.example("sextant transfers --json", text.exampleTransfersJson());
    shape.group(text.groupShow());
    Argument<Integer> last =
        shape.option("-n --last", Values.integer("N", 1, Integer.MAX_VALUE), text.optionLast());
    Argument<String> peer = shape.option("--with", Values.text("NAME"), text.optionWith());
    Argument<Boolean> sent = shape.flag("--sent", text.optionSent());
    Argument<Boolean> received = shape.flag("--received", text.optionReceived());
    Argument<Boolean> incomplete = shape.flag("--incomplete", text.optionIncomplete());
    Argument<Boolean> follow = shape.flag("-f --follow", text.optionFollow());
    shape.group(text.groupDo());
    Values<String> id = Values.text("ID");
    Argument<String> pause = shape.option("--pause", id, text.optionPause());
    Argument<String> resume = shape.option("--resume", id, text.optionResume());
    Argument<String> cancel = shape.option("--cancel", id, text.optionCancel());
    Argument<String> retry = shape.option("--retry", id, text.optionRetry());
    Argument<String> accept = shape.option("--accept", id, text.optionAcceptOffer());
    Argument<String> decline = shape.option("--decline", id, text.optionDeclineOffer());
    Arguments all =
        new Arguments(
            last,
            peer,
            sent,
            received,
            incomplete,
            follow,
            pause,
            resume,
            cancel,
            retry,
            accept,
            decline);
    return run -> new TransfersRun(run, all, text).go();
  }
}
