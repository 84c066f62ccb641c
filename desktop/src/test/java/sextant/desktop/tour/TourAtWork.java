package sextant.desktop.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import sextant.desktop.kit.FilePicker;
import sextant.desktop.kit.Fx;
import sextant.tour.Exercise;
import sextant.tour.Step;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.Language;

/** The card of a tour whose figures are always the same. */
public final class TourAtWork {
  private static final List<Step.Measure> FIGURES =
      List.of(new Step.Measure("TCP", "235 µs"), new Step.Measure("UDP", "330 µs"));

  private TourAtWork() {}

  /** Two exercises are done, one was done in part, one failed, and the fifth runs. */
  public static Parent card(Language language) {
    var cards = new ArrayList<Guide.Card>();
    var view =
        new TourView(
            language,
            card -> {
              cards.add(card);
              return new Still();
            },
            FilePicker.ofSystem(() -> null),
            () -> {});
    Fx.run(() -> {
      var begin = view.node().lookup("#tour-begin");
      ((Button) begin).fire();
      Guide.Card card = cards.getFirst();
      tell(card, Exercise.SOCKETS, Step.State.DONE, Optional.empty());
      tell(card, Exercise.PING, Step.State.PARTLY, said(Failure.Kind.RAW_SOCKET_DENIED, language));
      tell(card, Exercise.WINDOW, Step.State.FAILED, said(Failure.Kind.NO_DISPLAY, language));
      card.begins(Exercise.WEB);
    });
    return new StackPane(view.node());
  }

  private static Optional<Explanation> said(Failure.Kind kind, Language language) {
    return Optional.of(new Failure(kind, "127.0.0.1", "errno 1").explain(language));
  }

  private static void tell(
      Guide.Card card, Exercise exercise, Step.State state, Optional<Explanation> trouble) {
    card.begins(exercise);
    var listings = List.of(new Step.Listing("0800", "0000  08 00 f2 e4 00 01 00 0b"));
    var byHand = List.of("sextant talk serve", "sextant talk connect 127.0.0.1 14153");
    var did = List.of("127.0.0.1:14153", "q!");
    card.ended(
        new Step(exercise, state, did, FIGURES, byHand, listings, List.of(), trouble), List.of());
  }

  private static final class Still implements Guide.Walk {
    @Override
    public void end() {}

    @Override
    public void awaitEnd() {}
  }
}
