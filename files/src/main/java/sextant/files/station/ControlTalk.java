package sextant.files.station;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.files.Discovery;
import sextant.files.Found;
import sextant.files.Transfer;
import sextant.words.Failure;
import sextant.words.FailureException;

/** What one other process asks, and the answers. Its thread calls {@link #run}. */
final class ControlTalk {
  private static final String END = "end";

  private final Station station;
  private final LineChannel channel;
  private volatile @Nullable RemoteSeat seat;

  ControlTalk(Station station, LineChannel channel) {
    this.station = station;
    this.channel = channel;
  }

  void run() {
    try {
      channel.write(station.greeting().toLine());
      for (Optional<Line> line = channel.read(); line.isPresent(); line = channel.read()) {
        try {
          answer(line.get());
        } catch (FailureException e) {
          channel.write(Line.of("error").with(e.failure()));
        }
      }
    } catch (IOException _) { // it went away, or does not speak as we do
    } finally {
      RemoteSeat taken = seat;
      if (taken != null) {
        station.table().leave(taken);
      }
      channel.close();
    }
  }

  private void answer(Line line) throws IOException {
    switch (line.is()) {
      case "devices" -> devices(line.flag("scan"));
      case "transfers" -> transfers();
      case "control" -> control(line.text("id"), line.oneOf(StationCall.Action.class, "action"));
      case "order" -> {
        station.order(QueuedOrder.of(line));
        end();
      }
      case "attach" -> attach(RemoteSeat.Wish.of(line));
      case "files" -> files(line.text("id"));
      case "answer" -> answerOffer(line.text("id"), line.flag("accept"), Choice.of(line));
      case "yield" -> giveWay(line.oneOf(Rank.class, "rank"));
      case "stop" -> {
        end();
        station.leave(Departure.STOPPED);
      }
      default -> throw Line.wrong("nothing is called " + line.is());
    }
  }

  private void end() throws IOException {
    channel.write(Line.of(END));
  }

  private void devices(boolean isScanning) throws IOException {
    Optional<Discovery> discovery = station.discovery();
    if (isScanning && discovery.isPresent()) {
      try {
        discovery.get().scan();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    for (Found each : discovery.map(Discovery::devices).orElse(List.of())) {
      channel.write(DeviceLines.of(each));
    }
    end();
  }

  private void transfers() throws IOException {
    for (Transfer each : station.transfers().all()) {
      channel.write(TransferView.of(each).toLine());
    }
    for (OfferView each : station.offers()) {
      channel.write(each.toLine());
    }
    end();
  }

  private void files(String offer) throws IOException {
    Question question =
        station.table().open().stream()
            .filter(each -> each.id().equals(offer))
            .findFirst()
            .orElseThrow(
                () -> new FailureException(new Failure(Failure.Kind.NO_SUCH_TRANSFER, offer, "")));
    for (OfferFile each : OfferFile.of(question)) {
      channel.write(each.toLine());
    }
    end();
  }

  private void control(String id, StationCall.Action action) throws IOException {
    List<Transfer> named =
        station.transfers().all().stream().filter(each -> each.id().startsWith(id)).toList();
    if (named.size() != 1) {
      throw new FailureException(new Failure(Failure.Kind.NO_SUCH_TRANSFER, id, ""));
    }
    Transfer transfer = named.getFirst();
    switch (action) {
      case PAUSE -> transfer.pause();
      case RESUME -> transfer.resume();
      case CANCEL -> transfer.cancel();
      case RETRY -> transfer.retry();
    }
    channel.write(TransferView.of(transfer).toLine());
    end();
  }

  // The answer to it comes first; what happens meanwhile waits in the seat's queue.
  private void attach(RemoteSeat.Wish wish) throws IOException {
    if (seat == null) {
      RemoteSeat taken = new RemoteSeat(channel, wish);
      seat = taken;
      if (wish.showsCode()) {
        taken.heard(new SeatNews.Code(station.showCode(taken).text()));
      }
      station.table().sit(taken);
      end();
      taken.begin();
    }
  }

  // A face answers by its seat; a command that only passes by answers for the holder.
  private void answerOffer(String id, boolean isYes, Choice choice) throws IOException {
    RemoteSeat taken = seat;
    if (taken != null) {
      taken.answer(id, isYes, choice);
    } else if (station.answer(id, isYes)) {
      end();
    } else {
      throw new FailureException(new Failure(Failure.Kind.NO_SUCH_TRANSFER, id, ""));
    }
  }

  private void giveWay(Rank rank) throws IOException {
    if (!station.yieldsTo(rank)) {
      throw new FailureException(
          new Failure(Failure.Kind.STATION_BUSY, Long.toString(ProcessHandle.current().pid()), ""));
    }
    end();
    station.leave(Departure.YIELDED);
  }

  /** Tells the face that has a seat here; nobody else listens. */
  void say(SeatNews news) {
    RemoteSeat taken = seat;
    if (taken != null) {
      taken.heard(news);
    }
  }

  /** Ends it, once a face with a seat here has heard the last. */
  void close() {
    RemoteSeat taken = seat;
    if (taken != null) {
      taken.awaitFarewell();
    }
    channel.close();
  }
}
