package sextant.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.words.Failure;
import sextant.words.Language;

/** Leads through the exercises. An interrupt of its thread ends it. */
public final class Tour {
  private final Program program;
  private final Language language;
  private final Optional<PageViewer> viewer;

  /** Hears how far the tour is; called on the tour's own thread. */
  public interface Listener {
    /** An exercise begins. */
    void begins(Exercise exercise);

    /** It is over. */
    void ended(Step step);
  }

  /** A tour that speaks this language and has its page painted into a picture. */
  public Tour(Program program, Language language) {
    this(program, language, Optional.empty());
  }

  private Tour(Program program, Language language, Optional<PageViewer> viewer) {
    this.program = program;
    this.language = language;
    this.viewer = viewer;
  }

  /** The same tour, with its page shown live. */
  public Tour showingPagesIn(PageViewer face) {
    return new Tour(program, language, Optional.of(face));
  }

  /**
   * Does these exercises in their order.
   *
   * @param folder where pictures and what is sent go; it must exist and stays
   */
  public List<Step> run(Set<Exercise> exercises, Path folder, Listener listener)
      throws InterruptedException {
    List<Step> steps = new ArrayList<>();
    for (Exercise exercise : Exercise.values()) {
      if (exercises.contains(exercise)) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        listener.begins(exercise);
        Step step = step(exercise, folder);
        steps.add(step);
        listener.ended(step);
      }
    }
    return steps;
  }

  private Step step(Exercise exercise, Path folder) throws InterruptedException {
    Notes notes = new Notes(exercise, language);
    try {
      lesson(exercise, folder).go(notes);
    } catch (IOException failed) {
      if (Thread.interrupted()) { // what a channel throws in an interrupted thread is no failure
        throw (InterruptedException) new InterruptedException().initCause(failed);
      }
      notes.failed(Failure.of(failed, exercise.title(language)).explain(language));
    }
    return notes.step();
  }

  private Lesson lesson(Exercise exercise, Path folder) {
    Painter painter = new Painter(program, folder);
    return switch (exercise) {
      case SOCKETS -> new SocketsLesson();
      case PING -> new PingLesson();
      case WINDOW -> new WindowLesson(painter);
      case WEB -> new WebLesson(painter, viewer);
      case FILES -> new FilesLesson(program, folder);
      case CHAT -> new ChatLesson(folder);
    };
  }
}
