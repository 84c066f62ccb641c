package sextant.desktop.files;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.desktop.kit.Ui;
import sextant.files.Doorkeeper;
import sextant.files.Doorkeeper.Openness;
import sextant.files.station.Departure;
import sextant.files.station.Host;
import sextant.files.station.Question;
import sextant.files.station.SeatNews;
import sextant.identity.TrustedDevices;
import sextant.words.FailureException;

/** The person in front of the window as the station sees them: offers become panels. */
final class OfferDesk implements Host {
  private final FilesModel model;
  private final Path usual;
  private final Doorkeeper keeper;
  private final Hearing hearing;

  /** What the room does with what it hears; on the JavaFX thread. */
  interface Hearing {
    /** A new offer is in the model. */
    void offered(PendingOffer offer);

    /** Something else happened. */
    void happened(SeatNews news);

    /** Another process receives from now on, or a person wants nobody to. */
    void left(Departure why);
  }

  /** Made on the JavaFX thread. */
  OfferDesk(FilesModel model, TrustedDevices devices, Hearing hearing) {
    this.model = model;
    this.usual = model.folderProperty().get();
    this.keeper = new Doorkeeper(devices, Openness.ASK);
    this.hearing = hearing;
  }

  @Override
  public Openness openness() {
    return Openness.ASK;
  }

  @Override
  public Optional<Path> folder() {
    return Optional.empty();
  }

  @Override
  public boolean canAnswer(Question question) {
    return true;
  }

  @Override
  public void ask(Question question) {
    Path proposed;
    try {
      proposed = keeper.welcome(question.proposal()).folder().orElse(usual);
    } catch (FailureException e) {
      Ui.later(() -> model.failureProperty().set(Optional.of(e.failure())));
      proposed = usual;
    }
    PendingOffer offer = new PendingOffer(question, this, usual, proposed);
    Ui.later(() -> {
      model.offers().add(offer);
      hearing.offered(offer);
    });
  }

  @Override
  public void heard(SeatNews news) {
    Consumer<SeatNews> then =
        news instanceof SeatNews.Settled settled
            ? any -> model.offers().removeIf(offer -> offer.id().equals(settled.offer()))
            : hearing::happened;
    Ui.later(() -> then.accept(news));
  }

  @Override
  public void leave(Departure why) {
    Ui.later(() -> hearing.left(why));
  }
}
