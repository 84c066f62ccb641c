package sextant.tour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.words.Explanation;
import sextant.words.Language;
import sextant.words.Quantity;

/** What a lesson notes while it runs; one thread. */
final class Notes {
  private final Exercise exercise;
  private final Language language;
  private final List<String> did = new ArrayList<>();
  private final List<Step.Measure> measured = new ArrayList<>();
  private final List<String> byHand = new ArrayList<>();
  private final List<Step.Listing> listings = new ArrayList<>();
  private final List<Path> pictures = new ArrayList<>();
  private @Nullable Explanation trouble;
  private boolean isFailed;

  Notes(Exercise exercise, Language language) {
    this.exercise = exercise;
    this.language = language;
  }

  Language language() {
    return language;
  }

  TourText text() {
    return new TourText(language);
  }

  void did(String sentence) {
    did.add(sentence);
  }

  void measured(String name, String value) {
    measured.add(new Step.Measure(name, value));
  }

  void took(String name, long nanos) {
    measured(name, Quantity.duration(nanos));
  }

  void byHand(String... commands) {
    byHand.addAll(List.of(commands));
  }

  void listing(String title, String content) {
    listings.add(new Step.Listing(title, content.stripTrailing()));
  }

  void picture(Path file) {
    pictures.add(file);
  }

  /** Something is missing here, and the lesson goes on. */
  void lacks(Explanation what) {
    trouble = what;
  }

  void failed(Explanation what) {
    trouble = what;
    isFailed = true;
  }

  Step step() {
    Step.State state = trouble == null ? Step.State.DONE : Step.State.PARTLY;
    return new Step(
        exercise,
        isFailed ? Step.State.FAILED : state,
        did,
        measured,
        byHand,
        listings,
        pictures,
        Optional.ofNullable(trouble));
  }
}
