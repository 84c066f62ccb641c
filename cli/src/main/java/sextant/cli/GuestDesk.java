package sextant.cli;

import java.util.List;
import java.util.Optional;
import sextant.files.station.Choice;
import sextant.files.station.OfferFile;
import sextant.files.station.StationCall;
import sextant.words.FailureException;

/** An offer to the process that holds the station, answered from the seat of a guest. */
final class GuestDesk implements OfferPrompt.Desk {
  private final Run run;
  private final StationCall seat;
  private final String offer;

  GuestDesk(Run run, StationCall seat, String offer) {
    this.run = run;
    this.seat = seat;
    this.offer = offer;
  }

  // News comes over the seat's own call, so what is asked meanwhile goes over another one.
  @Override
  public List<OfferFile> files() throws FailureException {
    Optional<StationCall> passing = StationCall.reach(run.state());
    if (passing.isEmpty()) {
      return List.of();
    }
    try (StationCall call = passing.get()) {
      return call.files(offer);
    }
  }

  @Override
  public void accept(Choice choice) {
    try {
      seat.accept(offer, choice);
    } catch (FailureException e) {
      warn(e);
    }
  }

  @Override
  public void decline() {
    try {
      seat.decline(offer);
    } catch (FailureException e) {
      warn(e);
    }
  }

  private void warn(FailureException e) {
    run.output().warn(e.failure().explain(run.language()).inOneLine());
  }
}
