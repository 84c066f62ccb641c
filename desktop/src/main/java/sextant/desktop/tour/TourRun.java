package sextant.desktop.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import sextant.desktop.kit.LivePage;
import sextant.desktop.kit.Ui;
import sextant.tour.Exercise;
import sextant.tour.PageViewer;
import sextant.tour.Program;
import sextant.tour.Step;
import sextant.tour.Tour;
import sextant.tour.WorkFolder;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/**
 * One tour on a thread of its own. The card hears of it on the JavaFX thread, and nothing more once
 * it was ended.
 */
final class TourRun implements Guide.Walk {
  private static final long PAGE_SECONDS = 30;
  private static final long END_MILLIS = 2_000;

  private final Surroundings around;
  private final Language language;
  private final Guide.Card card;
  private final Thread thread;
  private boolean isEnded;

  /**
   * What a tour needs of the house.
   *
   * @param folder where its folder is made, and deleted when the tour is over
   * @param pages gives an empty page to show live; empty where no room shows pages
   */
  record Surroundings(Path folder, Optional<Supplier<LivePage>> pages) {}

  /** A tour that begins now. */
  TourRun(Surroundings around, Language language, Guide.Card card) {
    this.around = around;
    this.language = language;
    this.card = card;
    // A raw socket pins its carrier, so the tour has a thread of the system.
    thread = Thread.ofPlatform().daemon().name("tour").start(this::run);
  }

  @Override
  public void end() {
    isEnded = true;
    thread.interrupt();
  }

  @Override
  public void awaitEnd() {
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (WorkFolder folder = WorkFolder.in(around.folder(), "tour-")) {
      Tour tour = new Tour(Program.ofThisProcess(), language);
      Tour shown =
          around.pages().map(pages -> tour.showingPagesIn(new InTheCard(pages))).orElse(tour);
      shown.run(EnumSet.allOf(Exercise.class), folder.path(), new Told());
    } catch (IOException noFolder) {
      Failure why = Failure.of(noFolder, around.folder().toString());
      tell(() -> card.failed(why));
    } catch (InterruptedException ended) {
      return; // the card has said so
    }
    tell(card::over);
  }

  private void tell(Runnable change) {
    Ui.later(() -> {
      if (!isEnded) {
        change.run();
      }
    });
  }

  /** Brings what happens to the card. */
  private final class Told implements Tour.Listener {
    @Override
    public void begins(Exercise exercise) {
      tell(() -> card.begins(exercise));
    }

    @Override
    public void ended(Step step) {
      List<TourReport.Picture> pictures =
          step.pictures().stream().flatMap(file -> read(file).stream()).toList();
      tell(() -> card.ended(step, pictures));
    }
  }

  private static Optional<TourReport.Picture> read(Path file) {
    try (var bytes = Files.newInputStream(file)) {
      String name = String.valueOf(file.getFileName());
      return Optional.of(new TourReport.Picture(name, new Image(bytes)));
    } catch (IOException gone) {
      return Optional.empty(); // the step has a picture less
    }
  }

  /** Shows a page live in the card. */
  private final class InTheCard implements PageViewer {
    private final Supplier<LivePage> pages;

    InTheCard(Supplier<LivePage> pages) {
      this.pages = pages;
    }

    @Override
    public void show(String url) throws IOException, InterruptedException {
      var outcome = new CompletableFuture<Optional<Failure>>();
      tell(() -> {
        LivePage page = pages.get();
        card.shows(page);
        page.load(url, outcome::complete);
      });
      Optional<Failure> failure = await(outcome, url);
      if (failure.isPresent()) {
        throw new FailureException(failure.get());
      }
    }

    private static Optional<Failure> await(CompletableFuture<Optional<Failure>> outcome, String url)
        throws InterruptedException {
      try {
        return outcome.get(PAGE_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException late) {
        return Optional.of(new Failure(Failure.Kind.TIMEOUT, url, ""));
      } catch (ExecutionException bug) {
        throw new IllegalStateException("bug: a page that is shown tells no exception", bug);
      }
    }
  }
}
