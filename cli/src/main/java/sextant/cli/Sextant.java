package sextant.cli;

import java.util.List;
import sextant.words.Language;

/**
 * The program itself: the table of every word after {@code sextant}. A new command is added here.
 */
final class Sextant extends CommandGroup {
  Sextant() {
    super("sextant");
  }

  @Override
  public String sentence(Language language) {
    return new CliText(language).sextantSentence();
  }

  @Override
  protected List<String> words() {
    return List.of(
        "talk",
        "ping",
        "sweep",
        "trace",
        "capture",
        "decode",
        "checksum",
        "fetch",
        "send",
        "receive",
        "devices",
        "pair",
        "share",
        "transfers",
        "verify",
        "chat",
        "tour",
        "doctor",
        "desktop",
        "completion");
  }

  @Override
  protected Word open(String word) {
    return switch (word) {
      case "talk" -> new TalkGroup();
      case "ping" -> new PingCommand();
      case "sweep" -> new SweepCommand();
      case "trace" -> new TraceCommand();
      case "capture" -> new CaptureCommand();
      case "decode" -> new DecodeCommand();
      case "checksum" -> new ChecksumCommand();
      case "fetch" -> new FetchCommand();
      case "tour" -> new TourCommand();
      case "doctor" -> new DoctorCommand();
      case "desktop" -> new DesktopCommand();
      case "send" -> new SendFilesCommand();
      case "receive" -> new ReceiveCommand();
      case "devices" -> new DevicesCommand();
      case "pair" -> new PairCommand();
      case "share" -> new ShareCommand();
      case "transfers" -> new TransfersCommand();
      case "verify" -> new VerifyCommand();
      case "chat" -> new ChatGroup();
      case "completion" -> new CompletionCommand();
      default -> throw new IllegalArgumentException("bug: no word " + word);
    };
  }

  @Override
  protected void shape(Shape shape) {
    CliText text = new CliText(shape.language());
    shape.example("sextant", text.exampleFirstPage());
    shape.example("sextant --version", text.exampleVersion());
    shape.example("sextant help talk serve", text.exampleHelp());
  }
}
