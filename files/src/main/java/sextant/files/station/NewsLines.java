package sextant.files.station;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import sextant.files.Paired;
import sextant.identity.Fingerprint;

/** News as lines of the control channel, and back. */
final class NewsLines {
  private NewsLines() {}

  static Line of(SeatNews news) {
    return switch (news) {
      case SeatNews.Asked asked -> asked.offer().toLine();
      case SeatNews.Settled settled -> Line.of("settled").with("id", settled.offer());
      case SeatNews.Refused refused ->
          Line.of("refused")
              .with("from", refused.from())
              .with("address", refused.address())
              .with("why", refused.why().name());
      case SeatNews.Withdrawn gone -> Line.of("withdrawn").with("from", gone.from());
      case SeatNews.Message message ->
          Line.of("message")
              .with("from", message.from())
              .with("address", message.address())
              .with("text", message.text());
      case SeatNews.ShutOut out -> Line.of("shut-out").with("address", out.address());
      case SeatNews.Code code -> Line.of("code").with("text", code.text());
      case SeatNews.CodeTyped typed ->
          DeviceLines.with(Line.of("code-typed"), typed.other().device(), typed.other().address())
              .with("proven", typed.other().fingerprint().hex());
      case SeatNews.CodeOver _ -> Line.of("code-over");
      case SeatNews.Left left -> Line.of("left").with("why", left.why().name());
      case SeatNews.Started _,
          SeatNews.Stored _,
          SeatNews.Skipped _,
          SeatNews.Failed _,
          SeatNews.Ended _ ->
          ofTransfer(news);
    };
  }

  private static Line ofTransfer(SeatNews news) {
    return switch (news) {
      case SeatNews.Started started ->
          Line.of("started").with("transfer", started.transfer()).with("ours", started.isOurs());
      case SeatNews.Stored stored ->
          Line.of("stored")
              .with("transfer", stored.transfer())
              .with("file", stored.file().toString())
              .with("size", stored.size())
              .with("renamed", stored.isRenamed())
              .with("ours", stored.isOurs());
      case SeatNews.Skipped skipped ->
          Line.of("skipped")
              .with("transfer", skipped.transfer())
              .with("name", skipped.name())
              .with("size", skipped.size());
      case SeatNews.Failed failed ->
          Line.of("failed")
              .with("transfer", failed.transfer())
              .with("name", failed.name())
              .with(failed.why());
      case SeatNews.Ended ended ->
          Line.of("ended")
              .with("transfer", ended.transfer())
              .with("done", ended.doneFiles())
              .with("files", ended.totalFiles())
              .with("bytes", ended.bytes())
              .with("complete", ended.isComplete())
              .with("ours", ended.isOurs());
      default -> throw new IllegalStateException("bug: no news of a transfer");
    };
  }

  /** Empty for a line this version does not know. */
  static Optional<SeatNews> read(Line line) throws IOException {
    return Optional.ofNullable(
        switch (line.is()) {
          case "offer" -> new SeatNews.Asked(OfferView.of(line));
          case "settled" -> new SeatNews.Settled(line.text("id"));
          case "refused" ->
              new SeatNews.Refused(
                  line.text("from"),
                  line.text("address"),
                  line.oneOf(SeatNews.Refusal.class, "why"));
          case "withdrawn" -> new SeatNews.Withdrawn(line.text("from"));
          case "message" ->
              new SeatNews.Message(line.text("from"), line.text("address"), line.text("text"));
          case "shut-out" -> new SeatNews.ShutOut(line.text("address"));
          case "code" -> new SeatNews.Code(line.text("text"));
          case "code-typed" -> new SeatNews.CodeTyped(paired(line));
          case "code-over" -> new SeatNews.CodeOver();
          case "left" -> new SeatNews.Left(line.oneOf(Departure.class, "why"));
          case "started" -> new SeatNews.Started(line.text("transfer"), line.flag("ours"));
          case "stored" -> stored(line);
          case "skipped" ->
              new SeatNews.Skipped(line.text("transfer"), line.text("name"), line.number("size"));
          case "failed" ->
              new SeatNews.Failed(line.text("transfer"), line.text("name"), line.failure());
          case "ended" -> ended(line);
          default -> null;
        });
  }

  private static Paired paired(Line line) throws IOException {
    Fingerprint proven =
        Fingerprint.parse(line.text("proven")).orElseThrow(() -> Line.wrong("no fingerprint"));
    return new Paired(DeviceLines.device(line), proven, DeviceLines.address(line));
  }

  private static SeatNews stored(Line line) throws IOException {
    return new SeatNews.Stored(
        line.text("transfer"),
        Path.of(line.text("file")),
        line.number("size"),
        line.flag("renamed"),
        line.flag("ours"));
  }

  private static SeatNews ended(Line line) throws IOException {
    return new SeatNews.Ended(
        line.text("transfer"),
        (int) line.number("done"),
        (int) line.number("files"),
        line.number("bytes"),
        line.flag("complete"),
        line.flag("ours"));
  }
}
