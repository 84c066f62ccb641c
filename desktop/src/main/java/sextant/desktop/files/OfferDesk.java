package sextant.desktop.files;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.desktop.kit.Ui;
import sextant.files.Decision;
import sextant.files.Doorkeeper;
import sextant.files.Doorkeeper.Judgement;
import sextant.files.Doorkeeper.Openness;
import sextant.files.Proposal;
import sextant.files.ReceiveDesk;
import sextant.files.ReceiveEvent;
import sextant.identity.TrustedDevices;
import sextant.words.FailureException;

/** The person in front of the window as the receiver sees them: offers become panels. */
final class OfferDesk implements ReceiveDesk {
  private final FilesModel model;
  private final Path usual;
  private final Doorkeeper keeper;
  private final Consumer<ReceiveEvent> happened;
  private final Consumer<PendingOffer> arrived;

  /**
   * Made on the JavaFX thread. Hears {@code arrived} for each new offer and {@code happened} for
   * all else, on JavaFX's.
   */
  OfferDesk(
      FilesModel model,
      TrustedDevices devices,
      Consumer<PendingOffer> arrived,
      Consumer<ReceiveEvent> happened) {
    this.model = model;
    this.usual = model.folderProperty().get();
    this.keeper = new Doorkeeper(devices, Openness.ASK);
    this.arrived = arrived;
    this.happened = happened;
  }

  @Override
  public Decision decide(Proposal proposal) throws InterruptedException {
    try {
      return switch (keeper.judge(proposal)) {
        case Judgement.Take take -> take.accept();
        case Judgement.Refuse _ -> new Decision.Decline();
        case Judgement.Ask ask -> askPerson(proposal, ask);
      };
    } catch (FailureException e) {
      Ui.later(() -> model.failureProperty().set(Optional.of(e.failure())));
      return new Decision.Decline();
    }
  }

  private Decision askPerson(Proposal proposal, Judgement.Ask ask)
      throws FailureException, InterruptedException {
    Decision.Accept welcome = keeper.welcome(proposal);
    PendingOffer offer =
        new PendingOffer(proposal, ask.standing(), usual, welcome.folder().orElse(usual));
    Ui.later(() -> {
      model.offers().add(offer);
      arrived.accept(offer);
    });
    try {
      return offer.await();
    } finally {
      Ui.later(() -> model.offers().remove(offer));
    }
  }

  @Override
  public void happened(ReceiveEvent event) {
    Ui.later(() -> happened.accept(event));
  }
}
