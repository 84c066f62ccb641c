package sextant.desktop.tour;

import java.util.List;
import sextant.desktop.kit.LivePage;
import sextant.tour.Exercise;
import sextant.tour.Step;
import sextant.words.Failure;

/** Walks through the exercises and tells a card of it. */
interface Guide {
  /** Begins a tour; the card hears of it until it is over or was ended. */
  Walk begin(Card card);

  /** A tour that runs. */
  interface Walk {
    /** Ends it: its programs and files go soon after. */
    void end();

    /** Waits a moment until its programs and files are gone, because the window closes. */
    void awaitEnd();
  }

  /** What is shown of it. JavaFX thread. */
  interface Card {
    void begins(Exercise exercise);

    /** The exercise that runs shows this page. */
    void shows(LivePage page);

    /** An exercise is over; {@code pictures} are those of its files, which go with the tour. */
    void ended(Step step, List<TourReport.Picture> pictures);

    /** There can be no tour. */
    void failed(Failure why);

    /** The tour is over by itself. */
    void over();
  }
}
